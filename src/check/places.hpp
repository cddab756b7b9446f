// Words back to places in the texts.
#pragma once

#include "check/words.hpp"

namespace cotejo {

template <Side S>
TextPlace place_of(const SideWords<S>& side, std::uint32_t text, WordRange range) {
  return {side.segment_of[range.begin] - side.first_segment[text], side.bytes(range)};
}

/// Requires ranges of words of the pair, neither empty.
inline TermPlace term_place(const BatchWords& words, const WordPair& pair, WordRange es, WordRange en) {
  return {pair.text, place_of(words.es, pair.text, es), place_of(words.en, pair.text, en)};
}

}  // namespace cotejo
