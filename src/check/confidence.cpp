// Logistic regression over the evidence. The weights are those that tests/eval/fit_terms.py prints with --ridge 6 on
// the open half of termqa; what it tried and left out is in tests/eval/README.md.
#include "check/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo {
namespace {

/// A term is rendered as another one is: what the link between them is worth, halved, for two words that mean the same
/// are often one in English. It has to be sure and between nouns, and the words must tell something (8 nats: one word
/// in 3,000), or "cases" and "times" would be terms.
float confidence_of_collapse(const Evidence& e) {
  constexpr float kSureLink = 0.6F, kTelling = 8;
  const bool is_telling = e.information >= kTelling && e.en_information >= kTelling;
  const bool is_nominal = e.noun_here == 1 && e.nominal == 1 && e.content_words == 1;
  return e.collapses && is_telling && is_nominal && e.posterior >= kSureLink ? e.posterior / 2 : 0;
}

struct Weighed {
  float value;
  float weight;
};

float confidence_of_deviation(const Evidence& e) {
  constexpr float kMostInformation = 14, kUnsure = 0.15F;
  constexpr float kBias = -10.923F;
  const Weighed weighed[] = {
      {e.share, 4.837F},
      {e.deviants, -2.789F},
      {e.posterior, 2.090F},
      {e.posterior < kUnsure ? 1.0F : 0.0F, -0.715F},
      {e.rival, -0.557F},
      {e.known, -0.175F},
      {e.expected, 0.148F},
      {std::min(e.information, kMostInformation), 0.503F},
      {e.content_words > 1 ? 1.0F : 0.0F, 1.997F},
      {e.noun_share, 0.624F},
      {e.noun_here, 0.493F},
      {e.nominal, 0.247F},
      {e.verbal, -0.709F},
      {e.places, 1.408F},
      {e.c_value, -0.471F},
  };
  float sum = kBias;
  for (const auto& [value, weight] : weighed) sum += value * weight;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace

float confidence(const Evidence& evidence, std::uint32_t min_occurrences) {
  const bool is_frequent = evidence.occurrences >= min_occurrences;
  return std::max(confidence_of_collapse(evidence), is_frequent ? confidence_of_deviation(evidence) : 0);
}

}  // namespace cotejo
