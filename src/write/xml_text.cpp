#include "write/xml_text.hpp"

#include <algorithm>
#include <array>
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

/// Bytes that escape_of() knows, so that runs of others are copied whole.
constexpr auto kMayNeedEscape = [] {
  std::array<bool, 256> may{};
  for (const char c : {'&', '<', '>', '\r', '"', '\t', '\n'}) may[static_cast<unsigned char>(c)] = true;
  return may;
}();

template <class Append>
void escape(std::string_view text, Place place, Append append) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMayNeedEscape[static_cast<unsigned char>(text[at])]) continue;
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

/// False for nearly every sentence: controls, and 0xEF, which begins U+FFFE, U+FFFF and U+FFFD.
bool is_suspect(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xEF || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

bool is_clean(std::string_view text) {
  return std::ranges::none_of(text, is_suspect) && find_invalid_utf8(text) == std::string_view::npos;
}

XmlText trimmed(std::string_view text, std::size_t removed) {
  return {std::string(slice(text, trim(text, {0, text.size()}))), removed};
}

}  // namespace

XmlText xml_text(std::string_view utf8) {
  if (is_clean(utf8)) return trimmed(utf8, 0);
  std::string kept;
  std::size_t removed = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(utf8, at);
    if (can_hold(c, at - start)) {
      kept.append(utf8.substr(start, at - start));
    } else {
      ++removed;
    }
  }
  return trimmed(kept, removed);
}

void write_content(std::ostream& out, std::string_view text) { write_escaped(out, text, Place::content); }

void write_attribute(std::ostream& out, std::string_view text) { write_escaped(out, text, Place::attribute); }

void append_content(std::string& out, std::string_view text) {
  escape(text, Place::content, [&](std::string_view part) { out.append(part); });
}

void append_attribute(std::string& out, std::string_view text) {
  escape(text, Place::attribute, [&](std::string_view part) { out.append(part); });
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_content(out, text);
  return out;
}

}  // namespace cotejo::detail
