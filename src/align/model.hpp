// The numbers the aligner weighs evidence with.
#pragma once

#include "align/prices.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

/// In nats, where nothing else is said. tests/eval/README.md has how each was found.
struct AlignModel {
  Prices prices;

  // Length, after Gale & Church (1993): English code points a Spanish one gives, and the variance of that per Spanish
  // code point. From tests/eval/length_model.py over the training pairs that the built-in statistics may be drawn from.
  float length_ratio = 0.877F;
  float length_variance = 2.2F;

  // What the words of a bead speak against it: a price for all their weight, less what the covered weight gains, but no
  // more than the cap, however many find nothing: some renderings are free.
  float coverage_weight = 4.13F;
  float coverage_price = 0.3F;
  float coverage_cap = 8.0F;

  float move = 6;  ///< for a block that stands elsewhere, beside ln of how many places there are

  // Adaptation to the text: how many steps the prior rates of drops and merges weigh against what is seen.
  float prior_steps = 45.19F;
  float drop_rate = 0.02387F;
  float merge_rate = 0.03404F;
};

/// What goes with matches that a bilingual model had a part in, and what without one.
AlignModel align_model(bool knows_the_languages);

/// What this text adds to the model's prices: its own habit of dropping and merging, in nats.
struct TextHabits {
  float drop_es = 0, drop_en = 0;    ///< of the first of a run of dropped segments
  float merge_es = 0, merge_en = 0;  ///< of a bead with several segments on that side
};

}  // namespace cotejo
