#include "tm/xml_characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

struct CodePointSpan {
  char32_t first, last;
};

// XML 1.0 (fifth edition), production 4, from U+0080 on.
constexpr CodePointSpan kNameStarts[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                         {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                         {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
// Production 4a: what may follow besides.
constexpr CodePointSpan kNameMore[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool is_among(char32_t c, std::span<const CodePointSpan> spans) {
  return std::ranges::any_of(spans, [c](CodePointSpan span) { return c >= span.first && c <= span.last; });
}

bool is_ascii_letter(char32_t c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' && c < 0x80; }

bool is_name_start(char32_t c) {
  return is_ascii_letter(c) || c == '_' || c == ':' || (c >= 0x80 && is_among(c, kNameStarts));
}

bool is_name_character(char32_t c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || (c >= 0x80 && is_among(c, kNameMore));
}

/// Bytes that may need more than copying: controls, the markup characters, and 0xEF, which begins U+FFFE and U+FFFF.
constexpr auto kIsSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) special[byte] = true;
  special['\n'] = special['\t'] = false;
  special['&'] = special['<'] = special['>'] = special[0xEF] = true;
  return special;
}();

bool is_special(char c, XmlData kind) {
  return kIsSpecial[static_cast<unsigned char>(c)] || (kind == XmlData::attribute && (c == '\n' || c == '\t'));
}

struct NamedEntity {
  std::string_view name;
  char character;
};
constexpr NamedEntity kEntities[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

/// The number of a reference's "#225" or "#xE1"; nullopt when it is none or above what fits.
std::optional<char32_t> character_number(std::string_view reference) {
  const bool is_hexadecimal = reference.starts_with("#x");
  const std::string_view digits = reference.substr(is_hexadecimal ? 2 : 1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hexadecimal ? 16 : 10);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

class Resolver {
 public:
  Resolver(std::string_view raw, XmlData kind, std::size_t offset, std::string& out, ProblemLog& log)
      : raw_(raw), kind_(kind), offset_(offset), out_(out), log_(log) {}

  void run() {
    out_.clear();
    for (std::size_t at = 0; at < raw_.size();) {
      const auto special = std::find_if(raw_.begin() + static_cast<std::ptrdiff_t>(at), raw_.end(),
                                        [this](char c) { return is_special(c, kind_); });
      const auto found = static_cast<std::size_t>(special - raw_.begin());
      out_.append(raw_.substr(at, found - at));
      at = found == raw_.size() ? found : take_special(found);
    }
  }

 private:
  /// Handles the special character at `at`; returns where it ends.
  std::size_t take_special(std::size_t at) {
    switch (raw_[at]) {
      case '&':
        return kind_ == XmlData::cdata ? copy(at) : take_reference(at);
      case '<':
        if (kind_ == XmlData::attribute) fatal(at, Message{"'<' in an attribute value (expected &lt;)", {}});
        return copy(at);
      case '>':
        if (kind_ == XmlData::content && raw_.substr(0, at).ends_with("]]")) {
          fatal(at, Message{"']]>' in text (expected ]]&gt;)", {}});
        }
        return copy(at);
      case '\r':
        return take_line_end(at);
      case '\n':
      case '\t':
        out_.push_back(' ');
        return at + 1;
      default:
        return take_suspect(at);
    }
  }

  std::size_t copy(std::size_t at) {
    out_.push_back(raw_[at]);
    return at + 1;
  }

  std::size_t take_line_end(std::size_t at) {
    out_.push_back(kind_ == XmlData::attribute ? ' ' : '\n');
    return raw_.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
  }

  std::size_t take_suspect(std::size_t at) {
    std::size_t end = at;
    const char32_t c = next_code_point(raw_, end);
    if (!is_xml_character(c)) fatal(at, Message{"character {1} is not allowed in XML", {code_point_name(c)}});
    out_.append(raw_.substr(at, end - at));
    return end;
  }

  std::size_t take_reference(std::size_t at) {
    constexpr std::size_t kMaxReference = 64;  // far above what any entity name of practice needs
    const std::string_view ahead = raw_.substr(at + 1, kMaxReference);
    const std::size_t size = ahead.find(';');
    const std::string_view reference = ahead.substr(0, size);
    const bool is_one = size != std::string_view::npos && (reference.starts_with('#') || is_name(reference));
    if (!is_one) {
      fatal(at, Message{"'&' that begins no reference (expected &amp;)", {}});
      return copy(at);
    }
    reference.starts_with('#') ? add_character(reference, at) : add_entity(reference, at);
    return at + 1 + size + 1;
  }

  void add_character(std::string_view reference, std::size_t at) {
    const auto number = character_number(reference);
    if (number && is_xml_character(*number)) {
      append_utf8(out_, *number);
    } else {
      fatal(at, Message{"reference &{1}; is not of a character allowed in XML", {std::string(reference)}});
    }
  }

  void add_entity(std::string_view name, std::size_t at) {
    const auto* const entity = std::ranges::find(kEntities, name, &NamedEntity::name);
    if (entity != std::end(kEntities)) {
      out_.push_back(entity->character);
    } else {
      fatal(at, Message{"entity &{1}; is not declared (expected the character itself)", {std::string(name)}});
    }
  }

  static bool is_name(std::string_view text) { return !text.empty() && xml_name_size(text) == text.size(); }

  static std::string code_point_name(char32_t c) {
    std::array<char, 8> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(c), 16);
    std::string name(digits.data(), written.ptr);
    std::ranges::transform(name, name.begin(), [](char d) { return d >= 'a' ? static_cast<char>(d - 'a' + 'A') : d; });
    return "U+" + std::string(name.size() < 4 ? 4 - name.size() : 0, '0') + name;
  }

  void fatal(std::size_t at, Message what) { log_.fatal(offset_ + at, std::move(what)); }

  std::string_view raw_;
  XmlData kind_;
  std::size_t offset_;
  std::string& out_;
  ProblemLog& log_;
};

}  // namespace

bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_xml_blank(std::string_view text) { return std::ranges::all_of(text, is_xml_space); }

std::size_t xml_name_size(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t next = 0; next < text.size(); size = next) {
    const char32_t c = next_code_point(text, next);
    if (!(size == 0 ? is_name_start(c) : is_name_character(c))) return size;
  }
  return size;
}

std::string_view resolve(std::string_view raw, XmlData kind, std::size_t offset, std::string& buffer, ProblemLog& log) {
  if (std::ranges::none_of(raw, [kind](char c) { return is_special(c, kind); })) return raw;
  Resolver(raw, kind, offset, buffer, log).run();
  return buffer;
}

}  // namespace cotejo::detail
