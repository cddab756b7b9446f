#include "align/coverage.hpp"

#include <algorithm>

namespace cotejo {
namespace {

/// The segments that hold each type, in order, each once.
template <Side S>
Lists<std::uint32_t> postings(const Features<S>& side) {
  Lists<std::uint32_t> out;
  out.first.assign(side.types.size() + 1, 0);
  for (std::size_t k = 0; k < side.types.size(); ++k) out.first[k + 1] = out.first[k] + side.types[k].segments;
  out.items.resize(out.first.back());
  std::vector<std::uint32_t> filled(side.types.size(), 0);
  for (std::uint32_t segment = 0; segment < side.segments(); ++segment) {
    for (const std::uint32_t type : side.tokens_of(segment)) {
      std::uint32_t* const list = out.items.data() + out.first[type];
      const bool seen = filled[type] > 0 && list[filled[type] - 1] == segment;
      if (!seen) list[filled[type]++] = segment;
    }
  }
  return out;
}

Lists<TypeMatch> by_es_type(const Matches& matches) {
  Lists<TypeMatch> out{matches.first_match, {}};
  out.items.reserve(matches.matches.size());
  for (const Match& match : matches.matches) out.items.push_back({match.en_type, match.strength});
  return out;
}

Lists<TypeMatch> by_en_type(const Matches& matches, std::size_t en_types) {
  Lists<TypeMatch> out{std::vector<std::uint32_t>(en_types + 1, 0), {}};
  for (const Match& match : matches.matches) ++out.first[match.en_type + 1];
  for (std::size_t k = 0; k < en_types; ++k) out.first[k + 1] += out.first[k];
  out.items.resize(matches.matches.size());
  std::vector<std::uint32_t> next(out.first.begin(), out.first.end() - 1);
  for (std::uint32_t es_type = 0; es_type + 1 < matches.first_match.size(); ++es_type) {
    for (const Match& match : matches.of(es_type)) out.items[next[match.en_type]++] = {es_type, match.strength};
  }
  return out;
}

/// The best match of one type in each segment of a window of the other side.
class Window {
 public:
  void open(std::uint32_t first, std::uint32_t size) {
    first_ = first;
    if (best_.size() < size) best_.resize(size, 0);
    size_ = size;
  }

  /// The segments, which are sorted and begin no earlier than the window, as far as it reaches.
  void mark(std::span<const std::uint32_t> segments, float strength) {
    for (const std::uint32_t segment : segments) {
      if (segment - first_ >= size_) break;
      float& best = best_[segment - first_];
      if (best == 0) hits_.push_back(segment - first_);
      best = std::max(best, strength);
    }
  }

  [[nodiscard]] bool empty() const { return hits_.empty(); }

  /// Calls add(start, bests) for each start of runs that hold a hit; bests[k] is the best of the run of k + 1 segments.
  template <class Add>
  void for_each_start(Add add) {
    std::ranges::sort(hits_);
    std::uint32_t done = 0;  // starts before it have been served
    for (const std::uint32_t hit : hits_) {
      const std::uint32_t reach = std::min<std::uint32_t>(hit, kMaxBeadSide - 1);
      for (std::uint32_t start = std::max(done, hit - reach); start <= hit; ++start)
        add(first_ + start, bests_from(start));
      done = hit + 1;
    }
  }

  void clear() {
    for (const std::uint32_t hit : hits_) best_[hit] = 0;
    hits_.clear();
  }

 private:
  /// Nothing for runs that reach beyond the window.
  [[nodiscard]] Coverage::Runs bests_from(std::uint32_t start) const {
    Coverage::Runs out{};
    float best = 0;
    for (std::uint32_t k = 0; k < kMaxBeadSide && start + k < size_; ++k) {
      best = std::max(best, best_[start + k]);
      out[k] = best;
    }
    return out;
  }

  std::uint32_t first_ = 0, size_ = 0;
  std::vector<float> best_;          // 0: no hit
  std::vector<std::uint32_t> hits_;  // places in best_ above 0
};

/// The segments that hold a type, from a bound on that only rises: each is passed but once.
class Ahead {
 public:
  explicit Ahead(const Lists<std::uint32_t>& postings)
      : postings_(postings), next_(postings.first.begin(), postings.first.end() - 1) {}

  [[nodiscard]] std::span<const std::uint32_t> from(std::uint32_t bound, std::uint32_t type) {
    std::uint32_t& next = next_[type];
    const std::uint32_t end = postings_.first[type + 1];
    while (next < end && postings_.items[next] < bound) ++next;
    return std::span(postings_.items).subspan(next, end - next);
  }

 private:
  const Lists<std::uint32_t>& postings_;
  std::vector<std::uint32_t> next_;  // by type
};

/// One side's segments, each with the run of the other side's that it is compared with.
template <Side Own>
struct Comparison {
  const Features<Own>& own;
  const Lists<TypeMatch>& matches;       ///< by own type
  const Lists<std::uint32_t>& postings;  ///< by other type
  std::uint32_t first = 0;               ///< own segment
  const std::vector<Band::Row>& reach;   ///< by own segment from `first` on, as grid points; one more than segments
  std::uint32_t other_end = 0;           ///< no segment of the other side from here on
};

/// What weighs less, articles and the like, finds a rendering wherever it looks.
constexpr float kTelling = 0.1F;

/// Adds what each own segment covers to runs_at(own segment, start of the runs).
template <Side Own, class RunsAt>
void cover(const Comparison<Own>& comparison, RunsAt runs_at) {
  Window window;
  Ahead ahead(comparison.postings);
  for (std::uint32_t k = 0; k + 1 < comparison.reach.size(); ++k) {
    const std::uint32_t segment = comparison.first + k;
    const std::uint32_t begin = comparison.reach[k].first;
    const std::uint32_t end = std::min(comparison.reach[k].last + 1, comparison.other_end);
    if (begin >= end) continue;
    window.open(begin, end - begin);
    for (const std::uint32_t type : comparison.own.tokens_of(segment)) {
      const float weight = comparison.own.types[type].weight;
      if (weight < kTelling) continue;
      for (const TypeMatch& match : comparison.matches.of(type)) {
        window.mark(ahead.from(begin, match.type), match.strength);
      }
      if (window.empty()) continue;
      window.for_each_start([&](std::uint32_t start, const Coverage::Runs& bests) {
        Coverage::Runs& runs = runs_at(segment, start);
        for (std::size_t run = 0; run < runs.size(); ++run) runs[run] += weight * bests[run];
      });
      window.clear();
    }
  }
}

void see(Coverage::Standing& standing, const Coverage::Runs& runs) {
  for (std::size_t k = 0; k < runs.size(); ++k) {
    standing.best[k] = std::max(standing.best[k], runs[k]);
    standing.chance[k] += runs[k];
  }
}

/// Sums become means of all but the best. A longer run finds no less by chance than a shorter one, though in a short
/// text there may be but one such run, and none to compare it with.
void finish(Coverage::Standing& standing, std::size_t seen) {
  const auto others = static_cast<float>(std::max<std::size_t>(seen, 2) - 1);
  float shorter = 0;
  for (std::size_t k = 0; k < standing.chance.size(); ++k) {
    const float mean = std::max(0.0F, standing.chance[k] - standing.best[k]) / others;
    standing.chance[k] = shorter = std::max(shorter, mean);
  }
}

std::vector<Band::Row> rows_of(const Band& band) {
  std::vector<Band::Row> out;
  for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) out.push_back(band.row(i));
  return out;
}

}  // namespace

MatchIndex::MatchIndex(const Features<Side::es>& es_features, const Features<Side::en>& en_features,
                       const Matches& matches)
    : es(&es_features),
      en(&en_features),
      es_postings(postings(es_features)),
      en_postings(postings(en_features)),
      of_es(by_es_type(matches)),
      of_en(by_en_type(matches, en_features.types.size())) {}

Coverage::Coverage(const MatchIndex& index, const Band& band)
    : band_(band), es_in_en_(band.points()), en_in_es_(band.points()) {
  const auto rows = rows_of(band), columns = band.columns();
  cover(Comparison<Side::es>{*index.es, index.of_es, index.en_postings, band.from().i, rows, band.to().j},
        [&](std::uint32_t i, std::uint32_t j) -> Runs& {
          return es_in_en_[band.index({i, j})];
        });
  cover(Comparison<Side::en>{*index.en, index.of_en, index.es_postings, band.from().j, columns, band.to().i},
        [&](std::uint32_t j, std::uint32_t i) -> Runs& {
          return en_in_es_[band.index({i, j})];
        });
  find_standings();
}

void Coverage::find_standings() {
  es_standing_.resize(band_.to().i - band_.from().i);
  en_standing_.resize(band_.to().j - band_.from().j);
  std::vector<std::uint32_t> en_seen(en_standing_.size(), 0);
  for (std::uint32_t i = band_.from().i; i < band_.to().i; ++i) {
    Standing& es = es_standing_[i - band_.from().i];
    const Band::Row& row = band_.row(i);
    const std::uint32_t end = std::min(row.last + 1, band_.to().j);
    for (std::uint32_t j = row.first; j < end; ++j) {
      see(es, covered<Side::es>(i, j));
      see(en_standing_[j - band_.from().j], covered<Side::en>(j, i));
      ++en_seen[j - band_.from().j];
    }
    finish(es, end - row.first);
  }
  for (std::size_t k = 0; k < en_standing_.size(); ++k) finish(en_standing_[k], en_seen[k]);
}

}  // namespace cotejo
