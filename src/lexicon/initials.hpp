// Where in a sorted vocabulary the words with the same two first letters stand: a look-up then bisects a few dozen
// words, not all.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lexicon/model_file.hpp"

namespace cotejo {

class Initials {
 public:
  Initials() = default;
  /// Requires that the words are sorted. Finds the borders by bisection, for a start has to be quick.
  explicit Initials(const VocabularyView& side);

  struct Range {
    std::uint32_t first = 0, last = 0;  ///< half-open
  };
  /// The words among which `text` is, if it is one.
  [[nodiscard]] Range range(std::string_view text) const;

 private:
  static constexpr std::size_t kClasses = 28;  // before 'a', each of a to z, after 'z'

  static std::size_t bucket(std::string_view text);

  std::array<std::uint32_t, kClasses * kClasses + 1> starts_{};  // of each bucket; its end is the next one's start
};

}  // namespace cotejo
