// A hash for words. They are short: two loads and a multiplication say of nearly all of them what std::hash walks their
// bytes for.
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

/// The upper half of the product of two numbers xor the lower, by way of their halves.
constexpr std::uint64_t fold_product_of_halves(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kLow = 0xFFFFFFFFU;
  const std::uint64_t low = (a & kLow) * (b & kLow);
  const std::uint64_t one = (a >> 32U) * (b & kLow) + (low >> 32U);
  const std::uint64_t other = (a & kLow) * (b >> 32U) + (one & kLow);
  const std::uint64_t high = (a >> 32U) * (b >> 32U) + (one >> 32U) + (other >> 32U);
  return high ^ (other << 32U | (low & kLow));
}

/// The same by one instruction, where there is one.
constexpr std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
#ifdef __SIZEOF_INT128__
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product >> 64U) ^ static_cast<std::uint64_t>(product);
#else
  return fold_product_of_halves(a, b);
#endif
}

constexpr std::uint64_t fold_pair(std::uint64_t seed, std::uint64_t head, std::uint64_t tail) {
  return fold_product(head ^ seed, tail ^ std::rotl(seed, 32));
}
}  // namespace detail

constexpr std::uint64_t kListSeed = 0x9E3779B97F4A7C15U;

/// Where the process has been loaded, which is elsewhere each time.
inline const char kPlace = 0;
inline const std::uint64_t kTextSeed =
    detail::fold_product(reinterpret_cast<std::uintptr_t>(&kPlace) ^ kListSeed, 0xC2B2AE3D27D4EB4FU);

/// By folded products, as wyhash (Yi 2019): two loads and one multiplication for nearly all words. Words of texts are
/// hashed with kTextSeed, so that nobody can write a text whose words all meet in one place of a table (Crosby and
/// Wallach 2003); lists that are known at compile time without.
constexpr std::uint64_t word_hash(std::string_view word, std::uint64_t seed = kListSeed) {
  seed ^= word.size();
  for (; word.size() > 16; word.remove_prefix(16))
    seed = detail::fold_pair(seed, detail::load_little<std::uint64_t>(word.data()),
                             detail::load_little<std::uint64_t>(word.data() + 8));
  const char* const begin = word.data();
  const std::size_t size = word.size();
  std::uint64_t head = 0, tail = 0;
  // The two loads overlap in words that they are longer than together.
  if (size >= 8) {
    head = detail::load_little<std::uint64_t>(begin);
    tail = detail::load_little<std::uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    head = detail::load_little<std::uint32_t>(begin);
    tail = detail::load_little<std::uint32_t>(begin + size - 4);
  } else if (size > 0) {
    head = detail::load_little<std::uint8_t>(begin) | detail::load_little<std::uint8_t>(begin + size / 2) << 8U;
    tail = detail::load_little<std::uint8_t>(begin + size - 1);
  }
  return detail::fold_pair(seed, head, tail);
}

}  // namespace cotejo
