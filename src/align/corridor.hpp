// The coarse pass: where in a long document the alignment can run at all.
#pragma once

#include <vector>

#include "align/band.hpp"
#include "align/coverage.hpp"

namespace cotejo {

/// A pair of segments that share something rare.
struct Waypoint {
  GridPoint pair;
  float weight = 0;
};

/// The heaviest chain of pairs that rise together on both sides. O(n log n) in the pairs that share something rare.
std::vector<Waypoint> heaviest_chain(std::vector<Waypoint> pairs, std::uint32_t en_segments);

/// Pairs of segments that share tokens which are rare on both sides.
std::vector<Waypoint> rare_pairs(const MatchIndex& index);

/// The band around the heaviest chain: whole rectangles between neighbouring waypoints, widened by `margin`, and a
/// diagonal, by length, through rectangles that are too large to search.
Band corridor(const MatchIndex& index, std::uint32_t margin);

}  // namespace cotejo
