// How good an alignment is: precision, recall and F1 against a gold standard, and how far its confidences can be
// believed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// A bead of a ladder: 0-based segment numbers, any of them, in any order (gold may cross).
struct LadderBead {
  std::vector<std::size_t> es, en;
  std::optional<double> score = {};  ///< a confidence only if judge() takes the whole ladder's as such
};

/// Lines "[0, 1]:[0]", "0,1:0" or "0 1<TAB>0"; a number after a second separator is the score, anything else there and
/// lines starting with '#' are passed over.
/// `name` is for messages ("gold.ladder:3").
Result<std::vector<LadderBead>> parse_ladder(std::string_view text, std::string_view name);

/// Counts that add up over documents; the measures are taken of the sums (micro average).
struct EvalCounts {
  std::size_t hypothesis_beads = 0, strict_right = 0, lax_right = 0;  ///< precision: null beads count
  std::size_t gold_beads = 0, strict_found = 0, lax_found = 0;        ///< recall: two-sided beads only
  std::size_t two_sided_hypothesis = 0, two_sided_right = 0;          ///< precision without nulls
  std::size_t fine_hypothesis = 0, fine_right = 0, fine_gold = 0, fine_found = 0;
  std::size_t null_hypothesis = 0, null_gold = 0, null_right = 0;  ///< sentences left unaligned

  EvalCounts& operator+=(const EvalCounts& other);
};

/// The Bleualign / vecalign convention, as in the field's scorers: an alignment empty on both sides is dropped, a null
/// bead counts once a sentence, sentences that `hypothesis` does not name are unaligned.
/// es_segments and en_segments: how many segments the documents have.
EvalCounts evaluate(const std::vector<LadderBead>& gold, const std::vector<LadderBead>& hypothesis,
                    std::size_t es_segments, std::size_t en_segments);

struct Measure {
  double precision = 0, recall = 0;  ///< NaN when there is nothing to divide by
  [[nodiscard]] double f1() const;
};

struct EvalMeasures {
  Measure strict, lax, two_sided, fine, null;
};

EvalMeasures measures(const EvalCounts& counts);

/// A bead that was answered with a confidence, and whether it was right by the strict convention.
struct Judgement {
  double confidence = 0;  ///< in [0, 1]
  bool is_right = false;
  bool is_pair = false;  ///< text on both sides: what a threshold of confidence keeps or drops
};

/// A judgement a bead of the answer, counted as evaluate() does: null beads once a sentence, each with the confidence
/// of its bead. Sentences that `hypothesis` does not name are answered without a confidence and are not judged. Those
/// of several documents are put one after the other. nullopt: not every bead has a score within [0, 1], so the scores
/// are none that a share of right beads could be set against.
std::optional<std::vector<Judgement>> judge(const std::vector<LadderBead>& gold,
                                            const std::vector<LadderBead>& hypothesis, std::size_t es_segments,
                                            std::size_t en_segments);

/// Judgements of like confidence.
struct ReliabilityBin {
  double low = 0, high = 0;  ///< of the confidences within
  std::size_t count = 0, right = 0;
  double confidence_sum = 0;

  [[nodiscard]] double mean_confidence() const;  ///< NaN when empty
  [[nodiscard]] double share_right() const;
};

inline constexpr std::size_t kReliabilityBins = 10;

/// Bins of equal width, from [0, .1) to [.9, 1]; some may be empty.
std::vector<ReliabilityBin> bins_of_equal_width(const std::vector<Judgement>& judgements);

/// Bins of about equal count, from unsure to sure. Equal confidences stay in one bin, which may make it larger and the
/// bins fewer; none is empty.
std::vector<ReliabilityBin> bins_of_equal_mass(std::vector<Judgement> judgements);

/// Expected calibration error (Naeini, Cooper & Hauskrecht 2015): the distance between mean confidence and share right,
/// a bin weighing as much as it has judgements. In [0, 1]; NaN when there are none.
double calibration_error(const std::vector<ReliabilityBin>& bins);

/// What a threshold of confidence leaves of the pairs.
struct KeptPairs {
  double threshold = 0;
  std::size_t count = 0;
  Measure measure;  ///< precision: of those kept; recall: of gold's
};

KeptPairs keep_pairs(const std::vector<Judgement>& judgements, double threshold, std::size_t gold_pairs);

}  // namespace cotejo
