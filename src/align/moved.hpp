// Blocks that stand elsewhere in the translation.
#pragma once

#include "align/costs.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

/// What a document pair's moves are looked for in.
struct MoveSearch {
  const MatchIndex& index;
  const Evidence& evidence;  ///< with the typical share of the text
  const Standings& standings;
  std::size_t most_cells;  ///< sentence pairs of a block that are searched
};

/// Runs that the alignment leaves out on both sides, at different places, are set side by side where that is worth a
/// move's price; their beads are marked `moved` and take the place of the Spanish run. Nothing is done where nothing is
/// left out. Time: linear but for the blocks themselves.
Alignment with_moves(Alignment alignment, const MoveSearch& where);

}  // namespace cotejo
