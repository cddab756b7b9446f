// The English articles that a Spanish one may be translated by, and the other way round: those that share most.
#pragma once

#include <cstdint>
#include <vector>

#include "pair/corpus.hpp"

namespace cotejo {

struct Candidate {
  std::uint32_t es = 0, en = 0;

  friend auto operator<=>(const Candidate&, const Candidate&) = default;  // NOLINT(modernize-use-nullptr)
};

struct CandidateOptions {
  std::size_t each = 8;            ///< kept of the best of every article of either side
  std::uint32_t commonest = 1000;  ///< a token held by more articles, and
  double common_share = 0.02;      ///< by more than this share of them, finds no candidates
  std::int64_t window = 7;         ///< days between two dated articles
  unsigned threads = 1;
};

/// Articles as they are looked at, and what may render what.
struct Articles {
  std::span<const PairText> es_texts, en_texts;
  const Corpus<Side::es>& es;
  const Corpus<Side::en>& en;
  const Matches& matches;
};

/// Whether both dates are known and lie further apart than that.
bool is_out_of_window(const PairText& a, const PairText& b, std::int64_t window);

/// Sorted, each once. Memory: a few entries an article.
std::vector<Candidate> find_candidates(const Articles& articles, const CandidateOptions& options);

}  // namespace cotejo
