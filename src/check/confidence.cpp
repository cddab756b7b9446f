// Logistic regression over the evidence. The weights are those tests/eval/fit_terms.py prints (--ridge 3, on the open
// half of termqa); what it tried and left out is in tests/eval/README.md.
#include "check/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo {
namespace {

struct Weighed {
  float value;
  float weight;
};

constexpr float kBias = -12.969F;

}  // namespace

float confidence(const Evidence& e) {
  constexpr float kMostInformation = 14, kUnsure = 0.15F;
  const Weighed weighed[] = {
      {e.share, 6.201F},
      {e.deviants, -1.849F},
      {e.posterior, 2.232F},
      {e.posterior < kUnsure ? 1.0F : 0.0F, -0.953F},
      {e.rival, -0.726F},
      {e.known, -0.228F},
      {e.expected, 0.185F},
      {std::min(e.information, kMostInformation), 0.559F},
      {e.content_words > 1 ? 1.0F : 0.0F, 2.092F},
      {e.noun_share, 0.833F},
      {e.noun_here, 0.469F},
      {e.nominal, 0.308F},
      {e.verbal, -0.751F},
      {e.places, 1.499F},
      {e.c_value, -0.515F},
      {e.collapses, 1.546F},
      {e.collapses * e.share, -2.598F},
      {e.collapses * e.posterior, -1.350F},
  };
  float sum = kBias;
  for (const auto& [value, weight] : weighed) sum += value * weight;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace cotejo
