// Looking at single characters of a block, forwards and backwards.
#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <string_view>

#include "cotejo/text.hpp"

namespace cotejo {

// ASCII is most of what is looked at, and a comparison there costs less than a call of ICU.

inline bool is_ascii(char32_t c) { return c < 0x80; }
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char32_t c) {
  return is_ascii(c) ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
inline bool is_lower(char32_t c) {
  return is_ascii(c) ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0;
}
inline bool is_letter(char32_t c) {
  return is_ascii(c) ? is_lower(c | 0x20U) : u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}
inline bool is_dash(char32_t c) { return c >= 0x2013 && c <= 0x2015; }
inline bool opens_question(char32_t c) { return c == U'¿' || c == U'¡'; }

inline bool opens(char32_t c) {
  constexpr auto kOpening = U_GC_PS_MASK | U_GC_PI_MASK;
  if (is_ascii(c)) return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{';
  return opens_question(c) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & kOpening) != 0;
}

inline bool closes(char32_t c) {
  constexpr auto kClosing = U_GC_PE_MASK | U_GC_PF_MASK;
  if (is_ascii(c)) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kClosing) != 0;
}

/// The code point that starts at `at`; 0 at the end.
inline char32_t char_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : 0;
}

/// Start of the code point that ends just before `end`. Requires end > 0.
inline std::size_t step_back(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

/// The code point that ends just before `end`; 0 at the beginning.
inline char32_t char_before(std::string_view text, std::size_t end) {
  return end == 0 ? 0 : char_at(text, step_back(text, end));
}

/// Past the code points from `at` on that satisfy `wanted`, looking at no more than about `limit` bytes.
template <class Predicate>
std::size_t skip(std::string_view text, std::size_t at, Predicate wanted, std::size_t limit = std::string_view::npos) {
  const std::size_t begin = at;
  while (at < text.size() && at - begin < limit) {
    std::size_t after = at;
    if (!wanted(next_code_point(text, after))) break;
    at = after;
  }
  return at;
}

/// The same, backwards from `end`.
template <class Predicate>
std::size_t skip_back(std::string_view text, std::size_t end, Predicate wanted, std::size_t limit) {
  std::size_t at = end;
  while (at > 0 && end - at < limit && wanted(char_before(text, at))) at = step_back(text, at);
  return at;
}

}  // namespace cotejo
