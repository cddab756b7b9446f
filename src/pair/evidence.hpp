// What speaks for and against two articles being translations of each other.
#pragma once

#include <array>
#include <vector>

#include "pair/candidates.hpp"

namespace cotejo {

/// Shares are of what the tokens are worth, in [0, 1].
struct PairEvidence {
  float es = 0, en = 0;                      ///< of a side, what finds a rendering on the other
  float ordered = 0;                         ///< of both, what does so in the same order
  float numbers_met = 0, numbers_unmet = 0;  ///< ln of 1 + the worth of the numbers and codes of both
  float names_met = 0, names_unmet = 0;      ///< the same of names
  float stretch = 0;                         ///< |ln| of how much longer than usual the English is
  float size = 0;                            ///< ln of 1 + tokens of the smaller one
  float es_rival = 0, en_rival = 0;          ///< the best likeness of the Spanish, of the English article to any other
  bool is_linked = false;                    ///< one says that the other is its translation

  [[nodiscard]] float likeness() const { return (es + en + ordered) / 3; }
};

/// By candidate. Time: a few steps a token and candidate. The same whatever the number of threads.
std::vector<PairEvidence> weigh(const Articles& articles, const std::vector<Candidate>& candidates, unsigned threads);

}  // namespace cotejo
