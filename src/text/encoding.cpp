// Bytes to UTF-8. What says most is believed first: a byte-order mark, the user, well-formed UTF-8, the document's own
// declaration where the bytes agree, and only then a guess. Whatever is not as declared ends up in the warnings.
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "cotejo/text.hpp"
#include "text/detect.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kWindows1252 = "windows-1252";

/// How the bytes are to be read.
struct Plan {
  std::string encoding;          ///< IANA name
  std::size_t mark = 0;          ///< bytes of the byte-order mark
  bool is_valid = false;         ///< UTF-8, and known to be nothing else
  bool has_stray_bytes = false;  ///< UTF-8 with bytes among it that are not: those are read as Windows-1252
  std::vector<Message> warnings = {};
};

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32LE before UTF-16LE, whose mark it begins with.
constexpr ByteOrderMark kMarks[] = {{"\xEF\xBB\xBF", kUtf8},
                                    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                    {"\xFF\xFE", "UTF-16LE"},
                                    {"\xFE\xFF", "UTF-16BE"}};

const ByteOrderMark* find_mark(std::string_view bytes) {
  const auto* const found =
      std::ranges::find_if(kMarks, [&](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
  return found == std::end(kMarks) ? nullptr : found;
}

icu::LocalUConverterPointer open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalUConverterPointer converter(ucnv_open(encoding.c_str(), &status));
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  return U_SUCCESS(status) ? std::move(converter) : icu::LocalUConverterPointer();
}

/// The IANA name of an encoding ICU knows; empty when it knows none of that name. ISO-8859-1 has control characters
/// where Windows-1252 has quotes and dashes, and what is called the first is the second (WHATWG Encoding Standard).
std::string iana_name(const std::string& encoding) {
  if (encoding.empty()) return {};
  const auto converter = open_converter(encoding);
  if (converter.isNull()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter.getAlias(), &status);
  for (const char* standard : {"IANA", "MIME"}) {  // where IANA prefers another name of its own, it is the one of MIME
    const char* const standard_name = ucnv_getStandardName(encoding.c_str(), standard, &status);
    if (standard_name != nullptr) name = standard_name;
  }
  return std::string_view(name) == "ISO-8859-1" ? std::string(kWindows1252) : name;
}

bool is_unicode(std::string_view encoding) { return encoding.starts_with("UTF-"); }

// --- Choosing how to read ------------------------------------------------------------------------------------------

Plan plan_by_mark(const ByteOrderMark& mark, const std::string& asked) {
  Plan plan{.encoding = std::string(mark.encoding), .mark = mark.bytes.size()};
  if (!asked.empty() && asked != plan.encoding && !plan.encoding.starts_with(asked)) {
    plan.warnings.push_back(
        {"read as {1}, for it begins with that byte-order mark ({2} was asked for)", {plan.encoding, asked}});
  }
  return plan;
}

/// UTF-16 and UTF-32 say nothing of the byte order; when the mark is missing, the text itself has to.
Plan plan_by_name(std::string_view bytes, const std::string& asked) {
  if (asked == "UTF-16" || asked == "UTF-32") return {.encoding = detail::detect_wide(bytes).value_or(asked + "BE")};
  return {.encoding = asked};
}

bool is_decodable(std::string_view bytes, const std::string& encoding);

/// Neither marked, asked for, nor UTF-8.
Plan plan_by_guess(std::string_view bytes, const std::string& hint) {
  const detail::Utf8Share share = detail::utf8_share(bytes);
  if (share.characters >= share.stray_bytes && share.characters > 0)
    return {.encoding = std::string(kUtf8), .has_stray_bytes = true};
  const std::string declared = iana_name(hint);
  if (!declared.empty() && !is_unicode(declared) && is_decodable(bytes, declared)) return {.encoding = declared};
  const detail::Guess guess = detail::detect_narrow(bytes);
  Plan plan{.encoding = guess.encoding};
  if (!guess.is_sure) plan.warnings.push_back({"the encoding is not certain; read as {1}", {plan.encoding}});
  return plan;
}

Plan plan_unmarked(std::string_view bytes, const std::string& hint) {
  if (bytes.find('\0') != std::string_view::npos) {
    return {.encoding = detail::detect_wide(bytes).value_or(std::string(kUtf8))};
  }
  if (find_invalid_utf8(bytes) == std::string_view::npos) return {.encoding = std::string(kUtf8), .is_valid = true};
  return plan_by_guess(bytes, hint);
}

/// ASCII is the same in all of the encodings that documents declare, so a wrong declaration does no harm to it.
void warn_of_declaration(Plan& plan, std::string_view bytes, const std::string& hint) {
  if (hint.empty() || iana_name(hint) == plan.encoding) return;
  const bool is_ascii = std::ranges::all_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  if (!is_ascii) plan.warnings.push_back({"declared as {1}, but read as {2}", {hint, plan.encoding}});
}

Result<Plan> choose(std::string_view bytes, std::string_view name, const DecodeOptions& options) {
  const std::string asked = iana_name(options.encoding);
  if (!options.encoding.empty() && asked.empty()) {
    return fail(Errc::encoding, std::string(name),
                "unknown encoding '{1}' (expected UTF-8, UTF-16, windows-1252, ISO-8859-15, macintosh, IBM850 or "
                "another name registered with IANA)",
                options.encoding);
  }
  if (const ByteOrderMark* mark = find_mark(bytes)) return plan_by_mark(*mark, asked);
  if (!asked.empty()) return plan_by_name(bytes, asked);
  Plan plan = plan_unmarked(bytes, options.hint);
  warn_of_declaration(plan, bytes, options.hint);
  return plan;
}

// --- Reading -------------------------------------------------------------------------------------------------------

/// The text, or the offset of the first byte that is none.
using Conversion = tl::expected<std::string, std::size_t>;

constexpr auto kNotWindows1252 = [] {
  std::array<bool, 256> is_unassigned{};
  for (const unsigned byte : {0x81U, 0x8DU, 0x8FU, 0x90U, 0x9DU}) is_unassigned[byte] = true;
  return is_unassigned;
}();

bool is_unassigned_in_windows_1252(char byte) { return kNotWindows1252[static_cast<unsigned char>(byte)]; }

std::size_t invalid_bytes(const UConverter* converter) {
  std::array<char, 32> bytes{};
  auto size = static_cast<std::int8_t>(bytes.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes.data(), &size, &status);
  return U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0;
}

Conversion convert_by_icu(std::string_view bytes, const std::string& encoding) {
  const auto from = open_converter(encoding);
  const auto to = open_converter(std::string(kUtf8));
  if (from.isNull() || to.isNull()) throw std::runtime_error("ICU has no converter for " + encoding);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::array<char, 16384> buffer;
  std::array<UChar, 4096> pivot;
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  const char* source = bytes.data();
  for (bool is_first = true;; is_first = false) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.getAlias(), from.getAlias(), &target, buffer.data() + buffer.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   is_first, /*flush=*/true, &status);
    out.append(buffer.data(), target);
    if (U_SUCCESS(status)) return out;
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      return tl::unexpected(static_cast<std::size_t>(source - bytes.data()) - invalid_bytes(from.getAlias()));
    }
  }
}

Conversion convert(std::string_view bytes, const std::string& encoding) {
  if (encoding == kUtf8) {
    const std::size_t invalid = find_invalid_utf8(bytes);
    if (invalid != std::string_view::npos) return tl::unexpected(invalid);
    return std::string(bytes);
  }
  if (encoding == kWindows1252) {  // ICU would make control characters of these
    const auto unassigned = std::ranges::find_if(bytes, is_unassigned_in_windows_1252);
    if (unassigned != bytes.end()) return tl::unexpected(static_cast<std::size_t>(unassigned - bytes.begin()));
  }
  return convert_by_icu(bytes, encoding);
}

bool is_decodable(std::string_view bytes, const std::string& encoding) { return convert(bytes, encoding).has_value(); }

using HighCharacters = std::array<std::string, 128>;

/// What Windows-1252 has at 0x80 … 0xFF, in UTF-8; U+FFFD where it has nothing.
const HighCharacters& windows_1252_characters() {
  static const auto characters = [] {
    HighCharacters high;
    for (std::size_t k = 0; k < high.size(); ++k) {
      const char byte = static_cast<char>(0x80 + k);
      high[k] = convert({&byte, 1}, std::string(kWindows1252)).value_or("\xEF\xBF\xBD");
    }
    return high;
  }();
  return characters;
}

DecodedText decode_with_strays(std::string_view bytes, Plan plan) {
  DecodedText text{.utf8 = {}, .encoding = std::move(plan.encoding), .warnings = std::move(plan.warnings)};
  text.utf8.reserve(bytes.size() + bytes.size() / 16);
  const HighCharacters& high = windows_1252_characters();
  std::size_t strays = 0, at = 0;
  const std::size_t first = find_invalid_utf8(bytes);
  for (std::size_t run = first; run != std::string_view::npos; run = find_invalid_utf8(bytes.substr(at))) {
    text.utf8.append(bytes.substr(at, run)).append(high[static_cast<unsigned char>(bytes[at + run]) - 0x80U]);
    at += run + 1;
    ++strays;
  }
  text.utf8.append(bytes.substr(at));
  text.warnings.push_back({"{1} bytes are not UTF-8, the first at offset {2}; read as windows-1252",
                           {std::to_string(strays), std::to_string(first)}});
  return text;
}

std::string hex(char byte) {
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return digits.data();
}

Result<DecodedText> read(std::string_view bytes, std::string_view name, Plan plan) {
  const std::string_view content = bytes.substr(plan.mark);
  if (plan.has_stray_bytes) return decode_with_strays(content, std::move(plan));
  Conversion text = plan.is_valid ? Conversion(content) : convert(content, plan.encoding);
  if (!text) {
    const std::size_t offset = plan.mark + text.error();
    return fail(Errc::encoding, std::string(name), "not {1}: byte {2} at offset {3} (another encoding can be given)",
                plan.encoding, hex(bytes[offset]), std::to_string(offset));
  }
  return DecodedText{std::move(*text), std::move(plan.encoding), std::move(plan.warnings)};
}

// --- Telling text from data ----------------------------------------------------------------------------------------

/// Control characters that text has no use for; NUL is one. Escape, vertical tab and form feed occur in old texts.
constexpr bool is_binary(char c) { return (c >= 0x00 && c < 0x09) || (c >= 0x0E && c < 0x20 && c != 0x1B); }

/// How many, eight bytes at a time: hardly any of a text are below U+0020, and most of those end a line.
std::size_t count_binary(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::size_t count = 0;
  for (; text.size() >= sizeof kOnes; text.remove_prefix(sizeof kOnes)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof word);
    const bool has_control = ((word - 0x20 * kOnes) & ~word & 0x80 * kOnes) != 0;
    if (has_control) count += static_cast<std::size_t>(std::ranges::count_if(text.substr(0, sizeof word), is_binary));
  }
  return count + static_cast<std::size_t>(std::ranges::count_if(text, is_binary));
}

/// One in so many characters makes a text of 8-bit bytes data: by chance it would be one in ten.
constexpr std::size_t kTextPerBinary = 100;

struct BinaryCharacters {
  std::size_t count = 0;
  std::size_t first = 0;  ///< byte offset in the text
  bool has_nul = false;
};

BinaryCharacters find_binary(std::string_view text) {
  const std::size_t count = count_binary(text);
  if (count == 0) return {};
  const auto nul = text.find('\0');
  if (nul != std::string_view::npos) return {1, nul, true};
  return {count, static_cast<std::size_t>(std::ranges::find_if(text, is_binary) - text.begin())};
}

/// How many bytes `text` takes in `encoding`.
std::size_t encoded_size(std::string_view text, const std::string& encoding) {
  if (encoding == kUtf8) return text.size();
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
  if (encoding.starts_with("UTF-16")) return 2 * units;
  return encoding.starts_with("UTF-32") ? 4 * count_code_points(text) : units;
}

Result<DecodedText> refuse_data(std::size_t mark, std::string_view name, DecodedText text) {
  const BinaryCharacters binary = find_binary(text.utf8);
  if (binary.count == 0) return text;
  const std::size_t before = encoded_size(std::string_view(text.utf8).substr(0, binary.first), text.encoding);
  const std::string offset = std::to_string(mark + before);
  if (binary.has_nul) return fail(Errc::encoding, std::string(name), "not text: NUL byte at offset {1}", offset);
  if (binary.count * kTextPerBinary > text.utf8.size()) {
    return fail(Errc::encoding, std::string(name), "not text: control character {1} at offset {2}",
                hex(text.utf8[binary.first]), offset);
  }
  text.warnings.push_back(
      {"{1} control characters in the text, the first at offset {2}", {std::to_string(binary.count), offset}});
  return text;
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes, std::string_view name, const DecodeOptions& options) {
  Result<Plan> plan = choose(bytes, name, options);
  if (!plan) return tl::unexpected(std::move(plan).error());
  const std::size_t mark = plan->mark;
  return read(bytes, name, std::move(*plan)).and_then([&](DecodedText&& text) {
    return refuse_data(mark, name, std::move(text));
  });
}

}  // namespace cotejo
