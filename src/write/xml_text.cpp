#include "write/xml_text.hpp"

#include <ostream>

#include "cotejo/text.hpp"
#include "tm/xml_characters.hpp"

namespace cotejo::detail {
namespace {

enum class Place { content, attribute };

/// What stands for a byte in the output; empty: the byte itself.
std::string_view escape_of(char c, Place place) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";  // "]]>" may not stand in content
    case '\r':
      return "&#13;";
    case '"':
      return place == Place::attribute ? "&quot;" : std::string_view{};
    case '\t':
      return place == Place::attribute ? "&#9;" : std::string_view{};
    case '\n':
      return place == Place::attribute ? "&#10;" : std::string_view{};
    default:
      return {};
  }
}

template <class Append>
void escape(std::string_view text, Place place, Append append) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view stand_in = escape_of(text[at], place);
    if (stand_in.empty()) continue;
    append(text.substr(copied, at - copied));
    append(stand_in);
    copied = at + 1;
  }
  append(text.substr(copied));
}

void write_escaped(std::ostream& out, std::string_view text, Place place) {
  escape(text, place,
         [&](std::string_view part) { out.write(part.data(), static_cast<std::streamsize>(part.size())); });
}

constexpr char32_t kReplacement = 0xFFFD;

/// next_code_point() gives U+FFFD both for that very character, which has three bytes, and for a byte that is not
/// UTF-8.
bool can_hold(char32_t c, std::size_t bytes) { return is_xml_character(c) && !(c == kReplacement && bytes == 1); }

}  // namespace

XmlText xml_text(std::string_view utf8) {
  XmlText kept;
  kept.text.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(utf8, at);
    if (can_hold(c, at - start)) {
      kept.text.append(utf8.substr(start, at - start));
    } else {
      ++kept.removed;
    }
  }
  const ByteRange visible = trim(kept.text, {0, kept.text.size()});
  kept.text.erase(visible.end).erase(0, visible.begin);
  return kept;
}

void write_content(std::ostream& out, std::string_view text) { write_escaped(out, text, Place::content); }

void write_attribute(std::ostream& out, std::string_view text) { write_escaped(out, text, Place::attribute); }

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  escape(text, Place::content, [&](std::string_view part) { out.append(part); });
  return out;
}

}  // namespace cotejo::detail
