// How far the meaning of each word is found on the other side of its bead.
#pragma once

#include <algorithm>
#include <vector>

#include "check/links.hpp"
#include "check/words.hpp"

namespace cotejo {

/// By word, in [0, 1]; 0 for words that are not aligned: function words, signs, words of one-sided beads.
struct WordCover {
  std::vector<float> es, en;

  template <Side S>
  [[nodiscard]] const std::vector<float>& of() const {
    if constexpr (S == Side::es) return es;
    if constexpr (S == Side::en) return en;
  }
};

/// Linear in the pairs of content words of the beads.
WordCover cover_words(const BatchWords& batch, const Links& links);

/// Weights of a run's content words, in nats.
struct Covered {
  float all = 0;    ///< of them
  float found = 0;  ///< of what the other side has
  std::uint32_t content_words = 0;

  [[nodiscard]] float missing() const { return all - found; }
  [[nodiscard]] float share() const { return all > 0 ? found / all : 0; }
  friend Covered operator-(Covered a, Covered b) {
    return {a.all - b.all, a.found - b.found, a.content_words - b.content_words};
  }
};

/// What a word weighs: telling words more, but the rarest not without limit, for those are names and slips.
template <Side S>
float weight_of(const SideWords<S>& side, std::uint32_t word) {
  constexpr float kMost = 12;
  return side.words[word].is_content() ? std::min(side.type_of(word).information, kMost) : 0;
}

template <Side S>
Covered covered(const SideWords<S>& side, const WordCover& cover, WordRange range) {
  Covered out;
  for (std::uint32_t word = range.begin; word < range.end; ++word) {
    const float weight = weight_of(side, word);
    out.all += weight;
    out.found += weight * cover.of<S>()[word];
    out.content_words += side.words[word].is_content() ? 1 : 0;
  }
  return out;
}

}  // namespace cotejo
