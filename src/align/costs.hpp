// What each step of an alignment costs: -ln of how much more probable it is than chance.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
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
inline constexpr std::array<BeadShape, kBeadShapes> kShapes = {{{1, 1},
                                                                {1, 2},
                                                                {2, 1},
                                                                {1, 3},
                                                                {3, 1},
                                                                {1, 4},
                                                                {4, 1},
                                                                {2, 2},
                                                                {2, 3},
                                                                {3, 2},
                                                                {3, 3},
                                                                {2, 4},
                                                                {4, 2},
                                                                {3, 4},
                                                                {4, 3},
                                                                {4, 4}}};

/// -ln P(lengths | translation) up to a constant, >= 0: z²/2 of Gale & Church (1993), eq. 5, with the variance taken at
/// the mean of both lengths so that neither side leads (Melamed 1999). Lengths in code points; both > 0.
inline float length_cost(float es, float en, const AlignModel& model) {
  const float difference = en - es * model.length_ratio;
  const float mean = (es + en / model.length_ratio) / 2;
  return difference * difference / (2 * model.length_variance * mean);
}

/// What is known of a segment by itself.
struct SegmentEvidence {
  float length = 0, weight = 0;          ///< code points; of its tokens
  float log_length = 0, log_weight = 0;  ///< ln (1 + x)
  float opens_block = 0;                 ///< 1 if so
  bool is_heading = false;
};

/// What the costs of a document pair are drawn from: the segments of both sides, the model, the text's own habits.
class Evidence {
 public:
  Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model);

  [[nodiscard]] const AlignModel& model() const { return model_; }
  [[nodiscard]] const TextHabits& habits() const { return habits_; }
  void adapt(const TextHabits& habits) { habits_ = habits; }
  /// 0: not known; StepCues then goes by the standings in its band.
  [[nodiscard]] float typical_share() const { return typical_share_; }
  void set_typical_share(float share) { typical_share_ = share; }

  template <Side S>
  [[nodiscard]] const SegmentEvidence& of(std::uint32_t segment) const {
    return S == Side::es ? es_[segment] : en_[segment];
  }

 private:
  AlignModel model_;
  TextHabits habits_;
  float typical_share_ = 0;
  std::vector<SegmentEvidence> es_, en_;
};

/// What there is to pay for in each step, for use and for learning: every function calls add(Cue, amount).
class StepCues {
 public:
  /// Keeps references.
  StepCues(const Evidence& evidence, const Coverage& coverage, const Standings& standings);

  [[nodiscard]] const Evidence& evidence() const { return evidence_; }
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  /// What the better half of the band's segments find in their best place, as a share of their weight.
  [[nodiscard]] float typical_share() const { return typical_share_; }

  /// Of a bead: everything but what its members, one by one, are paid for. Requires its pairs to lie in the band.
  template <class Add>
  void describe_whole(GridPoint p, BeadShape shape, Add add) const {
    describe_shape(shape, add);
    describe_place(p, shape, add);
  }

  /// Of a bead, wherever it stands.
  template <class Add>
  void describe_shape(BeadShape shape, Add add) const {
    add(Cue::bead, 1.0F);
    if (shape.es == 1 && shape.en == 1) return;
    add(shape_cue(shape), 1.0F);
    add(Cue::extra_segment, static_cast<float>(shape.es + shape.en - 2));
    const TextHabits& habits = evidence_.habits();
    add(Cue::merge_habit, (shape.es > 1 ? habits.merge_es : 0) + (shape.en > 1 ? habits.merge_en : 0));
  }

  /// And of one that stands there.
  template <class Add>
  [[gnu::always_inline]] void describe_place(GridPoint p, BeadShape shape, Add add) const {
    const SegmentRange<Side::es> es{p.i, shape.es};
    const SegmentRange<Side::en> en{p.j, shape.en};
    describe_lengths(es, en, add);
    describe_layout(es, en, add);
    describe_words(es, en, add);
    if (shape.es > 1) describe_merge(es, en, add);
    if (shape.en > 1) describe_merge(en, es, add);
  }

  /// Of a segment in beads with runs of the other side's segments from `other` on: amounts by the run's length - 1.
  template <Side S, class Add>
  [[gnu::always_inline]] void describe_member(std::uint32_t own, std::uint32_t other, Add add) const {
    const SegmentEvidence& segment = evidence_.of<S>(own);
    const Member& member = this->member<S>(own);
    const Runs covered = coverage_.covered<S>(own, other);
    add(Cue::covered, covered);
    add(Cue::weight, Runs{} + segment.weight);
    add(Cue::chance, member.chance);
    add(Cue::short_of_best, member.best - covered);
    add(Cue::log_weight, Runs{} + segment.log_weight);
    describe_lack(Cue::lack_1, member.share_of_weight * (covered - member.chance), kShares, add);
  }

  /// What is added where it is not alone on its side.
  template <Side S, class Add>
  [[gnu::always_inline]] void describe_mate(std::uint32_t own, std::uint32_t other, Add add) const {
    const Member& member = this->member<S>(own);
    const Runs found = coverage_.covered<S>(own, other) - member.chance;
    describe_lack(Cue::mate_lack_1, member.share_of_weight * found, kShares, add);
  }

  /// Of a dropped segment, wherever it is dropped.
  template <Side S, class Add>
  void describe_dropped(std::uint32_t segment, Add add) const {
    const SegmentEvidence& own = evidence_.of<S>(segment);
    const Member& member = this->member<S>(segment);
    const float best = member.best[0] - member.chance[0];
    add(Cue::drop_block, own.opens_block);
    add(Cue::drop_fragment, own.length <= kFragment ? 1.0F : 0.0F);
    add(Cue::drop_weight, own.weight);
    add(Cue::drop_length, own.log_length);
    add(Cue::drop_best, best);
    add(Cue::drop_best_share, member.share_of_weight * best);
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
  static constexpr std::array kShares = {.15F, .35F, .6F, .9F};
  static constexpr std::array kGains = {.15F, .4F};
  static constexpr float kLengthCap = 5, kLengthFarCap = 17.63F;  // of z²/2: some translations are free

  /// What members of beads are measured by.
  struct Member {
    Runs chance;  // what it finds in runs elsewhere
    Runs best;    // and in the best of them
    /// What a weight found is a share of, 1 by: its own weight, in units of what the better half of this text's
    /// segments find in their best place, so that a text that shares few words with its translation, or languages that
    /// nothing is known of, are measured by their own standard.
    float share_of_weight = 0;
  };

  template <Side S>
  [[nodiscard]] const Member& member(std::uint32_t segment) const {
    return S == Side::es ? es_[segment - coverage_.band().from().i] : en_[segment - coverage_.band().from().j];
  }
  template <Side S>
  [[nodiscard]] Member make_member(std::uint32_t segment, const Standing& standing) const;
  [[nodiscard]] float find_typical_share(const Standings& standings) const;
  void find_best_runs();

  template <class Amount, std::size_t N, class Add>
  [[gnu::always_inline]] static void describe_lack(Cue first, Amount share, const std::array<float, N>& knots,
                                                   Add add) {
    for (std::size_t k = 0; k < N; ++k) add(knot(first, k), at_least_zero(knots[k] - share));
  }
  static float at_least_zero(float number) { return std::max(0.0F, number); }
  static Runs at_least_zero(Runs numbers) { return larger(Runs{}, numbers); }

  static constexpr Cue shape_cue(BeadShape shape) {
    if (shape.es > 1 && shape.en > 1) return shape.es + shape.en == 4 ? Cue::two_two : Cue::many_many;
    if (shape.es > 1) return shape.es == 2 ? Cue::two_one : Cue::many_one;
    return shape.en == 2 ? Cue::one_two : Cue::one_many;
  }

  /// A number of each segment of a run, added up.
  template <Side S>
  [[nodiscard]] float sum(SegmentRange<S> range, float SegmentEvidence::*number) const {
    float out = 0;
    for (std::uint32_t k = range.first; k < range.end(); ++k) out += evidence_.of<S>(k).*number;
    return out;
  }

  template <class Add>
  [[gnu::always_inline]] void describe_lengths(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const float es_length = std::max(1.0F, sum(es, &SegmentEvidence::length));
    const float en_length = std::max(1.0F, sum(en, &SegmentEvidence::length));
    const float cost = length_cost(es_length, en_length, evidence_.model());
    const bool merged = es.count + en.count > 2;
    add(merged ? Cue::merged_length : Cue::length, std::min(cost, kLengthCap));
    add(merged ? Cue::merged_length_far : Cue::length_far, std::min(cost, kLengthFarCap));
  }

  template <class Add>
  [[gnu::always_inline]] void describe_layout(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const SegmentEvidence &first_es = evidence_.of<Side::es>(es.first), &first_en = evidence_.of<Side::en>(en.first);
    const float opened = first_es.opens_block + first_en.opens_block;
    if (opened > 0) add(opened > 1 ? Cue::blocks_agree : Cue::blocks_differ, 1.0F);
    if (es.count + en.count > 2) {
      add(Cue::block_inside, sum(es, &SegmentEvidence::opens_block) + sum(en, &SegmentEvidence::opens_block) - opened);
    }
    if (first_es.is_heading != first_en.is_heading) add(Cue::headings_differ, 1.0F);
  }

  template <class Add>
  [[gnu::always_inline]] void describe_words(SegmentRange<Side::es> es, SegmentRange<Side::en> en, Add add) const {
    const AlignModel& model = evidence_.model();
    const float weight = sum(es, &SegmentEvidence::weight) + sum(en, &SegmentEvidence::weight);
    const float covered = coverage_.of({es.first, en.first}, es.count, en.count);
    add(Cue::words, std::min(model.coverage_cap, model.coverage_price * weight - model.coverage_weight * covered));
  }

  /// Of several segments S together: whether the other side needs the outermost of them.
  template <Side S, class Add>
  [[gnu::always_inline]] void describe_merge(SegmentRange<S> mates, SegmentRange<other_side(S)> across, Add add) const {
    float first = 0, last = 0;
    for (std::uint32_t k = across.first; k < across.end(); ++k) {
      const Runs& runs = coverage_.covered<other_side(S)>(k, mates.first);
      const float whole = runs[mates.count - 1];
      last += whole - runs[mates.count - 2];
      first += whole - coverage_.covered<other_side(S)>(k, mates.first + 1)[mates.count - 2];
    }
    describe_gain(first, member<S>(mates.first), add);
    describe_gain(last, member<S>(mates.end() - 1), add);
    float shortest = evidence_.of<S>(mates.first).log_length;
    for (std::uint32_t k = mates.first + 1; k < mates.end(); ++k)
      shortest = std::min(shortest, evidence_.of<S>(k).log_length);
    add(Cue::shortest_mate, shortest);
    if (shortest <= kLogFragment) add(Cue::fragment_mate, 1.0F);
  }

  template <class Add>
  [[gnu::always_inline]] void describe_gain(float gain, const Member& mate, Add add) const {
    add(Cue::gain, gain);
    describe_lack(Cue::gain_lack_1, mate.share_of_weight * gain, kGains, add);
  }

  const Evidence& evidence_;
  const Coverage& coverage_;
  float typical_share_ = 1;
  std::vector<Member> es_, en_;  // of the band
};

/// The price list of a band. Keeps references.
class StepCosts {
 public:
  StepCosts(const Evidence& evidence, const Coverage& coverage, const Standings& standings);

  [[nodiscard]] const StepCues& cues() const { return cues_; }

  /// Of a bead of the shape with that index. Requires its pairs to lie in the band of the coverage.
  [[nodiscard]] float bead(GridPoint p, std::size_t shape) const { return (this->*kPriceBead[shape])(p); }
  [[nodiscard]] float drop_es(std::uint32_t i, bool continues) const {
    return es_dropped_[i - band_.from().i] + drop<Side::es>(continues);
  }
  [[nodiscard]] float drop_en(std::uint32_t j, bool continues) const {
    return en_dropped_[j - band_.from().j] + drop<Side::en>(continues);
  }

 private:
  using PriceBead = float (StepCosts::*)(GridPoint) const;
  static const std::array<PriceBead, kBeadShapes> kPriceBead;  // one for each shape, which it knows beforehand
  template <std::size_t... Shape>
  static constexpr std::array<PriceBead, kBeadShapes> price_beads(std::index_sequence<Shape...> all);

  template <std::size_t Shape>
  [[nodiscard]] float price_bead(GridPoint p) const;

  /// What a segment costs in a bead: by pair and run.
  struct Members {
    std::vector<Runs> alone, with_mates;  // on its side
  };

  void price_shapes();
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
  std::array<float, kBeadShapes> shapes_{};
  Members es_, en_;
  std::vector<float> es_dropped_, en_dropped_;
};

}  // namespace cotejo
