#include "feed/base64.hpp"

#include <array>
#include <cstdint>

#include "cotejo/text.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (ascii::is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0, digits = 0;
  for (const char c : text) {
    if (ascii::is_blank(c) || c == '=') continue;
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    ++digits;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFFU);
  }
  if (digits % 4 == 1 || find_invalid_utf8(out) != std::string_view::npos) return std::nullopt;
  return out;
}

}  // namespace cotejo::feeds
