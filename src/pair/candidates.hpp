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
  std::size_t each = 8;        ///< kept of the best of every article of either side
  std::size_t steps = 10'000;  ///< holders of tokens that are looked at for an article
  std::int64_t window = 7;     ///< days between two dated articles
  unsigned threads = 1;
};

/// Articles as they are looked at, and what may render what.
struct Articles {
  std::span<const PairText> es_texts, en_texts;
  const Corpus<Side::es>& es;
  const Corpus<Side::en>& en;
  const Matches& matches;
};

/// Sorted, each once. Memory: a few entries an article.
std::vector<Candidate> find_candidates(const Articles& articles, const CandidateOptions& options);

}  // namespace cotejo
