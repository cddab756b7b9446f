#include "pair/judge.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo {
namespace {

/// Of a logistic regression.
struct Weights {
  float bias, found, ordered, numbers_met, numbers_unmet, names_met, names_unmet, size, es_margin, en_margin;
};

// As tests/eval/fit_pairs.py prints them; tests/eval/README.md has the calls.
constexpr Weights kWithModel{-7.9237F, 14.0557F, -1.2355F, 1.6932F, -1.8895F,
                             0.3331F,  -1.3265F, -0.1022F, 5.6983F, 6.8196F};
constexpr Weights kWithoutModel{-3.7763F, 3.7565F,  4.7847F, 0.2297F, -1.697F,
                                -0.4019F, -1.7118F, 0.737F,  8.6513F, 15.151F};

// Of links there is nothing to learn from. Where one article says that the other is its translation, 20 times the odds
// are assumed (ln 20 = 3), which alone makes no pair: newsrooms also link articles on one subject that were written
// apart.
constexpr float kLinked = 3;

}  // namespace

float log_odds(const PairEvidence& e, bool know_the_languages) {
  const Weights& w = know_the_languages ? kWithModel : kWithoutModel;
  return w.bias + w.found * std::max(e.es, e.en) + w.ordered * e.ordered + w.numbers_met * e.numbers_met +
         w.numbers_unmet * e.numbers_unmet + w.names_met * e.names_met + w.names_unmet * e.names_unmet +
         w.size * e.size + w.es_margin * (e.likeness() - e.es_rival) + w.en_margin * (e.likeness() - e.en_rival) +
         (e.is_linked ? kLinked : 0);
}

float confidence(float log_odds) { return 1 / (1 + std::exp(-log_odds)); }

}  // namespace cotejo
