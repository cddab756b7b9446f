#include "pair/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pair/parallel.hpp"

namespace cotejo {
namespace {

/// A token of an article with the best it meets in the other one.
struct Met {
  float strength = 0;       ///< 0: nothing
  std::uint32_t other = 0;  ///< index among the other article's tokens
};

/// Of a kind of tokens, all, and what of it is met.
struct Share {
  float all = 0, met = 0;

  void add(float worth, float strength) {
    all += worth;
    met += worth * strength;
  }
  [[nodiscard]] float met_share() const { return all > 0 ? met / all : 0; }
};

Share operator+(Share a, Share b) { return {a.all + b.all, a.met + b.met}; }

/// What of one side is met, in all and by kinds.
struct SideShares {
  Share all, numbers, names;
};

bool has_figure(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

template <Side S>
SideShares shares(const Corpus<S>& corpus, std::span<const ArticleToken> tokens, const std::vector<Met>& met) {
  SideShares out;
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    const TokenType& type = corpus.vocabulary.types[tokens[k].type];
    const float worth = corpus.worth[tokens[k].type];
    out.all.add(worth, met[k].strength);
    if (has_figure(type.key) && type.kind != TypeKind::notion && type.kind != TypeKind::term)
      out.numbers.add(worth, met[k].strength);
    else if (type.kind == TypeKind::name)
      out.names.add(worth, met[k].strength);
  }
  return out;
}

/// The most that a chain of meetings in rising order of both sides is worth.
class HeaviestChain {
 public:
  /// Places of the other side are below `size`.
  void reset(std::size_t size) { best_.assign(size + 1, 0); }

  /// Called in rising order of the own side.
  void add(std::uint32_t place, float worth) {
    const float sum = worth + most_before(place);
    for (std::size_t k = place + 1; k < best_.size(); k += k & (~k + 1)) best_[k] = std::max(best_[k], sum);
    heaviest_ = std::max(heaviest_, sum);
  }

  float take() { return std::exchange(heaviest_, 0.0F); }

 private:
  [[nodiscard]] float most_before(std::size_t place) const {
    float most = 0;
    for (std::size_t k = place; k > 0; k -= k & (~k + 1)) most = std::max(most, best_[k]);
    return most;
  }

  std::vector<float> best_;  // a Fenwick tree of maxima
  float heaviest_ = 0;
};

/// Looks at candidates, one after the other; keeps its tables from one to the next.
class Weigher {
 public:
  explicit Weigher(const Articles& articles) : articles_(articles) {}

  PairEvidence weigh(Candidate candidate) {
    es_ = articles_.es.tokens_of(candidate.es);
    en_ = articles_.en.tokens_of(candidate.en);
    meet();
    const SideShares es = shares(articles_.es, es_, es_met_), en = shares(articles_.en, en_, en_met_);
    PairEvidence out;
    out.es = es.all.met_share();
    out.en = en.all.met_share();
    out.ordered = ordered(es.all.all + en.all.all);
    const Share numbers = es.numbers + en.numbers, names = es.names + en.names;
    out.numbers_met = std::log1p(numbers.met);
    out.numbers_unmet = std::log1p(numbers.all - numbers.met);
    out.names_met = std::log1p(names.met);
    out.names_unmet = std::log1p(names.all - names.met);
    out.stretch = stretch(candidate);
    out.size = std::log1p(static_cast<float>(std::min(es_.size(), en_.size())));
    return out;
  }

 private:
  /// Every token with the strongest of the other article that may render it.
  void meet() {
    at_.resize(articles_.en.worth.size(), 0);
    for (std::uint32_t k = 0; k < en_.size(); ++k) at_[en_[k].type] = k + 1;
    es_met_.assign(es_.size(), {});
    en_met_.assign(en_.size(), {});
    for (std::uint32_t k = 0; k < es_.size(); ++k)
      for (const Match& match : articles_.matches.of(es_[k].type))
        if (const std::uint32_t other = at_[match.en_type]; other > 0) meet(k, other - 1, match.strength);
    for (const ArticleToken token : en_) at_[token.type] = 0;
  }

  void meet(std::uint32_t es, std::uint32_t en, float strength) {
    if (strength > es_met_[es].strength) es_met_[es] = {strength, en};
    if (strength > en_met_[en].strength) en_met_[en] = {strength, es};
  }

  /// By the tokens that are each other's strongest.
  float ordered(float all) {
    chain_.reset(en_.size());
    for (std::uint32_t k = 0; k < es_.size(); ++k) {
      const Met met = es_met_[k];
      if (met.strength == 0 || en_met_[met.other].other != k) continue;
      const float worth = articles_.es.worth[es_[k].type] + articles_.en.worth[en_[met.other].type];
      chain_.add(met.other, worth * met.strength);
    }
    const float heaviest = chain_.take();
    return all > 0 ? heaviest / all : 0;
  }

  [[nodiscard]] float stretch(Candidate candidate) const {
    constexpr float kUsual = -0.1F;  // ln of English over Spanish characters
    const auto es = static_cast<float>(articles_.es.length[candidate.es] + 1);
    const auto en = static_cast<float>(articles_.en.length[candidate.en] + 1);
    return std::abs(std::log(en / es) - kUsual);
  }

  const Articles& articles_;
  std::span<const ArticleToken> es_, en_;
  std::vector<Met> es_met_, en_met_;
  std::vector<std::uint32_t> at_;  // by English type: its place among en_, plus one; 0: it is not there
  HeaviestChain chain_;
};

/// The best two of an article's likenesses, those to equal texts counting as one.
struct Leaders {
  float best = 0, second = 0;
  std::uint64_t content = 0;

  void add(float likeness, std::uint64_t of) {
    if (of == content) {
      best = std::max(best, likeness);
    } else if (likeness > best) {
      second = std::exchange(best, likeness);
      content = of;
    } else {
      second = std::max(second, likeness);
    }
  }
  [[nodiscard]] float rival_of(std::uint64_t other) const { return other == content ? second : best; }
};

void set_rivals(const Articles& articles, const std::vector<Candidate>& candidates, std::vector<PairEvidence>& all) {
  std::vector<Leaders> es(articles.es.articles()), en(articles.en.articles());
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    es[candidates[k].es].add(all[k].likeness(), articles.en.content[candidates[k].en]);
    en[candidates[k].en].add(all[k].likeness(), articles.es.content[candidates[k].es]);
  }
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    all[k].es_rival = es[candidates[k].es].rival_of(articles.en.content[candidates[k].en]);
    all[k].en_rival = en[candidates[k].en].rival_of(articles.es.content[candidates[k].es]);
  }
}

}  // namespace

std::vector<PairEvidence> weigh(const Articles& articles, const std::vector<Candidate>& candidates, unsigned threads) {
  std::vector<PairEvidence> out(candidates.size());
  std::vector<Weigher> weighers(threads, Weigher(articles));
  for_each_index(candidates.size(), threads,
                 [&](std::size_t k, unsigned thread) { out[k] = weighers[thread].weigh(candidates[k]); });
  set_rivals(articles, candidates, out);
  return out;
}

}  // namespace cotejo
