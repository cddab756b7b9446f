// What each step of an alignment costs: -ln of how much more probable it is than chance.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "align/coverage.hpp"
#include "align/model.hpp"

namespace cotejo {

/// Segments a bead takes on either side.
struct BeadShape {
  std::uint32_t es = 0, en = 0;
};

inline constexpr std::size_t kBeadShapes = 16;
inline constexpr std::size_t kSimpleShapes = 7;  ///< the first of them: one segment with up to four

/// Every two-sided shape, in the order in which ties are broken.
std::span<const BeadShape, kBeadShapes> bead_shapes();

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
  template <Side S>
  [[nodiscard]] float of(const SegmentRange<S>& range) const {
    return of(range.first, range.count);
  }
  [[nodiscard]] float at(std::uint32_t k) const { return of(k, 1); }

 private:
  std::vector<double> sums_;
};

/// What the costs of a document pair are drawn from: running sums over both sides, the model, the text's own habits.
class Evidence {
 public:
  struct SideSums {
    RunningSum length, weight, borders;  ///< borders: segments that open a block
    std::vector<bool> is_heading;
    std::vector<float> log_length, log_weight;  ///< ln (1 + x)
  };

  Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model);

  [[nodiscard]] const AlignModel& model() const { return model_; }
  [[nodiscard]] const TextHabits& habits() const { return habits_; }
  void adapt(const TextHabits& habits) { habits_ = habits; }
  /// 0: not known; StepCues then goes by its band.
  [[nodiscard]] float typical_share() const { return typical_share_; }
  void set_typical_share(float share) { typical_share_ = share; }

  template <Side S>
  [[nodiscard]] const SideSums& side() const {
    return S == Side::es ? es_ : en_;
  }

 private:
  AlignModel model_;
  TextHabits habits_;
  float typical_share_ = 0;
  SideSums es_, en_;
};

constexpr Side other_side(Side side) { return side == Side::es ? Side::en : Side::es; }

/// What there is to pay for in each step, for use and for learning: every function calls add(Cue, amount).
class StepCues {
 public:
  StepCues(const Evidence& evidence, const Coverage& coverage);

  [[nodiscard]] const Evidence& evidence() const { return evidence_; }
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  /// What the better half of the band's segments find in their best place, as a share of their weight.
  [[nodiscard]] float typical_share() const { return 1 / share_scale_; }

  /// Of a bead: everything but what its members, one by one, are paid for. Requires its pairs to lie in the band.
  template <class Add>
  void describe_whole(GridPoint p, BeadShape shape, Add add) const {
    const SegmentRange<Side::es> es{p.i, shape.es};
    const SegmentRange<Side::en> en{p.j, shape.en};
    describe_shape(shape, add);
    describe_lengths(es, en, add);
    describe_layout(es, en, add);
    describe_words(es, en, add);
    if (shape.es > 1) describe_merge(es, en, add);
    if (shape.en > 1) describe_merge(en, es, add);
  }

  /// Of a segment in a bead with `run` segments of the other side from `other` on.
  template <Side S, class Add>
  void describe_member(std::uint32_t own, std::uint32_t other, std::uint32_t run, Add add) const {
    const float weight = evidence_.side<S>().weight.at(own);
    const float covered = coverage_.covered<S>(own, other)[run - 1];
    const Coverage::Standing& standing = coverage_.standing<S>(own);
    add(Cue::covered, covered);
    add(Cue::weight, weight);
    add(Cue::chance, standing.chance[run - 1]);
    add(Cue::short_of_best, standing.best[run - 1] - covered);
    add(Cue::log_weight, evidence_.side<S>().log_weight[own]);
    describe_lack(Cue::lack_1, share(covered - standing.chance[run - 1], weight), kShares, add);
  }

  /// What is added where it is not alone on its side.
  template <Side S, class Add>
  void describe_mate(std::uint32_t own, std::uint32_t other, std::uint32_t run, Add add) const {
    const float found = coverage_.covered<S>(own, other)[run - 1] - coverage_.standing<S>(own).chance[run - 1];
    describe_lack(Cue::mate_lack_1, share(found, evidence_.side<S>().weight.at(own)), kShares, add);
  }

  /// Of a dropped segment, wherever it is dropped.
  template <Side S, class Add>
  void describe_dropped(std::uint32_t segment, Add add) const {
    const auto& [length, weight, borders, is_heading, log_length, log_weight] = evidence_.side<S>();
    const Coverage::Standing& standing = coverage_.standing<S>(segment);
    const float best = standing.best[0] - standing.chance[0];
    add(Cue::drop_block, borders.at(segment));
    add(Cue::drop_fragment, length.at(segment) <= kFragment ? 1.0F : 0.0F);
    add(Cue::drop_weight, weight.at(segment));
    add(Cue::drop_length, log_length[segment]);
    add(Cue::drop_best, best);
    add(Cue::drop_best_share, share(best, weight.at(segment)));
  }

  /// Of dropping it here.
  template <Side S, class Add>
  void describe_drop(bool continues, Add add) const {
    add(continues ? Cue::drop_more : Cue::drop_open, 1.0F);
    const TextHabits& habits = evidence_.habits();
    if (!continues) add(Cue::drop_habit, S == Side::es ? habits.drop_es : habits.drop_en);
  }

 private:
  static constexpr float kFragment = 6;         // code points: a stray sign, an abbreviation in brackets
  static constexpr float kLogFragment = 1.95F;  // > ln (1 + 6), < ln (1 + 7)
  static constexpr float kLeastWeight = 0.2F;
  static constexpr std::array kShares = {.15F, .35F, .6F, .9F};
  static constexpr std::array kGains = {.15F, .4F};
  static constexpr float kLengthCap = 5, kLengthFarCap = 17.63F;  // of z²/2: some translations are free

  /// In units of what the better half of this text's segments find in their best place, so that a text that shares few
  /// words with its translation, or languages that nothing is known of, are measured by their own standard.
  [[nodiscard]] float share(float found, float weight) const {
    return share_scale_ * found / std::max(weight, kLeastWeight);
  }
  [[nodiscard]] float find_typical_share() const;
  template <Side S>
  void add_best_shares(std::vector<float>& shares) const;

  template <std::size_t N, class Add>
  static void describe_lack(Cue first, float share, const std::array<float, N>& knots, Add add) {
    for (std::size_t k = 0; k < N; ++k) add(knot(first, k), std::max(0.0F, knots[k] - share));
  }

  template <class Add>
  void describe_shape(BeadShape shape, Add add) const {
    add(Cue::bead, 1.0F);
    if (shape.es == 1 && shape.en == 1) return;
    add(shape_cue(shape), 1.0F);
    add(Cue::extra_segment, static_cast<float>(shape.es + shape.en - 2));
    const TextHabits& habits = evidence_.habits();
    add(Cue::merge_habit, (shape.es > 1 ? habits.merge_es : 0) + (shape.en > 1 ? habits.merge_en : 0));
  }

  static constexpr Cue shape_cue(BeadShape shape) {
    if (shape.es > 1 && shape.en > 1) return shape.es + shape.en == 4 ? Cue::two_two : Cue::many_many;
    if (shape.es > 1) return shape.es == 2 ? Cue::two_one : Cue::many_one;
    return shape.en == 2 ? Cue::one_two : Cue::one_many;
  }

  template <class Add>
  void describe_lengths(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const float es_length = std::max(1.0F, evidence_.side<Side::es>().length.of(es));
    const float en_length = std::max(1.0F, evidence_.side<Side::en>().length.of(en));
    const float cost = length_cost(es_length, en_length, evidence_.model());
    const bool merged = es.count + en.count > 2;
    add(merged ? Cue::merged_length : Cue::length, std::min(cost, kLengthCap));
    add(merged ? Cue::merged_length_far : Cue::length_far, std::min(cost, kLengthFarCap));
  }

  template <class Add>
  void describe_layout(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const Evidence::SideSums &es_side = evidence_.side<Side::es>(), &en_side = evidence_.side<Side::en>();
    const float opened = es_side.borders.at(es.first) + en_side.borders.at(en.first);
    if (opened > 0) add(opened > 1 ? Cue::blocks_agree : Cue::blocks_differ, 1.0F);
    const float inside = es_side.borders.of(es) + en_side.borders.of(en) - opened;
    if (inside > 0) add(Cue::block_inside, inside);
    if (es_side.is_heading[es.first] != en_side.is_heading[en.first]) add(Cue::headings_differ, 1.0F);
  }

  template <class Add>
  void describe_words(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const AlignModel& model = evidence_.model();
    const float weight = evidence_.side<Side::es>().weight.of(es) + evidence_.side<Side::en>().weight.of(en);
    const float covered = coverage_.of({es.first, en.first}, es.count, en.count);
    add(Cue::words, std::min(model.coverage_cap, model.coverage_price * weight - model.coverage_weight * covered));
  }

  /// Of several segments S together: whether the other side needs the outermost of them.
  template <Side S, class Add>
  void describe_merge(SegmentRange<S> mates, SegmentRange<other_side(S)> across, Add add) const {
    float first = 0, last = 0;
    for (std::uint32_t k = across.first; k < across.end(); ++k) {
      const Coverage::Runs& runs = coverage_.covered<other_side(S)>(k, mates.first);
      const float whole = runs[mates.count - 1];
      last += whole - runs[mates.count - 2];
      first += whole - coverage_.covered<other_side(S)>(k, mates.first + 1)[mates.count - 2];
    }
    const Evidence::SideSums& side = evidence_.side<S>();
    describe_gain(first, side.weight.at(mates.first), add);
    describe_gain(last, side.weight.at(mates.end() - 1), add);
    float shortest = side.log_length[mates.first];
    for (std::uint32_t k = mates.first + 1; k < mates.end(); ++k) shortest = std::min(shortest, side.log_length[k]);
    add(Cue::shortest_mate, shortest);
    if (shortest <= kLogFragment) add(Cue::fragment_mate, 1.0F);
  }

  template <class Add>
  void describe_gain(float gain, float weight, Add add) const {
    add(Cue::gain, gain);
    describe_lack(Cue::gain_lack_1, share(gain, weight), kGains, add);
  }

  const Evidence& evidence_;
  const Coverage& coverage_;
  float share_scale_ = 1;
};

/// The price list of a band. Keeps references.
class StepCosts {
 public:
  StepCosts(const Evidence& evidence, const Coverage& coverage);

  [[nodiscard]] const StepCues& cues() const { return cues_; }

  /// Requires the bead's pairs to lie in the band of the coverage.
  [[nodiscard]] float bead(GridPoint p, BeadShape shape) const {
    float cost = 0;
    cues_.describe_whole(p, shape, [&](Cue cue, float amount) { cost += prices_[cue] * amount; });
    for (std::uint32_t a = 0; a < shape.es; ++a) {
      cost += es_[shape.es > 1 ? 1 : 0][band_.index({p.i + a, p.j})][shape.en - 1];
    }
    for (std::uint32_t b = 0; b < shape.en; ++b) {
      cost += en_[shape.en > 1 ? 1 : 0][band_.index({p.i, p.j + b})][shape.es - 1];
    }
    return cost;
  }
  [[nodiscard]] float drop_es(std::uint32_t i, bool continues) const {
    return es_dropped_[i - band_.from().i] + drop<Side::es>(continues);
  }
  [[nodiscard]] float drop_en(std::uint32_t j, bool continues) const {
    return en_dropped_[j - band_.from().j] + drop<Side::en>(continues);
  }

 private:
  using Members = std::array<std::vector<Coverage::Runs>, 2>;  // alone on its side, with mates; by pair and run

  template <Side S>
  void price_member(GridPoint p, Members& members) const;
  template <Side S>
  [[nodiscard]] std::vector<float> price_dropped(std::uint32_t first, std::uint32_t end) const;

  template <Side S>
  [[nodiscard]] float drop(bool continues) const {
    float cost = 0;
    cues_.describe_drop<S>(continues, [&](Cue cue, float amount) { cost += prices_[cue] * amount; });
    return cost;
  }

  StepCues cues_;
  const Band& band_;
  const Prices& prices_;
  Members es_, en_;
  std::vector<float> es_dropped_, en_dropped_;
};

}  // namespace cotejo
