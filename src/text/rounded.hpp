#pragma once

#include <cmath>

namespace cotejo {

/// To so many decimals: short in JSON, where all digits of a number would be shown.
inline double rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace cotejo
