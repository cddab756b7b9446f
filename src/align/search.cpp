#include "align/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cotejo {
namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();
constexpr double kNegligible = 18;                 // e^-18 of a sum does not show in a confidence
constexpr std::uint32_t kRows = kMaxBeadSide + 1;  // rows a step can span, its own included

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  return b <= a - kNegligible || b == kImpossible ? a : a + std::log1p(std::exp(b - a));
}

/// Sums of terms given as logarithms, with one exponential a term that matters.
class LogSum {
 public:
  void add(double term) {
    if (term <= largest_ - kNegligible || term == kImpossible) return;
    if (term > largest_) {
      sum_ = sum_ * std::exp(largest_ - term) + 1;
      largest_ = term;
    } else {
      sum_ += std::exp(term - largest_);
    }
  }
  [[nodiscard]] double value() const { return sum_ == 0 ? kImpossible : largest_ + std::log(sum_); }

 private:
  double largest_ = kImpossible, sum_ = 0;
};

/// ln of the sum over all ways to (or from) a point, by what the last step before the point was.
struct States {
  double bead = kImpossible, drop_es = kImpossible, drop_en = kImpossible;

  [[nodiscard]] double any() const { return log_add(log_add(bead, drop_es), drop_en); }
};

/// What the decoder knows of a point.
struct Decision {
  float value = 0;        ///< expected right segments from here to the end
  std::uint8_t step = 0;  ///< index into bead_shapes(), or one of the two below
  float confidence = 0;
};

constexpr std::uint8_t kDropEs = 254, kDropEn = 255;

/// The grid points of a band, with the weights of the steps that stay inside it.
class Lattice {
 public:
  Lattice(const StepCosts& costs, const Band& band, const Supervision& supervision)
      : costs_(costs),
        band_(band),
        decided_(supervision.decided),
        shapes_(supervision.shapes == Shapes::simple ? kSimpleShapes : kBeadShapes),
        weights_(band.points()) {
    for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) {
      for (std::uint32_t j = band.row(i).first; j <= band.row(i).last; ++j) weigh({i, j});
    }
  }

  [[nodiscard]] const Band& band() const { return band_; }

  /// step(end point, index of the shape, ln weight) for each bead that begins at p.
  template <class Step>
  void for_each_bead(GridPoint p, Step step) const {
    const auto shapes = bead_shapes();
    const Weights& weights = weights_[band_.index(p)];
    for (std::size_t k = 0; k < shapes_; ++k) {
      if (weights[k] == kNoWeight) continue;
      step(GridPoint{p.i + shapes[k].es, p.j + shapes[k].en}, static_cast<std::uint8_t>(k), double{weights[k]});
    }
  }

  [[nodiscard]] double drop_es(std::uint32_t i, bool continues) const {
    return decided_ != nullptr && !decided_->allows_drop_es(i) ? kImpossible : -double{costs_.drop_es(i, continues)};
  }
  [[nodiscard]] double drop_en(std::uint32_t j, bool continues) const {
    return decided_ != nullptr && !decided_->allows_drop_en(j) ? kImpossible : -double{costs_.drop_en(j, continues)};
  }

 private:
  using Weights = std::array<float, kBeadShapes>;  // ln
  static constexpr float kNoWeight = -std::numeric_limits<float>::infinity();

  void weigh(GridPoint p) {
    Weights& weights = weights_[band_.index(p)];
    for (std::size_t k = 0; k < shapes_; ++k) {
      const BeadShape shape = bead_shapes()[k];
      const bool allowed = fits(p, shape) && (decided_ == nullptr || decided_->allows(p, shape));
      weights[k] = allowed ? -costs_.bead(p, shape) : kNoWeight;
    }
  }

  /// All pairs of the bead are in the band: its last row begins early enough and its first reaches far enough.
  [[nodiscard]] bool fits(GridPoint p, BeadShape shape) const {
    const GridPoint end{p.i + shape.es, p.j + shape.en};
    return band_.contains(end) && band_.row(end.i - 1).first <= p.j && end.j - 1 <= band_.row(p.i).last;
  }

  const StepCosts& costs_;
  const Band& band_;
  const Decided* decided_;
  std::size_t shapes_;
  std::vector<Weights> weights_;
};

/// Calls visit(p) for each point, first to last.
template <class Visit>
void forwards(const Band& band, Visit visit) {
  for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) {
    for (std::uint32_t j = band.row(i).first; j <= band.row(i).last; ++j) visit(GridPoint{i, j});
  }
}

/// States of the forward pass, a point each. Dropped Spanish segments come before dropped English ones where both
/// stand together, so that each alignment is counted once.
std::vector<States> forward_pass(const Lattice& lattice) {
  const Band& band = lattice.band();
  std::vector<States> states(band.points());
  std::vector<LogSum> beads(band.points());
  forwards(band, [&](GridPoint p) {
    States& here = states[band.index(p)];
    here.bead = p == band.from() ? 0 : beads[band.index(p)].value();
    if (const GridPoint up{p.i - 1, p.j}; p.i > 0 && band.contains(up)) {
      const States& before = states[band.index(up)];
      here.drop_es = log_add(before.bead + lattice.drop_es(up.i, false), before.drop_es + lattice.drop_es(up.i, true));
    }
    if (const GridPoint left{p.i, p.j - 1}; p.j > 0 && band.contains(left)) {
      const States& before = states[band.index(left)];
      here.drop_en = log_add(log_add(before.bead, before.drop_es) + lattice.drop_en(left.j, false),
                             before.drop_en + lattice.drop_en(left.j, true));
    }
    const double any = here.any();
    lattice.for_each_bead(
        p, [&](GridPoint end, std::uint8_t, double weight) { beads[band.index(end)].add(any + weight); });
  });
  return states;
}

/// The backward pass, the posterior of every step and the decoder, in one sweep from the end.
class BackwardPass {
 public:
  BackwardPass(const Lattice& lattice, const std::vector<States>& forward, End end, const StepSeen& seen)
      : lattice_(lattice),
        band_(lattice.band()),
        forward_(forward),
        end_(end),
        seen_(seen),
        decisions_(band_.points()) {
    LogSum total;
    const std::uint32_t last = band_.to().i;
    for (std::uint32_t j = band_.row(last).first; j <= band_.row(last).last; ++j) {
      if (is_end({last, j})) total.add(forward_[band_.index({last, j})].any());
    }
    total_ = total.value();
  }

  void run() {
    support_.resize(band_.to().i - band_.from().i + 1, Band::Row{band_.to().j, band_.from().j});
    for (std::uint32_t i = band_.to().i + 1; i-- > band_.from().i;) {
      row(i).assign(band_.row(i).last - band_.row(i).first + 1, States{});
      for (std::uint32_t j = band_.row(i).last + 1; j-- > band_.row(i).first;) visit({i, j});
    }
  }

  [[nodiscard]] std::vector<Band::Row> take_support() { return std::move(support_); }

  [[nodiscard]] const StepCounts& counts() const { return counts_; }
  [[nodiscard]] double log_sum() const { return total_; }

  [[nodiscard]] Alignment decode() const {
    Alignment out;
    for (GridPoint p = band_.from(); !is_end(p);) {
      const Decision& decision = decisions_[band_.index(p)];
      const BeadShape shape = decision.step == kDropEs   ? BeadShape{1, 0}
                              : decision.step == kDropEn ? BeadShape{0, 1}
                                                         : bead_shapes()[decision.step];
      out.beads.push_back({{p.i, shape.es}, {p.j, shape.en}, std::clamp(decision.confidence, 0.0F, 1.0F)});
      p = {p.i + shape.es, p.j + shape.en};
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_end(GridPoint p) const { return end_ == End::open ? p.i == band_.to().i : p == band_.to(); }
  std::vector<States>& row(std::uint32_t i) { return rows_[i % kRows]; }
  States& at(GridPoint p) { return row(p.i)[p.j - band_.row(p.i).first]; }

  void visit(GridPoint p) {
    States& here = at(p);
    Decision& decision = decisions_[band_.index(p)];
    if (is_end(p)) {
      here = {0, 0, 0};
      return;
    }
    decision.value = -1;
    const States& reached = forward_[band_.index(p)];
    const double any_reached = reached.any() - total_;
    LogSum beads;
    lattice_.for_each_bead(p, [&](GridPoint end, std::uint8_t step, double weight) {
      const double onward = weight + at(end).bead;
      beads.add(onward);
      support(p, end, any_reached + onward);
      const double posterior = share_of_all(any_reached + onward);
      count_bead(bead_shapes()[step], posterior);
      see({p, bead_shapes()[step], false}, posterior);
      offer(decision, end, step, posterior);
    });
    here = {beads.value(), beads.value(), beads.value()};
    add_drop_es(p, reached, here, decision);
    add_drop_en(p, reached, here, decision);
  }

  /// Most steps of a band are hopeless, and need no exponential to say so.
  static double share_of_all(double log_posterior) {
    return log_posterior < -kNegligible ? 0 : std::exp(log_posterior);
  }

  /// A step that counts: the rows it goes through are worth searching again.
  void support(GridPoint p, GridPoint end, double log_posterior) {
    constexpr double kLeast = -14;
    if (log_posterior < kLeast) return;
    for (std::uint32_t i = p.i; i <= end.i; ++i) {
      const Band::Row& whole = band_.row(i);
      Band::Row& row = support_[i - band_.from().i];
      row = {std::min(row.first, std::max(p.j, whole.first)), std::max(row.last, std::min(end.j, whole.last))};
    }
  }

  void add_drop_es(GridPoint p, const States& reached, States& here, Decision& decision) {
    const GridPoint end{p.i + 1, p.j};
    if (!band_.contains(end)) return;
    const double open = lattice_.drop_es(p.i, false) + at(end).drop_es,
                 more = lattice_.drop_es(p.i, true) + at(end).drop_es;
    here.bead = log_add(here.bead, open);
    here.drop_es = log_add(here.drop_es, more);
    support(p, end, std::max(reached.bead + open, reached.drop_es + more) - total_);
    const double opened = share_of_all(reached.bead + open - total_);
    const double continued = share_of_all(reached.drop_es + more - total_);
    counts_.drops_es += opened;
    see({p, {1, 0}, false}, opened);
    see({p, {1, 0}, true}, continued);
    offer(decision, end, kDropEs, opened + continued);
  }

  void add_drop_en(GridPoint p, const States& reached, States& here, Decision& decision) {
    const GridPoint end{p.i, p.j + 1};
    if (!band_.contains(end)) return;
    const double open = lattice_.drop_en(p.j, false) + at(end).drop_en,
                 more = lattice_.drop_en(p.j, true) + at(end).drop_en;
    here.bead = log_add(here.bead, open);
    here.drop_es = log_add(here.drop_es, open);
    here.drop_en = log_add(here.drop_en, more);
    support(p, end, std::max({reached.bead + open, reached.drop_es + open, reached.drop_en + more}) - total_);
    const double opened = share_of_all(log_add(reached.bead, reached.drop_es) + open - total_);
    const double continued = share_of_all(reached.drop_en + more - total_);
    counts_.drops_en += opened;
    see({p, {0, 1}, false}, opened);
    see({p, {0, 1}, true}, continued);
    offer(decision, end, kDropEn, opened + continued);
  }

  void see(const Step& step, double posterior) const {
    constexpr double kNothing = 1e-6;
    if (seen_ && posterior > kNothing) seen_(step, posterior);
  }

  void count_bead(BeadShape shape, double posterior) {
    counts_.beads += posterior;
    if (shape.es > 1) counts_.merges_es += posterior;
    if (shape.en > 1) counts_.merges_en += posterior;
  }

  /// Each segment in a right bead counts one, so that no shape is preferred for how many beads it makes.
  void offer(Decision& decision, GridPoint end, std::uint8_t step, double posterior) {
    const BeadShape shape = step == kDropEs || step == kDropEn ? BeadShape{1, 0} : bead_shapes()[step];
    const auto sure = static_cast<float>(posterior);
    const float value = sure * static_cast<float>(shape.es + shape.en) + decisions_[band_.index(end)].value;
    if (value > decision.value) decision = {value, step, sure};
  }

  const Lattice& lattice_;
  const Band& band_;
  const std::vector<States>& forward_;
  End end_;
  const StepSeen& seen_;
  double total_ = 0;
  std::array<std::vector<States>, kRows> rows_;  // of the rows still needed, by i % kRows
  std::vector<Decision> decisions_;
  std::vector<Band::Row> support_;
  StepCounts counts_;
};

/// Rows in which the alignment comes within a bead of the band's edge, where the grid would go on.
std::vector<std::uint32_t> rows_at_edge(const Alignment& alignment, const Band& band) {
  std::vector<std::uint32_t> out;
  for (const Bead& bead : alignment.beads) {
    const Band::Row& row = band.row(bead.es.first);
    const bool left = row.first > band.from().j && bead.en.first < row.first + kMaxBeadSide;
    const bool right = row.last < band.to().j && bead.en.end() + kMaxBeadSide > row.last;
    if ((left || right) && (out.empty() || out.back() != bead.es.first)) out.push_back(bead.es.first);
  }
  return out;
}

}  // namespace

StepCounts& StepCounts::operator+=(const StepCounts& other) {
  beads += other.beads;
  merges_es += other.merges_es;
  merges_en += other.merges_en;
  drops_es += other.drops_es;
  drops_en += other.drops_en;
  return *this;
}

SearchResult search(const StepCosts& costs, const Band& band, End end, const Supervision& supervision) {
  const Lattice lattice(costs, band, supervision);
  const std::vector<States> forward = forward_pass(lattice);
  BackwardPass backward(lattice, forward, end, supervision.seen);
  SearchResult out;
  out.log_sum = backward.log_sum();
  if (out.log_sum == kImpossible) return out;
  backward.run();
  out.alignment = backward.decode();
  out.counts = backward.counts();
  out.edge_rows = rows_at_edge(out.alignment, band);
  out.support = backward.take_support();
  return out;
}

}  // namespace cotejo
