// Segments that say the same.
#pragma once

#include <cstdint>
#include <vector>

#include "check/words.hpp"

namespace cotejo {

/// The words of each segment, as sets that can be compared.
template <Side S>
class Likeness {
 public:
  explicit Likeness(const SideWords<S>& side);

  /// Of the content words of the two segments, the share they have in common (Dice), in [0, 1].
  [[nodiscard]] float of(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::size_t words(std::uint32_t segment) const { return first_[segment + 1] - first_[segment]; }

 private:
  std::vector<std::uint32_t> types_;  // sorted in each segment
  std::vector<std::size_t> first_;
};

}  // namespace cotejo
