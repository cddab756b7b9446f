// The sum over all alignments in a band, and the one that is right for most of the text.
#pragma once

#include <stop_token>
#include <vector>

#include "align/costs.hpp"

namespace cotejo {

/// How often each kind of step is to be expected in this text, by the posterior.
struct StepCounts {
  StepCounts& operator+=(const StepCounts& other);

  double beads = 0;                     ///< two-sided
  double merges_es = 0, merges_en = 0;  ///< of them, with several segments on that side
  double drops_es = 0, drops_en = 0;    ///< runs of dropped segments, however long
};

struct SearchResult {
  Alignment alignment;
  StepCounts counts;
  std::vector<std::uint32_t> edge_rows;  ///< rows where the alignment runs along the edge of the band
};

/// Where the alignments that are summed may end: in the band's last point, or anywhere in its last row, for a piece of
/// a document whose English end is not known.
enum class End : std::uint8_t { fixed, open };

/// Forward–backward over three states (after a bead, after a dropped Spanish segment, after a dropped English one), so
/// that a block of dropped segments opens once. The alignment is the one with the greatest expected number of segments
/// in a right bead (Miyazawa 1995; Holmes & Durbin 1998); a bead's confidence is its posterior.
/// Time O(points × shapes), memory O(points). Requires a band that fits the costs.
SearchResult search(const StepCosts& costs, const Band& band, const AlignModel& model, End end = End::fixed);

}  // namespace cotejo
