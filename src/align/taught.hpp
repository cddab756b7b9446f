// What a bitext itself teaches of which words render which.
#pragma once

#include <optional>

#include "cotejo/align.hpp"

namespace cotejo {

/// `matches` with those that the sure beads of a first alignment teach: pairs of words that stand together far more
/// often than by chance (Dunning 1993), each the other's best, linked one to one within a bead as far as matches are
/// known already (Melamed 2000). Nothing when they teach nothing, as those of a short text. Time: the products of the
/// beads' words that nothing renders yet.
std::optional<Matches> taught_matches(const Features<Side::es>& es, const Features<Side::en>& en,
                                      const Matches& matches, const Alignment& first);

}  // namespace cotejo
