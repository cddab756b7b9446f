// Soft lexical coverage: how much of each segment's text finds a rendering in a run of the other side's segments.
#pragma once

#include <array>
#include <vector>

#include "align/band.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

/// For every pair of segments (i, j) of the band, and every run length k up to kMaxBeadSide, the sum over the tokens of
/// one segment of weight × best match in the other side's run of k segments. What a bead of any shape covers is then a
/// handful of additions: element-wise maxima are taken once, here.
/// Time: the hits of the band, each a few steps. Memory: 2 × kMaxBeadSide floats a pair.
class Coverage {
 public:
  Coverage(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches, const Band& band);

  /// Weight covered, both sides added, in the bead of n Spanish segments from p.i and m English ones from p.j.
  /// Requires the bead's pairs to lie in the band.
  [[nodiscard]] float of(GridPoint p, std::uint32_t n, std::uint32_t m) const {
    float sum = 0;
    for (std::uint32_t a = 0; a < n; ++a) sum += es_in_en_[band_.index({p.i + a, p.j})][m - 1];
    for (std::uint32_t b = 0; b < m; ++b) sum += en_in_es_[band_.index({p.i, p.j + b})][n - 1];
    return sum;
  }

 private:
  using Runs = std::array<float, kMaxBeadSide>;

  const Band& band_;
  std::vector<Runs> es_in_en_;  // by pair (i, j): segment i against English runs that begin with j
  std::vector<Runs> en_in_es_;  // by pair (i, j): segment j against Spanish runs that begin with i
};

}  // namespace cotejo
