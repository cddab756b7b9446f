// Lists of short words that are known when the program is built.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

namespace cotejo {

/// The bytes of a word in two numbers, which are compared and hashed faster than text. No word with a NUL in it.
class PackedWord {
 public:
  static constexpr std::size_t kMost = 16;  ///< bytes

  constexpr PackedWord() = default;
  /// Empty when the word is too long.
  constexpr explicit PackedWord(std::string_view word) {
    if (word.size() > kMost) return;
    parts_ = {packed(word.substr(0, kPart)), word.size() > kPart ? packed(word.substr(kPart)) : 0};
  }

  /// Of a word of ASCII letters and nothing else, in small letters.
  [[nodiscard]] static constexpr PackedWord lower(std::string_view letters) {
    PackedWord word(letters);
    for (std::uint64_t& part : word.parts_) part |= (part & kCaseless) >> 1U;
    return word;
  }

  [[nodiscard]] constexpr bool empty() const { return parts_[0] == 0; }
  /// All of its bits depend on all bytes, the high ones most.
  [[nodiscard]] constexpr std::uint64_t hash() const { return (parts_[0] ^ std::rotl(parts_[1] * kOdd, 29)) * kOdd; }

  friend constexpr bool operator==(const PackedWord&, const PackedWord&) = default;

 private:
  static constexpr std::size_t kPart = sizeof(std::uint64_t);
  static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;       // Knuth's multiplicative hashing
  static constexpr std::uint64_t kCaseless = 0x4040404040404040U;  // set in all letters; half of it in small ones only

  static constexpr std::uint64_t packed(std::string_view part) {
    std::uint64_t out = 0;
    for (const char byte : part) out = out << 8U | static_cast<unsigned char>(byte);
    return out;
  }

  std::array<std::uint64_t, 2> parts_{};
};

/// In which of several lists a word stands, a bit a list. Open addressing: a look-up is a multiplication and, nearly
/// always, one or two comparisons of numbers. Requires Slots to be a power of two and more than the different words.
template <std::size_t Slots>
class WordLists {
 public:
  using Lists = std::uint8_t;

  /// No empty words, none of more than PackedWord::kMost bytes.
  constexpr void add(std::span<const std::string_view> words, Lists list) {
    for (const std::string_view word : words) {
      const PackedWord packed(word);
      if (packed.empty()) throw std::length_error("a word of more than PackedWord::kMost bytes");
      const std::size_t slot = slot_of(packed);
      words_[slot] = packed;
      lists_[slot] |= list;
    }
  }

  /// 0 for a word of no list.
  [[nodiscard]] constexpr Lists find(const PackedWord& word) const { return lists_[slot_of(word)]; }

 private:
  static_assert(std::has_single_bit(Slots) && Slots > 1);

  [[nodiscard]] constexpr std::size_t slot_of(const PackedWord& word) const {
    std::size_t slot = word.hash() >> (64U - std::countr_zero(Slots));
    while (!words_[slot].empty() && words_[slot] != word) slot = (slot + 1) % Slots;
    return slot;
  }

  std::array<PackedWord, Slots> words_{};
  std::array<Lists, Slots> lists_{};
};

}  // namespace cotejo
