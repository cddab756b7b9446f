#pragma once

#include <cmath>

namespace cotejo::detail {

/// To so many decimals as double: short in JSON, where a float's own digits would all be shown.
inline double rounded(float value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(static_cast<double>(value) * scale) / scale;
}

}  // namespace cotejo::detail
