// Numbers that go with runs of one to kMaxBeadSide segments, reckoned with all at once.
#pragma once

#include <array>

#include "cotejo/align.hpp"

namespace cotejo {

/// A number for each run of segments that begin together, by the run's length - 1. A vector of the compiler's: +, - and
/// * go by element, with a single number too.
using Runs [[gnu::vector_size(kMaxBeadSide * sizeof(float))]] = float;

static_assert(kMaxBeadSide == 4);  // as the shuffles below have it

inline Runs larger(Runs a, Runs b) { return a > b ? a : b; }

/// Of numbers that go with segments one after the other, what goes with the runs of them: sums, and the largest; none
/// may be less than 0.
inline Runs running_sum(Runs numbers) {
  numbers += __builtin_shufflevector(numbers, Runs{}, 4, 0, 1, 2);
  return numbers + __builtin_shufflevector(numbers, Runs{}, 4, 5, 0, 1);
}
inline Runs running_max(Runs numbers) {
  numbers = larger(numbers, __builtin_shufflevector(numbers, Runs{}, 4, 0, 1, 2));
  return larger(numbers, __builtin_shufflevector(numbers, Runs{}, 4, 5, 0, 1));
}

}  // namespace cotejo
