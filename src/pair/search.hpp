// From texts to candidates with their evidence: what is judged, and what the judge is fitted on.
#pragma once

#include <vector>

#include "pair/evidence.hpp"

namespace cotejo {

/// Two articles that may be translations of each other.
struct Prospect {
  Candidate pair;
  PairEvidence evidence;
};

/// By Spanish, then by English article.
std::vector<Prospect> find_prospects(std::span<const PairText> es, std::span<const PairText> en, const Lexicon& lexicon,
                                     const PairOptions& options);

}  // namespace cotejo
