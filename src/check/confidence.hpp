// How sure a deviation is.
#pragma once

#include "check/deviations.hpp"

namespace cotejo {

/// In [0, 1].
float confidence(const Evidence& evidence);

}  // namespace cotejo
