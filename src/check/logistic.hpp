#pragma once

#include <cmath>

namespace cotejo {

/// The probability whose odds have the logarithm `log_odds` (in nats).
inline float logistic(float log_odds) { return 1 / (1 + std::exp(-log_odds)); }

}  // namespace cotejo
