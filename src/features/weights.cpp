#include "features/weights.hpp"

namespace cotejo {

// With a model the numbers are those that tests/eval/tune found with it.
FeatureWeights feature_weights(bool has_model) {
  FeatureWeights out;
  if (!has_model) return out;
  out.name = 0.893F;
  out.mark = 0.2282F;
  out.cognate_floor = 0.7797F;
  out.cognate_ceiling = 1.736F;
  out.information_rate = 0.09F;
  out.information_offset = 0.2F;
  out.rendering_ceiling = 0.24F;
  out.rendering_power = 0.3653F;
  return out;
}

}  // namespace cotejo
