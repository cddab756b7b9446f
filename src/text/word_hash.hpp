// A hash for words. They are short: two loads and two multiplications say of nearly all of them what std::hash walks
// their bytes for.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace cotejo {

namespace detail {
/// A little-endian number, at compile time too.
template <class Number>
constexpr std::uint64_t load_little(const char* bytes) {
  if (std::is_constant_evaluated() || std::endian::native != std::endian::little) {
    std::uint64_t out = 0;
    for (std::size_t k = 0; k < sizeof(Number); ++k)
      out |= std::uint64_t{static_cast<unsigned char>(bytes[k])} << 8 * k;
    return out;
  }
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

constexpr std::uint64_t mix(std::uint64_t head, std::uint64_t tail) {
  constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U, kSecond = 0xC2B2AE3D27D4EB4FU;
  const std::uint64_t mixed = head * kFirst;
  return (mixed ^ mixed >> 32U ^ tail) * kSecond;
}
}  // namespace detail

constexpr std::uint64_t word_hash(std::string_view word) {
  const char* const begin = word.data();
  const std::size_t size = word.size();
  std::uint64_t head = size, tail = 0;
  for (; word.size() > 16; word.remove_prefix(8))
    head = detail::mix(head, detail::load_little<std::uint64_t>(word.data()));
  // The two loads overlap in words that they are longer than together.
  if (size >= 8) {
    head ^= detail::load_little<std::uint64_t>(word.data());
    tail = detail::load_little<std::uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    head ^= detail::load_little<std::uint32_t>(begin);
    tail = detail::load_little<std::uint32_t>(begin + size - 4);
  } else if (size > 0) {
    head ^= detail::load_little<std::uint8_t>(begin) | detail::load_little<std::uint8_t>(begin + size / 2) << 8U;
    tail = detail::load_little<std::uint8_t>(begin + size - 1);
  }
  const std::uint64_t mixed = detail::mix(head, tail);
  return mixed ^ mixed >> 29U;
}

}  // namespace cotejo
