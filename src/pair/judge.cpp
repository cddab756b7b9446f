#include "pair/judge.hpp"

#include <cmath>

namespace cotejo {

// The weights are those that tests/eval/fit_pairs.py prints (tests/eval/README.md has the call), but for the last: of
// links there is nothing to learn from. Where one article says that the other is its translation, 20 times the odds are
// assumed, which alone makes no pair: newsrooms also link articles on one subject that were written apart.
float confidence(const PairEvidence& e) {
  constexpr float kLinked = 3;  // ln 20
  const float odds = -9.237F - 6.9F * e.es + 12.69F * e.en + 5.9832F * e.ordered + 1.7359F * e.numbers_met -
                     2.1207F * e.numbers_unmet + 0.3929F * e.names_met - 1.5496F * e.names_unmet + 0.6677F * e.size +
                     5.808F * (e.likeness() - e.es_rival) + 6.4611F * (e.likeness() - e.en_rival) +
                     (e.is_linked ? kLinked : 0);
  return 1 / (1 + std::exp(-odds));
}

}  // namespace cotejo
