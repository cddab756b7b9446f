// What may be a term: words and runs of words that come again and that a Spanish noun phrase may consist of.
#pragma once

#include <cstdint>
#include <vector>

#include "check/words.hpp"

namespace cotejo {

struct TermCandidate {
  std::vector<std::uint32_t> types;    ///< forms of its content words, in order
  std::vector<WordRange> occurrences;  ///< in text order; of one segment each
  float c_value = 0;     ///< Frantzi & Ananiadou 1996: occurrences, less those inside longer candidates, times length
  float noun_share = 0;  ///< of its occurrences, those where an article, a preposition or the like stands before it
};

/// Every content word, and runs of up to four of them with prepositions and articles in between ("Congreso de la
/// Unión") that occur at least `least` times. Time linear in the words, for a run is looked at only if the shorter one
/// it begins with is frequent.
std::vector<TermCandidate> find_candidates(const BatchWords& batch, std::uint32_t least);

/// Whether an article, a preposition or the like stands before the range, and no infinitive begins it.
bool looks_like_noun(const SideWords<Side::es>& words, WordRange range);

}  // namespace cotejo
