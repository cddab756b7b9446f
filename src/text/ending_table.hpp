// Endings that a word may have, to find the one it has.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cotejo {

/// Sorted by the letter they end in, and compared as numbers. Made at compile time.
template <std::size_t Size>
class EndingTable {
 public:
  /// Of lower-case ASCII or an apostrophe, up to eight bytes each.
  constexpr explicit EndingTable(const std::array<std::string_view, Size>& endings) {
    std::size_t filled = 0;
    for (std::size_t letter = 0; letter < kLetters; ++letter) {
      first_[letter] = filled;
      for (std::size_t k = 0; k < Size; ++k)
        if (letter_of(endings[k].back()) == letter)
          endings_[filled++] = {end_of(endings[k]), mask_of(endings[k].size()), endings[k].size(), k};
    }
    first_[kLetters] = filled;
  }

  /// Which of the endings, the first in the order they were given in, `word` has after at least `least` bytes.
  [[nodiscard]] constexpr std::optional<std::size_t> find(std::string_view word, std::size_t least) const {
    if (word.size() <= least) return std::nullopt;
    const std::uint64_t end = end_of(word);
    const std::size_t letter = letter_of(word.back());
    for (std::size_t k = first_[letter]; k < first_[letter + 1]; ++k)
      if ((end & endings_[k].mask) == endings_[k].bytes && endings_[k].size + least <= word.size())
        return endings_[k].place;
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kLetters = 32, kLongest = 8;

  struct Ending {
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    std::size_t size = 0;
    std::size_t place = 0;  // in the order given
  };

  static constexpr std::uint64_t mask_of(std::size_t size) { return ~std::uint64_t{0} >> (8 * (kLongest - size)); }

  /// A class of last letters.
  static constexpr std::size_t letter_of(char c) { return static_cast<unsigned char>(c) % kLetters; }

  /// The last eight bytes, the last one lowest.
  static constexpr std::uint64_t end_of(std::string_view word) {
    std::uint64_t out = 0;
    for (std::size_t k = word.size() - std::min(word.size(), kLongest); k < word.size(); ++k)
      out = out << 8U | static_cast<unsigned char>(word[k]);
    return out;
  }

  std::array<Ending, Size> endings_{};
  std::array<std::size_t, kLetters + 1> first_{};
};

}  // namespace cotejo
