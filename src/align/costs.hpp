// What each step of an alignment costs: -ln of how much more probable it is than chance.
#pragma once

#include <span>
#include <vector>

#include "align/coverage.hpp"
#include "align/model.hpp"

namespace cotejo {

/// Segments a bead takes on either side.
struct BeadShape {
  std::uint32_t es = 0, en = 0;
};

/// Every two-sided shape, in the order in which ties are broken.
std::span<const BeadShape> bead_shapes();

/// -ln P(lengths | translation) up to a constant, >= 0: z²/2 of Gale & Church (1993), eq. 5, with the variance taken at
/// the mean of both lengths so that neither side leads (Melamed 1999). Lengths in code points; both > 0.
float length_cost(float es, float en, const AlignModel& model);

/// Sums over a run of segments by subtraction.
class RunningSum {
 public:
  RunningSum() : sums_(1, 0) {}
  void push_back(double value) { sums_.push_back(sums_.back() + value); }
  [[nodiscard]] float of(std::uint32_t first, std::uint32_t count) const {
    return static_cast<float>(sums_[first + count] - sums_[first]);
  }

 private:
  std::vector<double> sums_;
};

class StepCosts {
 public:
  StepCosts(const Features<Side::es>& es, const Features<Side::en>& en, const Coverage& coverage,
            const AlignModel& model);

  /// Requires the bead's pairs to lie in the band of the coverage.
  [[nodiscard]] float bead(GridPoint p, BeadShape shape) const;

  [[nodiscard]] float drop_es(bool continues) const {
    return continues ? model_.drop_continue : model_.drop_open + habits_.drop_es;
  }
  [[nodiscard]] float drop_en(bool continues) const {
    return continues ? model_.drop_continue : model_.drop_open + habits_.drop_en;
  }

  void adapt(const TextHabits& habits) { habits_ = habits; }

 private:
  struct SideSums {
    RunningSum length, weight, borders;  ///< borders: segments that open a block
  };

  template <Side S>
  SideSums sums(const Features<S>& side);
  [[nodiscard]] float layout_cost(GridPoint p, BeadShape shape) const;

  const Features<Side::es>& es_;
  const Features<Side::en>& en_;
  const Coverage& coverage_;
  AlignModel model_;
  TextHabits habits_;
  SideSums es_sums_, en_sums_;
};

}  // namespace cotejo
