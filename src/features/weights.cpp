#include "features/weights.hpp"

namespace cotejo {

// With a model the numbers are those that tests/eval/tune found with it.
FeatureWeights feature_weights(bool has_model) {
  FeatureWeights out;
  if (!has_model) return out;
  out.name = 0.893F;
  out.cognate_ceiling = 0.9444F;
  out.rendering_ceiling = 0.2804F;
  return out;
}

}  // namespace cotejo
