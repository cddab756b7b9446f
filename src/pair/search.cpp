#include "pair/search.hpp"

#include <algorithm>
#include <iterator>

#include "pair/addresses.hpp"

namespace cotejo {
namespace {

std::vector<Candidate> union_of(const std::vector<Candidate>& a, const std::vector<Candidate>& b) {
  std::vector<Candidate> out;
  std::ranges::set_union(a, b, std::back_inserter(out));
  return out;
}

std::vector<Prospect> prospects(const Articles& articles, const PairOptions& options) {
  CandidateOptions search;
  search.window = options.window;
  search.threads = options.threads;
  const std::vector<Candidate> linked = linked_articles(articles.es_texts, articles.en_texts);
  const std::vector<Candidate> candidates = union_of(find_candidates(articles, search), linked);
  const std::vector<PairEvidence> evidence = weigh(articles, candidates, options.threads);
  std::vector<Prospect> out;
  out.reserve(candidates.size());
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    out.push_back({candidates[k], evidence[k]});
    out.back().evidence.is_linked = std::ranges::binary_search(linked, candidates[k]);
  }
  return out;
}

}  // namespace

std::vector<Prospect> find_prospects(std::span<const PairText> es, std::span<const PairText> en, const Lexicon& lexicon,
                                     const PairOptions& options) {
  if (es.empty() || en.empty()) return {};
  PairOptions sound = options;
  sound.threads = std::max(1U, options.threads);
  const Corpus<Side::es> es_corpus = read_corpus<Side::es>(es, lexicon, sound.threads);
  const Corpus<Side::en> en_corpus = read_corpus<Side::en>(en, lexicon, sound.threads);
  const Matches matches = match_types(es_corpus.vocabulary, en_corpus.vocabulary, lexicon);
  return prospects({es, en, es_corpus, en_corpus, matches}, sound);
}

}  // namespace cotejo
