// Beads that are known beforehand: the search goes from one to the next.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "align/decided.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

/// Sorts what AlignOptions::kept holds by how it is kept to. Time O(n log n).
class Kept {
 public:
  Kept(std::span<const Bead> beads, std::uint32_t es, std::uint32_t en);

  /// With both sides, and in order on both: the longest such run. Between them lies what is searched.
  [[nodiscard]] const std::vector<Bead>& in_order() const { return in_order_; }

  /// Keeps the segments of all others out of the search's beads; nullptr when there are none.
  [[nodiscard]] const Decided* left_out() const { return left_out_ ? &*left_out_ : nullptr; }

  /// The others, in the places of their segments, which the search has left out.
  [[nodiscard]] Alignment put_back(Alignment alignment) const;

 private:
  void leave_out(const Bead& bead);

  std::vector<Bead> in_order_;
  std::vector<Bead> moved_;      // with both sides, out of order; by their first Spanish segment
  std::vector<Bead> one_sided_;  // a segment each
  std::uint32_t es_, en_;
  std::optional<Decided> left_out_;
};

/// `moved`, by their first Spanish segment, in the places of their Spanish segments; requires that the alignment leaves
/// out all segments of theirs.
Alignment with_beads(const Alignment& alignment, const std::vector<Bead>& moved);

}  // namespace cotejo
