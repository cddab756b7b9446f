// A bitext as numbers: every word an index into its side's vocabulary.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cotejo/lexicon.hpp"

namespace cotejo {

struct VocabularyEntry {
  std::string text;         ///< a folded word; or a stem and '*', for the forms of it that have no entry themselves
  std::uint64_t count = 0;  ///< occurrences
};

/// One side's sentences one after the other, and what the indices in them mean.
struct EncodedSide {
  std::vector<VocabularyEntry> vocabulary;  ///< by text
  std::vector<std::uint32_t> words;
  std::vector<std::size_t> first = {0};  ///< sentences + 1
  std::uint64_t occurrences = 0;         ///< of all words, those without an entry too

  [[nodiscard]] std::span<const std::uint32_t> sentence(std::size_t k) const {
    return std::span(words).subspan(first[k], first[k + 1] - first[k]);
  }
};

struct EncodedBitext {
  EncodedSide es, en;

  [[nodiscard]] std::size_t pairs() const { return es.first.size() - 1; }
};

/// Errors as train_model's.
Result<EncodedBitext> encode_bitext(std::span<const BitextFile> texts, const TrainOptions& options);

/// The text of the entry that a word shares with the other rare forms of its stem.
std::string stem_entry(Side language, std::string_view folded_word);

}  // namespace cotejo
