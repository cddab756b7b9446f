// The sum over all alignments in a band, and the one that is right for most of the text.
#pragma once

#include <functional>
#include <vector>

#include "align/costs.hpp"
#include "align/decided.hpp"

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
  std::vector<Band::Row> support;        ///< by row of the band: where alignments go that are not hopeless
  double log_sum = 0;                    ///< ln of the sum over all alignments; minus infinity when there is none
};

/// Where the alignments that are summed may end: in the band's last point, or anywhere in its last row, for a piece of
/// a document whose English end is not known.
enum class End : std::uint8_t { fixed, open };

/// A step as the learner sees it.
struct Step {
  GridPoint from;
  BeadShape shape;         ///< with an empty side: a dropped segment
  bool continues = false;  ///< a dropped segment after another of its side
};
using StepSeen = std::function<void(const Step&, double posterior)>;

/// Which beads are searched.
enum class Shapes : std::uint8_t {
  simple,  ///< those with one segment on a side
  all,
};

/// What is searched; and for who learns prices rather than uses them.
struct Supervision {
  const Decided* decided = nullptr;  ///< only alignments that keep to it count; the whole sum is over them
  Shapes shapes = Shapes::all;
  StepSeen seen;  ///< hears of every step that is not negligible
};

/// Forward–backward over three states (after a bead, after a dropped Spanish segment, after a dropped English one), so
/// that a block of dropped segments opens once. The alignment is the one with the greatest expected number of segments
/// in a right bead (Miyazawa 1995; Holmes & Durbin 1998); a bead's confidence is its posterior.
/// Time O(points × shapes), memory O(points). Requires a band that fits the costs.
SearchResult search(const StepCosts& costs, const Band& band, End end = End::fixed,
                    const Supervision& supervision = {});

}  // namespace cotejo
