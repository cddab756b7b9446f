// The basic idea: an inverted index of the smaller side's tokens; every article of the larger side adds up, over the
// tokens that may render its own, what each article of the index shares with it. Tokens that tell most for the articles
// that hold them come first, and after so many steps an article is done: time is linear in the articles.
#include "pair/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "pair/parallel.hpp"

namespace cotejo {
namespace {

/// A list for each key, all in one array.
template <class T>
struct Lists {
  std::vector<std::size_t> first;  // keys + 1
  std::vector<T> items;

  [[nodiscard]] std::span<const T> of(std::size_t key) const {
    return std::span(items).subspan(first[key], first[key + 1] - first[key]);
  }
};

/// A token of the other side, and what it is worth to meet it.
struct Meeting {
  std::uint32_t type = 0;
  float worth = 0;
};

float meeting_worth(const Articles& articles, std::uint32_t es_type, const Match& match) {
  return match.strength * std::sqrt(articles.es.worth[es_type] * articles.en.worth[match.en_type]);
}

Lists<Meeting> meetings_of_es(const Articles& articles) {
  Lists<Meeting> out{{articles.matches.first_match.begin(), articles.matches.first_match.end()}, {}};
  out.items.reserve(articles.matches.matches.size());
  for (std::uint32_t es = 0; es + 1 < out.first.size(); ++es)
    for (const Match& match : articles.matches.of(es))
      out.items.push_back({match.en_type, meeting_worth(articles, es, match)});
  return out;
}

Lists<Meeting> meetings_of_en(const Articles& articles) {
  Lists<Meeting> out{std::vector<std::size_t>(articles.en.worth.size() + 1, 0), {}};
  for (const Match& match : articles.matches.matches) ++out.first[match.en_type + 1];
  for (std::size_t k = 1; k < out.first.size(); ++k) out.first[k] += out.first[k - 1];
  out.items.resize(articles.matches.matches.size());
  std::vector<std::size_t> next(out.first.begin(), out.first.end() - 1);
  for (std::uint32_t es = 0; es + 1 < articles.matches.first_match.size(); ++es)
    for (const Match& match : articles.matches.of(es))
      out.items[next[match.en_type]++] = {es, meeting_worth(articles, es, match)};
  return out;
}

/// The articles that hold each type, in order.
template <Side S>
Lists<std::uint32_t> holders_of(const Corpus<S>& corpus) {
  Lists<std::uint32_t> out{std::vector<std::size_t>(corpus.holders.size() + 1, 0), {}};
  for (std::size_t k = 0; k < corpus.holders.size(); ++k) out.first[k + 1] = out.first[k] + corpus.holders[k];
  out.items.resize(out.first.back());
  std::vector<std::size_t> next(out.first.begin(), out.first.end() - 1);
  for (std::uint32_t article = 0; article < corpus.articles(); ++article)
    for (const ArticleToken token : corpus.tokens_of(article)) out.items[next[token.type]++] = article;
  return out;
}

/// What an article asks the index for.
struct Question {
  Meeting meeting;
  std::span<const std::uint32_t> holders;
};

struct Scored {
  float score = 0;
  std::uint32_t article = 0;

  /// Equal scores by number, so that nothing is left to chance.
  friend bool operator<(const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.article < b.article;
  }
};

/// The best few of what was added, whatever the order in which it came.
class Best {
 public:
  void add(Scored scored, std::size_t most) {
    if (heap_.size() == most && !(scored < heap_.front())) return;
    if (heap_.size() == most) {
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.pop_back();
    }
    heap_.push_back(scored);
    std::push_heap(heap_.begin(), heap_.end());
  }
  [[nodiscard]] const std::vector<Scored>& all() const { return heap_; }
  /// What scores less is not among the best.
  [[nodiscard]] float least(std::size_t most) const { return heap_.size() == most ? heap_.front().score : 0; }
  void clear() { heap_.clear(); }

 private:
  std::vector<Scored> heap_;  // the worst in front
};

/// By article: 1 over the root of what its tokens are worth.
template <Side S>
std::vector<float> scales_of(const Corpus<S>& corpus) {
  std::vector<float> out;
  for (std::size_t k = 0; k < corpus.articles(); ++k) {
    float worth = 0;
    for (const ArticleToken token : corpus.tokens_of(k)) worth += corpus.worth[token.type];
    out.push_back(worth > 0 ? 1 / std::sqrt(worth) : 0);
  }
  return out;
}

using Day = std::optional<std::int64_t>;

std::vector<Day> days_of(std::span<const PairText> texts) {
  std::vector<Day> out;
  for (const PairText& text : texts) out.push_back(text.day);
  return out;
}

bool is_out_of_window(Day a, Day b, std::int64_t window) {
  return a && b && (*a > *b ? *a - *b > window : *b - *a > window);
}

template <Side S>
struct OneSide {
  std::span<const PairText> texts;
  const Corpus<S>& corpus;
};

/// Asks with the articles of one side for those of the other.
template <Side Asking, Side Indexed>
class Search {
 public:
  Search(OneSide<Asking> asking, OneSide<Indexed> indexed, const Lists<Meeting>& meetings,
         const CandidateOptions& options)
      : asking_(asking),
        indexed_(indexed),
        meetings_(meetings),
        options_(options),
        holders_(holders_of(indexed.corpus)),
        asking_scale_(scales_of(asking.corpus)),
        indexed_scale_(scales_of(indexed.corpus)),
        asking_days_(days_of(asking.texts)),
        indexed_days_(days_of(indexed.texts)) {}

  std::vector<Candidate> run() {
    std::vector<Worker> workers(options_.threads);
    for (Worker& worker : workers) {
      worker.shared.resize(indexed_.corpus.articles(), 0);
      worker.of_indexed.resize(indexed_.corpus.articles());
      worker.least_of_indexed.resize(indexed_.corpus.articles(), 0);
    }
    for_each_index(asking_.corpus.articles(), options_.threads, [&](std::size_t article, unsigned thread) {
      ask(static_cast<std::uint32_t>(article), workers[thread]);
    });
    return together(workers);
  }

 private:
  /// What one thread works with.
  struct Worker {
    std::vector<float> shared;           // by article of the index: worth shared with the one that asks
    std::vector<std::uint32_t> touched;  // those that share anything
    std::vector<Question> questions;
    Best of_asking;
    std::vector<Best> of_indexed;
    std::vector<float> least_of_indexed;  // looked at first: it lies closer together
    std::vector<Candidate> found;
  };

  static Candidate candidate(std::uint32_t asking, std::uint32_t indexed) {
    return Asking == Side::es ? Candidate{asking, indexed} : Candidate{indexed, asking};
  }

  void add_up(std::uint32_t article, Worker& worker) const {
    collect_questions(article, worker.questions);
    std::size_t steps = 0;
    for (const auto& [meeting, holders] : worker.questions) {
      if ((steps += holders.size()) > options_.steps) break;
      for (const std::uint32_t holder : holders) {
        if (worker.shared[holder] == 0) worker.touched.push_back(holder);
        worker.shared[holder] += meeting.worth;
      }
    }
  }

  /// Those whose answers tell most come first.
  void collect_questions(std::uint32_t article, std::vector<Question>& questions) const {
    questions.clear();
    for (const ArticleToken token : asking_.corpus.tokens_of(article))
      for (const Meeting& meeting : meetings_.of(token.type))
        if (const auto holders = holders_.of(meeting.type); !holders.empty()) questions.push_back({meeting, holders});
    std::ranges::stable_sort(questions, {}, [](const Question& question) {
      return static_cast<float>(question.holders.size()) / question.meeting.worth;
    });
  }

  void ask(std::uint32_t article, Worker& worker) const {
    add_up(article, worker);
    for (const std::uint32_t other : worker.touched) {
      const float shared = std::exchange(worker.shared[other], 0.0F);
      if (is_out_of_window(asking_days_[article], indexed_days_[other], options_.window)) continue;
      const float score = shared * asking_scale_[article] * indexed_scale_[other];
      worker.of_asking.add({score, other}, options_.each);
      if (score < worker.least_of_indexed[other]) continue;
      worker.of_indexed[other].add({score, article}, options_.each);
      worker.least_of_indexed[other] = worker.of_indexed[other].least(options_.each);
    }
    for (const Scored& best : worker.of_asking.all()) worker.found.push_back(candidate(article, best.article));
    worker.of_asking.clear();
    worker.touched.clear();
  }

  std::vector<Candidate> together(std::vector<Worker>& workers) const {
    std::vector<Candidate> out;
    for (Worker& worker : workers) out.insert(out.end(), worker.found.begin(), worker.found.end());
    for (std::uint32_t article = 0; article < indexed_.corpus.articles(); ++article) {
      Best best;
      for (const Worker& worker : workers)
        for (const Scored& scored : worker.of_indexed[article].all()) best.add(scored, options_.each);
      for (const Scored& scored : best.all()) out.push_back(candidate(scored.article, article));
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  OneSide<Asking> asking_;
  OneSide<Indexed> indexed_;
  const Lists<Meeting>& meetings_;  // by type of the asking side
  const CandidateOptions& options_;
  Lists<std::uint32_t> holders_;
  std::vector<float> asking_scale_, indexed_scale_;  // by article
  std::vector<Day> asking_days_, indexed_days_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Articles& articles, const CandidateOptions& options) {
  const OneSide<Side::es> es{articles.es_texts, articles.es};
  const OneSide<Side::en> en{articles.en_texts, articles.en};
  if (articles.en.articles() <= articles.es.articles())
    return Search<Side::es, Side::en>(es, en, meetings_of_es(articles), options).run();
  return Search<Side::en, Side::es>(en, es, meetings_of_en(articles), options).run();
}

}  // namespace cotejo
