#include "feed/references.hpp"

#include <algorithm>
#include <charconv>

#include "cotejo/text.hpp"
#include "document/html_entities.hpp"

namespace cotejo::feeds {
namespace {

constexpr std::size_t kLongestName = 32;  // "CounterClockwiseContourIntegral"

bool is_character(char32_t code_point) {
  const bool is_control = code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r';
  const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
  return !is_control && !is_surrogate && code_point <= 0x10FFFF && (code_point & 0xFFFEU) != 0xFFFEU;
}

}  // namespace

std::optional<std::string> named_character(std::string_view name) {
  thread_local detail::Entities entities;
  const std::string reference = "&" + std::string(name) + ";";
  const detail::Entity& entity = entities.read(reference);
  if (entity.source != reference.size()) return std::nullopt;
  return entity.text;
}

std::optional<std::string> numbered_character(std::string_view digits) {
  if (!digits.starts_with('#')) return std::nullopt;
  digits.remove_prefix(1);
  const bool is_hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (is_hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hexadecimal ? 16 : 10);
  if (end != digits.data() + digits.size() || digits.empty() || error == std::errc::invalid_argument)
    return std::nullopt;
  std::string text;
  if (error == std::errc() && is_character(number)) append_utf8(text, detail::beyond_latin1(number));
  return text;
}

std::string resolve_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, mark - at));
    if (mark == text.size()) break;
    const std::size_t end = text.substr(0, std::min(text.size(), mark + kLongestName + 2)).find(';', mark);
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text.substr(mark + 1, end - mark - 1);
    const auto character = name.starts_with('#') ? numbered_character(name) : named_character(name);
    if (!character) out += '&';
    if (character) out += *character;
    at = character ? end + 1 : mark + 1;
  }
  return out;
}

}  // namespace cotejo::feeds
