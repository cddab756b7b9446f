// What is known of an alignment beforehand: by a gold standard, or by a translator.
#pragma once

#include <cstdint>
#include <vector>

#include "align/band.hpp"
#include "align/costs.hpp"

namespace cotejo {

/// For each segment the number of the bead that it is known to be in.
struct Decided {
  static constexpr std::int32_t kOpen = -1;     ///< not known
  static constexpr std::int32_t kDropped = -2;  ///< in none

  std::vector<std::int32_t> es, en;  ///< by segment
  /// By bead: its shape; {0, 0} when it may be any beads that together hold the same segments.
  std::vector<BeadShape> shapes;

  [[nodiscard]] bool allows(GridPoint p, BeadShape shape) const {
    const std::int32_t bead = es[p.i];
    if (bead == kDropped) return false;
    for (std::uint32_t k = 0; k < shape.es; ++k) {
      if (es[p.i + k] != bead) return false;
    }
    for (std::uint32_t k = 0; k < shape.en; ++k) {
      if (en[p.j + k] != bead) return false;
    }
    if (bead == kOpen) return true;
    const BeadShape& known = shapes[static_cast<std::size_t>(bead)];
    return known.es == 0 || (known.es == shape.es && known.en == shape.en);
  }
  [[nodiscard]] bool allows_drop_es(std::uint32_t i) const { return es[i] < 0; }
  [[nodiscard]] bool allows_drop_en(std::uint32_t j) const { return en[j] < 0; }
};

}  // namespace cotejo
