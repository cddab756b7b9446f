// How long a translation is, given the length of the original.
#pragma once

#include <algorithm>
#include <cmath>

#include "check/words.hpp"

namespace cotejo {

/// Gale & Church (1993): the English length is normal, with a mean and a variance in proportion to the Spanish length.
struct LengthModel {
  double ratio = 1;       ///< English code points a Spanish one
  double variance = 6.8;  ///< of them

  /// Standard deviations from the mean; 0 for an empty Spanish side.
  [[nodiscard]] double deviation(double es, double en) const {
    return es > 0 ? (en - ratio * es) / std::sqrt(variance * es) : 0;
  }
};

/// Of the batch's two-sided beads, drawn to what is usual where they are few.
LengthModel learn_lengths(CheckBatch batch);

/// The lengths of a bead's sides.
struct BeadLengths {
  std::uint32_t es = 0, en = 0;
};
BeadLengths lengths_of(const CheckText& text, const Bead& bead);

}  // namespace cotejo
