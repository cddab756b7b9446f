// The basic idea: every prospect gets a confidence; then the surest pair is taken, the next surest whose articles are
// both free, and so on. What is likelier to be someone else's is thus not left for a worse pair.
#include "cotejo/pair.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "pair/judge.hpp"
#include "pair/search.hpp"

namespace cotejo {
namespace {

/// What decides who is paired first. Equals go by date, then by number, so that nothing is left to chance.
struct Bid {
  ArticlePair pair;
  float log_odds = 0;  ///< tells apart what is too sure for the confidence to tell
  float likeness = 0;
  std::int64_t days_apart = 0;

  [[nodiscard]] auto rank() const { return std::tuple(-log_odds, -likeness, days_apart, pair.es, pair.en); }
};

std::int64_t days_apart(const PairText& a, const PairText& b) {
  if (!a.day || !b.day) return std::numeric_limits<std::int64_t>::max();
  return *a.day > *b.day ? *a.day - *b.day : *b.day - *a.day;
}

std::vector<ArticlePair> link(std::vector<Bid> bids, std::size_t es_articles, std::size_t en_articles) {
  std::ranges::sort(bids, {}, &Bid::rank);
  std::vector<bool> es_taken(es_articles, false), en_taken(en_articles, false);
  std::vector<ArticlePair> out;
  for (const Bid& bid : bids) {
    if (es_taken[bid.pair.es] || en_taken[bid.pair.en]) continue;
    es_taken[bid.pair.es] = en_taken[bid.pair.en] = true;
    out.push_back(bid.pair);
  }
  std::ranges::sort(out, {}, &ArticlePair::es);
  return out;
}

}  // namespace

std::vector<ArticlePair> pair_articles(std::span<const PairText> es, std::span<const PairText> en,
                                       const Lexicon& lexicon, const PairOptions& options) {
  std::vector<Bid> bids;
  for (const auto& [pair, evidence] : find_prospects(es, en, lexicon, options)) {
    const float odds = log_odds(evidence, lexicon.has_model()), sure = confidence(odds);
    if (sure >= options.least)
      bids.push_back({{pair.es, pair.en, sure}, odds, evidence.likeness(), days_apart(es[pair.es], en[pair.en])});
  }
  return link(std::move(bids), es.size(), en.size());
}

}  // namespace cotejo
