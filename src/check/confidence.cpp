// Logistic regression over the evidence. The weights are those that tests/eval/fit_terms.py prints with --ridge 6 on
// the open half of termqa; what it tried and left out is in tests/eval/README.md.
#include "check/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo {
namespace {

/// A term is rendered as another one is: what the link between them is worth, less a third, for two words that mean the
/// same are often one in English. It has to be sure and between nouns, and the words must tell something (8 nats: one
/// word in 3,000), or "cases" and "times" would be terms.
float confidence_of_collapse(const DeviationEvidence& e) {
  constexpr float kSureLink = 0.46F, kWorth = 0.7F, kTelling = 8;
  const bool is_telling = e.information >= kTelling && e.en_information >= kTelling;
  const bool is_nominal = e.noun_here == 1 && e.nominal == 1 && e.content_words == 1;
  return e.collapses && is_telling && is_nominal && e.posterior >= kSureLink ? kWorth * e.posterior : 0;
}

struct Weighed {
  float value;
  float weight;
};

float confidence_of_deviation(const DeviationEvidence& e) {
  constexpr float kMostInformation = 14, kUnsure = 0.15F;
  constexpr float kBias = -11.074F;
  const Weighed weighed[] = {
      {e.share, 4.457F},
      {e.deviants, -3.361F},
      {e.posterior, 2.855F},
      {e.posterior < kUnsure ? 1.0F : 0.0F, -0.606F},
      {e.rival, -0.940F},
      {e.known, -0.190F},
      {e.expected, 0.143F},
      {std::min(e.information, kMostInformation), 0.528F},
      {e.content_words > 1 ? 1.0F : 0.0F, 1.830F},
      {e.noun_share, 0.556F},
      {e.noun_here, 0.518F},
      {e.nominal, 0.156F},
      {e.verbal, -1.007F},
      {e.places, 1.216F},
      {e.c_value, -0.425F},
  };
  float sum = kBias;
  for (const auto& [value, weight] : weighed) sum += value * weight;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace

float confidence(const DeviationEvidence& evidence, std::uint32_t min_occurrences) {
  const bool is_frequent = evidence.occurrences >= min_occurrences;
  return std::max(confidence_of_collapse(evidence), is_frequent ? confidence_of_deviation(evidence) : 0);
}

}  // namespace cotejo
