// A bitext as numbers: every word an index into its side's vocabulary.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cotejo/lexicon.hpp"
#include "lexicon/string_map.hpp"

namespace cotejo {

/// In the place of a word without an entry.
inline constexpr std::uint32_t kNoWord = ~0U;

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

/// Takes one side's sentences. Until all are there, a word is numbered as it is written.
class SideEncoder {
 public:
  explicit SideEncoder(Side language) : language_(language) {}

  void add(const std::vector<std::string_view>& words);
  [[nodiscard]] std::size_t sentences() const { return out_.first.size() - 1; }
  /// Makes the vocabulary. Once.
  EncodedSide finish(const TrainOptions& options);

 private:
  struct Written {
    const std::string* text;  // the key in index_
    std::uint64_t count;
  };

  std::vector<std::uint32_t> entries(const TrainOptions& options);
  [[nodiscard]] std::uint32_t find(const std::string& key) const;
  void renumber(const std::vector<std::uint32_t>& entry_of);

  Side language_;
  StringMap<std::uint32_t> index_;
  std::vector<Written> written_;
  EncodedSide out_;
};

/// The text of the entry that a word shares with the other rare forms of its stem.
std::string stem_entry(Side language, std::string_view folded_word);

}  // namespace cotejo
