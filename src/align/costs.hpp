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

/// What the costs of a document pair are drawn from: running sums over both sides, and the model.
class Evidence {
 public:
  Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model);

  /// What a bead costs whose words cover that much.
  [[nodiscard]] float bead(GridPoint p, BeadShape shape, float covered) const;
  [[nodiscard]] const AlignModel& model() const { return model_; }
  [[nodiscard]] const TextHabits& habits() const { return habits_; }
  void adapt(const TextHabits& habits) { habits_ = habits; }

 private:
  struct SideSums {
    RunningSum length, weight, borders;  ///< borders: segments that open a block
  };

  template <Side S>
  static SideSums sums(const Features<S>& side);
  [[nodiscard]] float layout(GridPoint p, BeadShape shape) const;

  const Features<Side::es>& es_;
  const Features<Side::en>& en_;
  AlignModel model_;
  TextHabits habits_;
  SideSums es_sums_, en_sums_;
};

/// The price list of a band. Keeps references.
class StepCosts {
 public:
  StepCosts(const Evidence& evidence, const Coverage& coverage) : evidence_(evidence), coverage_(coverage) {}

  /// Requires the bead's pairs to lie in the band of the coverage.
  [[nodiscard]] float bead(GridPoint p, BeadShape shape) const {
    return evidence_.bead(p, shape, coverage_.of(p, shape.es, shape.en));
  }
  [[nodiscard]] float drop_es(bool continues) const {
    return continues ? evidence_.model().drop_continue : evidence_.model().drop_open + evidence_.habits().drop_es;
  }
  [[nodiscard]] float drop_en(bool continues) const {
    return continues ? evidence_.model().drop_continue : evidence_.model().drop_open + evidence_.habits().drop_en;
  }

 private:
  const Evidence& evidence_;
  const Coverage& coverage_;
};

}  // namespace cotejo
