// A hash for words. They are short: two loads and two multiplications say of nearly all of them what std::hash walks
// their bytes for.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace cotejo {

namespace detail {
template <class Number>
std::uint64_t load_as(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}
}  // namespace detail

/// For tables in memory: another machine's may differ.
inline std::uint64_t word_hash(std::string_view word) {
  constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U, kSecond = 0xC2B2AE3D27D4EB4FU;
  const std::size_t size = word.size();
  const char* const begin = word.data();
  std::uint64_t head = 0, tail = 0;  // they overlap in words that they are longer than together
  if (size > 16) {
    head = std::hash<std::string_view>()(word);
  } else if (size >= 8) {
    head = detail::load_as<std::uint64_t>(begin), tail = detail::load_as<std::uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    head = detail::load_as<std::uint32_t>(begin), tail = detail::load_as<std::uint32_t>(begin + size - 4);
  } else if (size > 0) {
    head = detail::load_as<std::uint8_t>(begin) | detail::load_as<std::uint8_t>(begin + size / 2) << 8U;
    tail = detail::load_as<std::uint8_t>(begin + size - 1);
  }
  std::uint64_t mixed = (head ^ size) * kFirst;
  mixed = (mixed ^ mixed >> 32U ^ tail) * kSecond;
  return mixed ^ mixed >> 29U;
}

}  // namespace cotejo
