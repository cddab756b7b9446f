// Terms, found in a text by the word they begin with.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "lexicon/string_map.hpp"
#include "lexicon/term_words.hpp"

namespace cotejo {

/// A word of a text: `form` is compared with plain words of terms, `folded` with patterns.
struct TextWord {
  std::string_view form, folded;
};

struct IndexedTerm {
  std::vector<TermWord> words;        ///< not empty
  std::vector<std::uint32_t> owners;  ///< rising
  std::uint32_t number = 0;           ///< among all of the index
};

/// Owners are what the terms are of. The time to look a word up does not depend on the number of terms, those apart
/// that begin with a '*'.
class TermIndex {
 public:
  /// A term may have several owners; a term without words is none. Owners come in rising order.
  void add(std::vector<TermWord> words, std::uint32_t owner);
  /// To be called once, after the last add and before the first look-up.
  void finish();

  [[nodiscard]] bool empty() const { return terms_.empty(); }
  [[nodiscard]] bool has_patterns() const { return has_patterns_; }
  [[nodiscard]] const IndexedTerm& operator[](std::uint32_t term) const { return terms_[term]; }

  /// The longest term that the first of `count` words begin with; nullptr: none. `word_at(k)` gives a TextWord.
  template <class WordAt>
  [[nodiscard]] const IndexedTerm* longest(std::size_t count, WordAt word_at) const {
    const IndexedTerm* best = nullptr;
    if (count == 0 || terms_.empty()) return best;
    const TextWord first = word_at(0);
    const auto look_among = [&](const StringMap<Terms>& map, std::string_view key) {
      if (const auto found = map.find(key); found != map.end())
        best = longer(best, find(found->second, count, word_at));
    };
    look_among(by_word_, first.form);
    for (const std::size_t size : beginning_sizes_)
      if (size <= first.folded.size()) look_among(by_beginning_, first.folded.substr(0, size));
    return best;
  }

 private:
  using Terms = std::vector<std::uint32_t>;  // the longest first, by number

  static const IndexedTerm* longer(const IndexedTerm* a, const IndexedTerm* b) {
    return a == nullptr || (b != nullptr && b->words.size() > a->words.size()) ? b : a;
  }

  template <class WordAt>
  [[nodiscard]] const IndexedTerm* find(const Terms& terms, std::size_t count, WordAt word_at) const {
    for (const std::uint32_t term : terms)
      if (stands_there(terms_[term].words, count, word_at)) return &terms_[term];
    return nullptr;
  }

  template <class WordAt>
  static bool stands_there(const std::vector<TermWord>& words, std::size_t count, WordAt word_at) {
    if (words.size() > count) return false;
    for (std::size_t k = 0; k < words.size(); ++k) {
      const TextWord word = word_at(k);
      if (words[k].is_pattern ? !words[k].covers(word.folded) : words[k].folded != word.form) return false;
    }
    return true;
  }

  void finish(Terms& terms);

  std::vector<IndexedTerm> terms_;
  StringMap<Terms> by_word_, by_beginning_;
  std::set<std::size_t> beginning_sizes_;
  bool has_patterns_ = false;
};

}  // namespace cotejo
