#include "feed/references.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <unordered_map>

#include "cotejo/text.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

constexpr std::size_t kLongestName = 32;       // "CounterClockwiseContourIntegral"
constexpr std::size_t kMostRemembered = 4096;  // names; an honest feed uses some dozens

struct OutputDeleter {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The parser alone has the two thousand names, so it is asked.
std::optional<std::string> ask_parser(const std::string& name) {
  const std::string page = "<body>&" + name + ";";
  const std::unique_ptr<GumboOutput, OutputDeleter> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  const GumboVector& parts = output->root->v.element.children;
  const auto* body = static_cast<const GumboNode*>(parts.data[parts.length - 1]);
  if (body->v.element.children.length == 0) return std::nullopt;
  const auto* text = static_cast<const GumboNode*>(body->v.element.children.data[0]);
  const std::string_view found = text->v.text.text;
  const bool is_known = !found.starts_with('&') || found == "&";
  if (!is_known || found.ends_with(';')) return std::nullopt;
  return std::string(found);
}

using Known = std::unordered_map<std::string, std::optional<std::string>>;

// Where Windows-1252 has nothing, itself.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_character(char32_t code_point) {
  const bool is_control = code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r';
  const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
  return !is_control && !is_surrogate && code_point <= 0x10FFFF && (code_point & 0xFFFEU) != 0xFFFEU;
}

}  // namespace

char32_t beyond_latin1(char32_t code_point) {
  return code_point >= 0x80 && code_point < 0xA0 ? kWindows1252[code_point - 0x80] : code_point;
}

std::optional<std::string> named_character(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  thread_local Known known;
  if (known.size() >= kMostRemembered) known.clear();
  const auto [found, is_new] = known.try_emplace(std::string(name));
  if (is_new) found->second = ask_parser(found->first);
  return found->second;
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
  if (error == std::errc() && is_character(number)) append_utf8(text, beyond_latin1(number));
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
