#include "align/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "align/scaled.hpp"

namespace cotejo {
namespace {

/// The sum over all ways to (or from) a point, by what the last step before the point was.
struct States {
  Scaled bead, drop_es, drop_en;

  [[nodiscard]] Scaled any() const { return bead + drop_es + drop_en; }
};

/// What the decoder knows of a point.
struct Decision {
  float value = 0;        ///< expected right segments from here to the end
  std::uint8_t step = 0;  ///< index into kShapes, or one of the two below
  float confidence = 0;
};

constexpr std::uint8_t kDropEs = 254, kDropEn = 255;

/// What a dropped segment weighs.
struct DropWeight {
  Scaled open, more;  ///< after none of its side, and after one
};

/// The grid points of a band, with the weights of the steps that stay inside it: how likely each is.
class Lattice {
 public:
  Lattice(const StepCosts& costs, const Band& band, const Supervision& supervision)
      : band_(band),
        shapes_(std::span(kShapes).first(supervision.shapes == Shapes::simple ? kSimpleShapes : kBeadShapes)),
        weights_(band.points() * shapes_.size()) {
    const Decided* decided = supervision.decided;
    for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) weigh_row(i, costs, decided);
    for (std::uint32_t i = band.from().i; i < band.to().i; ++i) {
      const bool allowed = decided == nullptr || decided->allows_drop_es(i);
      es_drops_.push_back(allowed ? weight(costs.drop_es(i, false), costs.drop_es(i, true)) : DropWeight{});
    }
    for (std::uint32_t j = band.from().j; j < band.to().j; ++j) {
      const bool allowed = decided == nullptr || decided->allows_drop_en(j);
      en_drops_.push_back(allowed ? weight(costs.drop_en(j, false), costs.drop_en(j, true)) : DropWeight{});
    }
  }

  [[nodiscard]] const Band& band() const { return band_; }

  /// step(end point, index of the shape, weight) for each bead that begins at p.
  template <class Step>
  void for_each_bead(GridPoint p, Step step) const {
    const SmallScaled* const weights = weights_.data() + band_.index(p) * shapes_.size();
    for (std::size_t k = 0; k < shapes_.size(); ++k) {
      if (weights[k].is_zero()) continue;
      step(GridPoint{p.i + shapes_[k].es, p.j + shapes_[k].en}, static_cast<std::uint8_t>(k), Scaled(weights[k]));
    }
  }

  [[nodiscard]] const DropWeight& drop_es(std::uint32_t i) const { return es_drops_[i - band_.from().i]; }
  [[nodiscard]] const DropWeight& drop_en(std::uint32_t j) const { return en_drops_[j - band_.from().j]; }

 private:
  static DropWeight weight(float open, float more) { return {Scaled::from_log(-open), Scaled::from_log(-more)}; }

  /// All pairs of a bead are in the band: its last row begins early enough and its first reaches far enough.
  void weigh_row(std::uint32_t i, const StepCosts& costs, const Decided* decided) {
    const Band::Row& first = band_.row(i);
    for (std::size_t k = 0; k < shapes_.size(); ++k) {
      const auto [es, en] = shapes_[k];
      if (i + es > band_.to().i) continue;
      const Band::Row &last = band_.row(i + es - 1), &end = band_.row(i + es);
      const std::uint32_t j_from = std::max(std::max(end.first, en) - en, last.first);
      for (std::uint32_t j = j_from; j + en <= std::min(end.last, first.last + 1); ++j) {
        if (decided != nullptr && !decided->allows({i, j}, shapes_[k])) continue;
        weights_[band_.index({i, j}) * shapes_.size() + k] = SmallScaled(Scaled::from_log(-costs.bead({i, j}, k)));
      }
    }
  }

  const Band& band_;
  std::span<const BeadShape> shapes_;
  std::vector<SmallScaled> weights_;  // by point and shape
  std::vector<DropWeight> es_drops_, en_drops_;
};

/// States of the forward pass, a point each. Dropped Spanish segments come before dropped English ones where both
/// stand together, so that each alignment is counted once.
std::vector<States> forward_pass(const Lattice& lattice) {
  const Band& band = lattice.band();
  std::vector<States> states(band.points());
  states[band.index(band.from())].bead = Scaled(1);
  for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) {
    for (std::uint32_t j = band.row(i).first; j <= band.row(i).last; ++j) {
      const GridPoint p{i, j};
      States& here = states[band.index(p)];
      here.bead = here.bead.normalized();
      if (const GridPoint up{i - 1, j}; i > band.from().i && band.contains(up)) {
        const States& before = states[band.index(up)];
        const DropWeight& weight = lattice.drop_es(up.i);
        here.drop_es = (before.bead * weight.open + before.drop_es * weight.more).normalized();
      }
      if (j > band.row(i).first) {
        const States& before = states[band.index({i, j - 1})];
        const DropWeight& weight = lattice.drop_en(j - 1);
        here.drop_en = ((before.bead + before.drop_es) * weight.open + before.drop_en * weight.more).normalized();
      }
      const Scaled any = here.any();
      lattice.for_each_bead(
          p, [&](GridPoint end, std::uint8_t, Scaled weight) { states[band.index(end)].bead += any * weight; });
    }
  }
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
        onward_(band_.points()),
        decisions_(band_.points()) {
    const std::uint32_t last = band_.to().i;
    if (end_ == End::fixed) {
      total_ = forward_[band_.index(band_.to())].any();
      return;
    }
    // Where an alignment comes to an open end it ends: English segments dropped after that are not its own.
    for (std::uint32_t j = band_.row(last).first; j <= band_.row(last).last; ++j) {
      const States& reached = forward_[band_.index({last, j})];
      total_ += reached.bead + reached.drop_es;
    }
  }

  /// Requires a sum above 0.
  void run() {
    share_ = total_.inverse();
    support_.resize(band_.to().i - band_.from().i + 1, Band::Row{band_.to().j, band_.from().j});
    for (std::uint32_t i = band_.to().i + 1; i-- > band_.from().i;) {
      for (std::uint32_t j = band_.row(i).last + 1; j-- > band_.row(i).first;) visit({i, j});
    }
  }

  [[nodiscard]] std::vector<Band::Row> take_support() { return std::move(support_); }

  [[nodiscard]] const StepCounts& counts() const { return counts_; }
  [[nodiscard]] double log_sum() const { return total_.log(); }

  [[nodiscard]] Alignment decode() const {
    Alignment out;
    for (GridPoint p = band_.from(); !is_end(p);) {
      const Decision& decision = decisions_[band_.index(p)];
      const BeadShape shape = decision.step == kDropEs   ? BeadShape{1, 0}
                              : decision.step == kDropEn ? BeadShape{0, 1}
                                                         : kShapes[decision.step];
      out.beads.push_back({{p.i, shape.es}, {p.j, shape.en}, std::clamp(decision.confidence, 0.0F, 1.0F)});
      p = {p.i + shape.es, p.j + shape.en};
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_end(GridPoint p) const { return end_ == End::open ? p.i == band_.to().i : p == band_.to(); }
  [[nodiscard]] const States& at(GridPoint p) const { return onward_[band_.index(p)]; }

  void visit(GridPoint p) {
    States& here = onward_[band_.index(p)];
    Decision& decision = decisions_[band_.index(p)];
    if (is_end(p)) {
      here = {Scaled(1), Scaled(1), Scaled(1)};
      return;
    }
    decision.value = -1;
    const States& reached = forward_[band_.index(p)];
    const Scaled any_reached = (reached.any() * share_).normalized();
    Scaled beads;
    lattice_.for_each_bead(p, [&](GridPoint end, std::uint8_t step, Scaled weight) {
      const Scaled onward = weight * at(end).bead;
      beads += onward;
      const double posterior = (any_reached * onward).value();
      offer(decision, end, step, posterior);
      if (posterior < kNothing) return;
      support(p, end, posterior);
      count_bead(kShapes[step], posterior);
      see({p, kShapes[step], false}, posterior);
    });
    beads = beads.normalized();
    here = {beads, beads, beads};
    if (p.i < band_.to().i && band_.contains({p.i + 1, p.j})) add_drop_es(p, reached, here, decision);
    if (p.j < band_.row(p.i).last) add_drop_en(p, reached, here, decision);
  }

  /// A step that counts: the points it leads to, and those before its pairs, are worth searching again.
  void support(GridPoint p, GridPoint end, double posterior) {
    if (posterior < kNothing) return;
    const std::uint32_t last = std::max(p.j, end.j - std::min(end.j, 1U));
    for (std::uint32_t i = p.i; i < end.i; ++i) support(i, {p.j, last});
    support(end.i, {end.j, end.j});
  }

  void support(std::uint32_t i, Band::Row points) {
    const Band::Row& whole = band_.row(i);
    Band::Row& row = support_[i - band_.from().i];
    row = {std::min(row.first, std::max(points.first, whole.first)),
           std::max(row.last, std::min(points.last, whole.last))};
  }

  void add_drop_es(GridPoint p, const States& reached, States& here, Decision& decision) {
    const GridPoint end{p.i + 1, p.j};
    const DropWeight& weight = lattice_.drop_es(p.i);
    const Scaled open = weight.open * at(end).drop_es, more = weight.more * at(end).drop_es;
    here.bead = (here.bead + open).normalized();
    here.drop_es = (here.drop_es + more).normalized();
    const double opened = (reached.bead * open * share_).value();
    const double continued = (reached.drop_es * more * share_).value();
    support(p, end, std::max(opened, continued));
    counts_.drops_es += opened;
    see({p, {1, 0}, false}, opened);
    see({p, {1, 0}, true}, continued);
    offer(decision, end, kDropEs, opened + continued);
  }

  void add_drop_en(GridPoint p, const States& reached, States& here, Decision& decision) {
    const GridPoint end{p.i, p.j + 1};
    const DropWeight& weight = lattice_.drop_en(p.j);
    const Scaled open = weight.open * at(end).drop_en, more = weight.more * at(end).drop_en;
    here.bead = (here.bead + open).normalized();
    here.drop_es = (here.drop_es + open).normalized();
    here.drop_en = (here.drop_en + more).normalized();
    const double opened = ((reached.bead + reached.drop_es) * open * share_).value();
    const double continued = (reached.drop_en * more * share_).value();
    support(p, end, std::max(opened, continued));
    counts_.drops_en += opened;
    see({p, {0, 1}, false}, opened);
    see({p, {0, 1}, true}, continued);
    offer(decision, end, kDropEn, opened + continued);
  }

  static constexpr double kNothing = 1e-6;  // of a posterior

  void see(const Step& step, double posterior) const {
    if (posterior > kNothing && seen_) seen_(step, posterior);
  }

  void count_bead(BeadShape shape, double posterior) {
    counts_.beads += posterior;
    if (shape.es > 1) counts_.merges_es += posterior;
    if (shape.en > 1) counts_.merges_en += posterior;
  }

  /// Each segment in a right bead counts one, so that no shape is preferred for how many beads it makes.
  void offer(Decision& decision, GridPoint end, std::uint8_t step, double posterior) {
    const BeadShape shape = step == kDropEs || step == kDropEn ? BeadShape{1, 0} : kShapes[step];
    const auto sure = static_cast<float>(posterior);
    const float value = sure * static_cast<float>(shape.es + shape.en) + decisions_[band_.index(end)].value;
    if (value > decision.value) decision = {value, step, sure};
  }

  const Lattice& lattice_;
  const Band& band_;
  const std::vector<States>& forward_;
  End end_;
  const StepSeen& seen_;
  Scaled total_, share_;        // of all alignments, and 1 by it
  std::vector<States> onward_;  // from each point to the end
  std::vector<Decision> decisions_;
  std::vector<Band::Row> support_;
  StepCounts counts_;
};

/// Rows in which the alignment touches the band's edge, where the grid would go on.
std::vector<std::uint32_t> rows_at_edge(const Alignment& alignment, const Band& band) {
  std::vector<std::uint32_t> out;
  for (const Bead& bead : alignment.beads) {
    const Band::Row& row = band.row(bead.es.first);
    const bool left = row.first > band.from().j && bead.en.first <= row.first;
    const bool right = row.last < band.to().j && bead.en.end() >= row.last;
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
  if (std::isinf(out.log_sum)) return out;
  backward.run();
  out.alignment = backward.decode();
  out.counts = backward.counts();
  out.edge_rows = rows_at_edge(out.alignment, band);
  out.support = backward.take_support();
  return out;
}

}  // namespace cotejo
