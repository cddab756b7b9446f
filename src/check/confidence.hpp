// How sure a deviation is.
#pragma once

#include "check/evidence.hpp"

namespace cotejo {

/// In [0, 1]. 0 for a term of fewer occurrences, unless it is rendered as another one is.
float confidence(const DeviationEvidence& evidence, std::uint32_t min_occurrences);

}  // namespace cotejo
