#include "document/html_entities.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kMostRemembered = 4096;
constexpr char32_t kReplacement = 0xFFFD;

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c, bool hexadecimal) {
  return (c >= '0' && c <= '9') || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

struct OutputDeleter {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

/// The text that `html`, which has no tags, makes.
std::string text_of(const std::string& html) {
  const std::string page = "<body>" + html;
  const std::unique_ptr<GumboOutput, OutputDeleter> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  const GumboVector& parts = output->root->v.element.children;
  if (parts.length == 0) return {};
  const auto* body = static_cast<const GumboNode*>(parts.data[parts.length - 1]);
  if (body->v.element.children.length == 0) return {};
  const auto* text = static_cast<const GumboNode*>(body->v.element.children.data[0]);
  const bool is_text = text->type == GUMBO_NODE_TEXT || text->type == GUMBO_NODE_WHITESPACE;
  return is_text ? text->v.text.text : std::string();
}

/// Asks the parser itself what "&name;" means, for it alone has the two thousand names. Whatever follows the reference
/// in `reference` comes out as it went in, which shows where the reference ends: "&notit;" is "¬it;".
Entity parse_named(const std::string& reference) {
  std::string text = text_of(reference);
  if (text.empty() || text == reference) return {};
  const auto [rest, _] = std::mismatch(reference.rbegin(), reference.rend(), text.rbegin(), text.rend());
  const auto source = static_cast<std::size_t>(reference.rend() - rest);
  text.resize(text.size() - (reference.size() - source));
  return {source, std::move(text)};
}

// Where Windows-1252 has nothing, itself.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t shown(std::uint32_t number) {
  const bool is_surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || number > 0x10FFFF || is_surrogate ? kReplacement : beyond_latin1(number);
}

std::uint32_t digit_value(char c) {
  if (c <= '9') return static_cast<std::uint32_t>(c - '0');
  return static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
}

}  // namespace

char32_t beyond_latin1(char32_t code_point) {
  const bool is_control = code_point >= 0x80 && code_point < 0x80 + kWindows.size();
  return is_control ? kWindows[code_point - 0x80] : code_point;
}

const Entity& Entities::read(std::string_view source) {
  if (source.substr(0, 2) == "&#") return read_number(source);
  std::size_t end = 1;
  while (end < source.size() && end <= kLongestName && is_alphanumeric(source[end])) ++end;
  if (end < source.size() && source[end] == ';') ++end;
  static const Entity kNone;
  if (end == 1) return kNone;
  if (named_.size() >= kMostRemembered) named_.clear();
  const auto [known, is_new] = named_.try_emplace(std::string(source.substr(0, end)));
  if (is_new) known->second = parse_named(known->first);
  return known->second;
}

const Entity& Entities::read_number(std::string_view source) {
  constexpr std::uint32_t kBeyondUnicode = 0x110000;
  number_ = {};
  const bool hexadecimal = source.size() > 2 && (source[2] == 'x' || source[2] == 'X');
  const std::size_t digits = hexadecimal ? 3 : 2;
  std::uint32_t value = 0;
  std::size_t end = digits;
  for (; end < source.size() && is_digit(source[end], hexadecimal); ++end) {
    value = std::min(value * (hexadecimal ? 16 : 10) + digit_value(source[end]), kBeyondUnicode);
  }
  if (end == digits) return number_;
  number_.source = end < source.size() && source[end] == ';' ? end + 1 : end;
  append_utf8(number_.text, shown(value));
  return number_;
}

std::string Entities::decode(std::string_view source) {
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t reference = std::min(source.find('&', at), source.size());
    out.append(source.substr(at, reference - at));
    at = reference;
    if (at == source.size()) break;
    const Entity& entity = read(source.substr(at));
    out.append(entity.source > 0 ? std::string_view(entity.text) : std::string_view("&"));
    at += std::max<std::size_t>(entity.source, 1);
  }
  return out;
}

}  // namespace cotejo::detail
