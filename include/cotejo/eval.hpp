// How good an alignment is: precision, recall and F1 against a gold standard.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// A bead of a ladder: 0-based segment numbers, any of them, in any order (gold may cross).
struct LadderBead {
  std::vector<std::size_t> es, en;
};

/// Lines "[0, 1]:[0]", "0,1:0" or "0 1<TAB>0"; anything after a second ':' and lines starting with '#' are passed over.
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

}  // namespace cotejo
