// A first look at a band: which part of it can matter.
#pragma once

#include "align/coverage.hpp"

namespace cotejo {

/// The part of a band that is worth a search. Each pair of segments is worth what they find in each other; a way
/// through the band, step by step over a pair or past a segment, what its pairs are worth. Kept are the points on ways
/// that are worth nearly as much as the best, and some about them: few where words tell the way, and all of those where
/// they do not. Time and memory O(points).
Band worth_searching(const PairCoverage& coverage);

}  // namespace cotejo
