// Setting the two sides side by side.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "cotejo/features.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// Half-open run of segments of one side: [first, first + count).
template <Side S>
struct SegmentRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;  ///< 0: nothing on this side; first is then where it would stand

  [[nodiscard]] constexpr std::uint32_t end() const { return first + count; }
  [[nodiscard]] constexpr bool empty() const { return count == 0; }
  friend bool operator==(const SegmentRange&, const SegmentRange&) = default;
};

/// The unit of an alignment: a run of Spanish segments and the run of English ones that renders it.
struct Bead {
  SegmentRange<Side::es> es;
  SegmentRange<Side::en> en;
  float confidence = 1;        ///< posterior probability of exactly this bead, in [0, 1]
  bool is_moved = false;       ///< its English stands elsewhere: before or after that of the beads around it
  bool is_confirmed = false;   ///< a translator has decided that it is right
  bool is_on_purpose = false;  ///< a translator has decided that what has no counterpart is to have none

  [[nodiscard]] constexpr bool is_one_sided() const { return es.empty() || en.empty(); }
};

/// Beads in Spanish order; every segment of either side is in exactly one of them. The English segments are in order
/// too, moved beads apart.
struct Alignment {
  std::vector<Bead> beads;
};

/// How far two documents are translations of each other: shares of their text, in [0, 1]. Of two that are translations
/// nearly all is aligned, of two that are not, hardly anything (tests/eval/verdict.py).
struct AlignedShare {
  double es = 0, en = 0;  ///< of the code points of a side, those in beads with both sides
  double confident = 0;   ///< the same of both sides together, each bead by its confidence
};

/// All ones for empty documents.
AlignedShare aligned_share(const Alignment& alignment, const Features<Side::es>& es, const Features<Side::en>& en);

inline constexpr std::uint32_t kMaxBeadSide = 4;  ///< segments a bead may hold on one side

/// Hears how far a long alignment is: work done and work to do, in the same unit. May be called from any thread.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

struct AlignOptions {
  std::size_t full_search_cells = 1U << 10U;  ///< documents with no more sentence pairs are looked at as a whole
  std::uint32_t margin = 8;                   ///< segments the corridor reaches beyond the coarse path on either side
  std::uint32_t max_widenings = 3;            ///< how often the band may be doubled when the best path touches its edge
  /// Beads that are known: they are kept as they are, and the rest is aligned around them. Those with both sides that
  /// are not in the order of the others come out as moved. No two share a segment.
  std::vector<Bead> kept = {};
};

/// The most probable alignment. Time and memory O(segments × band). Deterministic. Throws nothing but bad_alloc.
Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options = {}, const Progress& progress = {});

}  // namespace cotejo
