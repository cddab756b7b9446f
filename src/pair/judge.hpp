// How sure it is that two articles are translations of each other.
#pragma once

#include "pair/evidence.hpp"

namespace cotejo {

/// In [0, 1].
float confidence(const PairEvidence& evidence);

}  // namespace cotejo
