// The numbers the aligner weighs evidence with.
#pragma once

#include <array>
#include <cstdint>

#include "cotejo/align.hpp"

namespace cotejo {

/// Everything is in nats: -ln of how much more probable a step is than chance, so lower is better and a step may be
/// below zero. Found by tests/eval/tune.
struct AlignModel {
  // Length, after Gale & Church (1993): English code points a Spanish one gives, and the variance of that per Spanish
  // code point. From tests/eval/length_model.py over the training pairs that the built-in statistics may be drawn from.
  float length_ratio = 0.877F;
  float length_variance = 2.2F;
  float length_weight = 0.6F;  ///< of z²/2
  float length_cap = 17.63F;   ///< z²/2 is taken to be no more than this: some translations are free

  // Lexical coverage: a token that finds its rendering gains its weight, every token pays a little.
  float coverage_weight = 4.13F;
  float coverage_price = 0.3F;

  float coverage_cap =
      8.0F;  ///< the words of a bead cost no more than this, however many find nothing: some renderings are free

  // Shape.
  float bead = 0.2586F;
  float extra_segment = 3.744F;  ///< for each segment beyond 1-1
  float many_to_many = 3.247F;   ///< when both sides hold several
  float drop_open = 4.6F;
  float drop_continue = 1.441F;

  // Layout.
  float blocks_agree = 0.8F;   ///< gained when both sides open a block
  float blocks_differ = 0.5F;  ///< paid when only one does
  float block_inside = 1.0F;   ///< paid for each block border within a bead
  float headings_differ = 1.5F;

  // Adaptation to the text: how many steps the prior rates of drops and merges weigh against what is seen.
  float prior_steps = 45.19F;
  float drop_rate = 0.02387F;
  float merge_rate = 0.03404F;

  float temperature = 1.0F;  ///< of the posterior
};

/// What goes with matches that a bilingual model had a part in, and what without one.
AlignModel align_model(bool knows_the_languages);

/// What this text adds to the model's prices: its own habit of dropping and merging, in nats.
struct TextHabits {
  float drop_es = 0, drop_en = 0;    ///< added to drop_open
  float merge_es = 0, merge_en = 0;  ///< added once to a bead with several segments on that side
};

}  // namespace cotejo
