// How sure it is that two articles are translations of each other.
#pragma once

#include "pair/evidence.hpp"

namespace cotejo {

/// ln of the odds that they are. `know_the_languages`: a model took part in the matches (Matches).
float log_odds(const PairEvidence& evidence, bool know_the_languages);

/// In [0, 1].
float confidence(float log_odds);

}  // namespace cotejo
