#include "tm/xml_source.hpp"

#include <algorithm>

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool starts_with_any(std::string_view bytes, std::span<const std::string_view> heads) {
  return std::ranges::any_of(heads, [&](std::string_view head) { return bytes.starts_with(head); });
}

bool has_utf16_mark(std::string_view bytes) {
  constexpr std::string_view kMarks[] = {"\xFF\xFE"sv, "\xFE\xFF"sv};
  return starts_with_any(bytes, kMarks);
}

bool is_unmarked_utf16(std::string_view bytes) {
  constexpr std::string_view kHeads[] = {"<\0"sv, "\0<"sv};
  return starts_with_any(bytes, kHeads);
}

/// The encoding pseudo-attribute, in capitals; empty when there is none.
std::string declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  std::string encoding(declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1));
  std::ranges::transform(encoding, encoding.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return encoding;
}

/// XML 1.0, production 81. Small letters are not expected here.
bool is_encoding_name(std::string_view name) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", kMore = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && kLetters.find(name.front()) != std::string_view::npos &&
         name.find_first_not_of(kMore) == std::string_view::npos;
}

std::string_view decode_into(std::string& buffer, std::string_view bytes, const std::string& encoding,
                             ProblemLog& log) {
  Result<DecodedText> decoded = decode(bytes, {}, {.encoding = encoding, .hint = {}});
  if (!decoded) {
    log.unreadable(std::move(decoded.error().what));
    return {};
  }
  buffer = std::move(decoded->utf8);
  return buffer;
}

std::string_view read_utf16(std::string_view bytes, std::string& buffer, ProblemLog& log) {
  if (!has_utf16_mark(bytes)) log.unreadable(Message{"UTF-16 without a byte-order mark", {}});
  const std::string_view text = decode_into(buffer, bytes, "UTF-16", log);
  const std::string declared = declared_encoding(text);
  if (!text.empty() && !declared.starts_with("UTF-16")) {
    log.unreadable(
        Message{"the file is in UTF-16, but declares {1}", {declared.empty() ? "UTF-8" : excerpt(declared)}});
  }
  return text;
}

std::string_view read_utf8(std::string_view text, ProblemLog& log) {
  const std::size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos) {
    log.fatal(invalid, Message{"bytes that are not UTF-8, here for the first time", {}});
  }
  return text;
}

std::string_view read_declared(std::string_view bytes, std::string& buffer, ProblemLog& log) {
  const std::string declared = declared_encoding(bytes);
  if (declared.empty() || declared == "UTF-8" || declared == "US-ASCII" || declared == "ASCII") {
    return read_utf8(bytes, log);
  }
  if (declared.starts_with("UTF-16")) {
    log.unreadable(Message{"the file declares UTF-16, but is not", {}});
    return read_utf8(bytes, log);
  }
  if (!is_encoding_name(declared)) {  // ICU takes "UTF/8" for what it is not
    log.fatal(0, Message{"'{1}' is not the name of an encoding (expected UTF-8 or UTF-16)", {excerpt(declared)}});
    return read_utf8(bytes, log);
  }
  log.loss(0, Message{"not every reader knows the encoding {1} (expected UTF-8 or UTF-16)", {excerpt(declared)}});
  return decode_into(buffer, bytes, declared, log);
}

std::string_view read_text(std::string_view bytes, std::string& buffer, ProblemLog& log) {
  if (has_utf16_mark(bytes) || is_unmarked_utf16(bytes)) return read_utf16(bytes, buffer, log);
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return read_declared(bytes, buffer, log);
}

}  // namespace

std::string_view xml_source(std::string_view bytes, std::string& buffer, ProblemLog& log) {
  const std::string_view text = read_text(bytes, buffer, log);
  if (text.empty() && !log.is_unreadable()) log.unreadable(Message{"the file is empty", {}});
  return text;
}

}  // namespace cotejo::detail
