// What matching a token is worth, and how strongly two words that look alike speak for a translation.
#pragma once

namespace cotejo {

/// Found by tests/eval/tune on the sets it names; see docs in tests/eval/README.md.
struct FeatureWeights {
  float function_word = 0.03545F;
  float short_word = 0.15F;     ///< a common word of three letters
  float per_letter = 0.04009F;  ///< for each letter beyond that, up to ten letters
  float name = 0.6803F;
  float small_number = 0.2063F;  ///< up to ten
  float number = 0.3657F;        ///< up to a hundred; larger ones count full
  float notion = 0.3F;
  float term = 1.0F;
  float mark = 0.1975F;
  float rarity = 0.6398F;           ///< how much of the weight depends on how few segments hold the token
  float cognate_floor = 0.6F;       ///< common_subsequence_ratio from which two words begin to be alike
  float cognate_ceiling = 0.8654F;  ///< and from which they count as much as equal ones

  // With a model. A word counts what it tells: (rate × information - offset)^0.8, and no less than the least.
  float information_rate = 0.1F;  ///< a nat
  float information_offset = 0.35F;
  float information_least = 0.05F;
  float rendering_ceiling = 0.3F;  ///< strength of a model's rendering from which it counts full
  float rendering_power = 0.5F;    ///< how fast weaker ones count less
};

/// What goes with a model, and what without one.
FeatureWeights feature_weights(bool has_model);

}  // namespace cotejo
