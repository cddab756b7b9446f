// Beads as the field's scorers count and compare them.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "cotejo/eval.hpp"

namespace cotejo::detail {

/// Spanish and English sentences.
using Sentences = std::vector<std::size_t>;
using CountedBead = std::pair<Sentences, Sentences>;
using CountedBeads = std::vector<CountedBead>;

bool is_two_sided(const CountedBead& bead);

/// The bead itself, or one a sentence when a side is empty.
CountedBeads counted_as(const LadderBead& bead);

/// All beads as they count, and every sentence in some bead: unaligned when `beads` do not name it.
CountedBeads complete(const std::vector<LadderBead>& beads, std::size_t es_segments, std::size_t en_segments);

}  // namespace cotejo::detail
