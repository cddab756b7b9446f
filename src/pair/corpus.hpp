// The articles of one side as sets of tokens that tell something, and what each is worth among these articles.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cotejo/pair.hpp"

namespace cotejo {

/// A token of an article, and where it first stands in it.
struct ArticleToken {
  std::uint32_t type = 0;   ///< index into Corpus::types
  std::uint32_t place = 0;  ///< tokens of the article before it
};

template <Side S>
struct Corpus {
  Features<S> vocabulary;              ///< of all articles; only its types are filled
  std::vector<std::uint32_t> holders;  ///< by type: articles that hold it
  std::vector<float> worth;            ///< by type, in (0, 1]: what to find it says, among these articles
  std::vector<ArticleToken> tokens;    ///< article by article; of one by place, each type once
  std::vector<std::size_t> first;      ///< articles + 1
  std::vector<std::uint32_t> length;   ///< by article: visible code points
  std::vector<std::uint64_t> content;  ///< by article: equal for equal texts, hardly ever for others

  [[nodiscard]] std::size_t articles() const { return length.size(); }
  [[nodiscard]] std::span<const ArticleToken> tokens_of(std::size_t article) const {
    return std::span(tokens).subspan(first[article], first[article + 1] - first[article]);
  }
};

/// Linear in the texts. The same whatever the number of threads.
template <Side S>
Corpus<S> read_corpus(std::span<const PairText> articles, const Lexicon& lexicon, unsigned threads);

}  // namespace cotejo
