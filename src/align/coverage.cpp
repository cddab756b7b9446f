#include "align/coverage.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>

namespace cotejo {
namespace {

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

template <Side S>
std::vector<float> weights(const Features<S>& side) {
  std::vector<float> out;
  out.reserve(side.types.size());
  for (const TokenType& type : side.types) out.push_back(type.weight);
  return out;
}

/// The best match of one token in each segment of a window of the other side.
class Window {
 public:
  void open(std::uint32_t first, std::uint32_t size) {
    first_ = first;
    if (best_.size() < size + kMaxBeadSide) best_.resize(size + kMaxBeadSide, 0);
  }

  /// Requires segments of the window.
  void mark(std::span<const std::uint32_t> segments, float strength) {
    for (const std::uint32_t segment : segments) {
      float& best = best_[segment - first_];
      if (best == 0) hits_.push_back(segment - first_);
      best = std::max(best, strength);
    }
  }

  /// Calls add(segment, best match) for each hit.
  template <class Add>
  void for_each_hit(Add add) const {
    for (const std::uint32_t hit : hits_) add(first_ + hit, best_[hit]);
  }

  /// Calls add(start, bests less sums) for each start of runs that hold several hits: a token is rendered but once.
  template <class Add>
  void for_each_overlap(Add add) {
    if (hits_.size() < 2) return;
    std::ranges::sort(hits_);
    std::uint32_t done = 0;  // starts before it have been served
    for (std::size_t k = 1; k < hits_.size(); ++k) {
      const std::uint32_t reach = std::min<std::uint32_t>(hits_[k], kMaxBeadSide - 1);
      for (std::uint32_t start = std::max(done, hits_[k] - reach); start <= hits_[k - 1]; ++start)
        add(first_ + start, bests_less_sums(start));
      done = hits_[k - 1] + 1;
    }
  }

  void clear() {
    for (const std::uint32_t hit : hits_) best_[hit] = 0;
    hits_.clear();
  }

 private:
  [[nodiscard]] Runs bests_less_sums(std::uint32_t start) const {
    Runs bests;
    std::memcpy(&bests, &best_[start], sizeof bests);
    return running_max(bests) - running_sum(bests);
  }

  std::uint32_t first_ = 0;
  std::vector<float> best_;          // 0: no hit, or beyond the window
  std::vector<std::uint32_t> hits_;  // places in best_ above 0
};

/// One side's segments, each with the run of the other side's that it is compared with.
template <Side Own>
struct Comparison {
  NearMatches<Own>& matches;
  std::uint32_t first = 0;              ///< own segment
  const std::vector<Band::Row>& reach;  ///< by own segment from `first` on, as grid points; one more than segments
  std::uint32_t other_end = 0;          ///< no segment of the other side from here on
};

Comparison<Side::es> compare_es(Surroundings& near, const Band& band, const std::vector<Band::Row>& rows) {
  return {near.es, band.from().i, rows, band.to().j};
}
Comparison<Side::en> compare_en(Surroundings& near, const Band& band, const std::vector<Band::Row>& columns) {
  return {near.en, band.from().j, columns, band.to().i};
}

/// What weighs less, articles and the like, finds a rendering wherever it looks.
constexpr float kTelling = 0.1F;

/// Calls hit(own segment, other segment, amount) for each token that says something and each segment where it is found.
/// In runs of those a token counts but once: overlap(own segment, first of the runs, amounts) has what is too much,
/// unless it is nullptr.
template <Side Own, class Hit, class Overlap>
void for_each_hit(const Comparison<Own>& comparison, Hit hit, Overlap overlap) {
  constexpr bool kOverlaps = !std::is_null_pointer_v<Overlap>;
  NearMatches<Own>& matches = comparison.matches;
  Window window;
  matches.rewind();
  for (std::uint32_t k = 0; k + 1 < comparison.reach.size(); ++k) {
    const std::uint32_t segment = comparison.first + k;
    const std::uint32_t begin = comparison.reach[k].first;
    const std::uint32_t end = std::min(comparison.reach[k].last + 1, comparison.other_end);
    if (begin >= end) continue;
    window.open(begin, end - begin);
    for (const std::uint32_t type : matches.tokens_of(segment)) {
      const float weight = matches.weight(type);
      if (weight < kTelling) continue;
      const auto postings = matches.of(type);
      if (postings.empty()) continue;
      if (postings.size() == 1) {  // most of them: there is no best to be found
        const float strength = postings.front().strength;
        const auto found = matches.within(postings.front(), begin, end);
        for (const std::uint32_t other : found) hit(segment, other, weight * strength);
        if (!kOverlaps || found.size() < 2) continue;
        window.mark(found, strength);
      } else {
        for (auto& posting : postings) window.mark(matches.within(posting, begin, end), posting.strength);
        window.for_each_hit([&](std::uint32_t other, float best) { hit(segment, other, weight * best); });
      }
      if constexpr (kOverlaps)
        window.for_each_overlap([&](std::uint32_t start, Runs amounts) { overlap(segment, start, weight * amounts); });
      window.clear();
    }
  }
}

std::vector<Band::Row> rows_of(const Band& band) {
  std::vector<Band::Row> out;
  out.reserve(band.to().i - band.from().i + 1);
  for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) out.push_back(band.row(i));
  return out;
}

/// The standing of a segment of which so much is found in so many segments. A few of them say little of chance, most of
/// all in a short text whose sentences name the same things: it counts as if it had been looked for in some more.
Standing standing(float sum, float best, std::uint32_t count) {
  constexpr float kMore = 3;
  return {best, std::max(0.0F, sum - best) / (static_cast<float>(count) + kMore)};
}

/// 1 for runs of several segments.
constexpr Runs kSeveral = {0, 1, 1, 1};

}  // namespace

MatchIndex::MatchIndex(const Features<Side::es>& es_features, const Features<Side::en>& en_features,
                       const Matches& matches)
    : es(&es_features),
      en(&en_features),
      of_es(by_es_type(matches)),
      of_en(by_en_type(matches, en_features.types.size())),
      es_weight(weights(es_features)),
      en_weight(weights(en_features)) {}

template <Side Own>
NearMatches<Own>::NearMatches(const MatchIndex& index, std::uint32_t begin, std::uint32_t end)
    : index_(index), found_(index.side<Own>().types.size()), postings_(index.side<other_side(Own)>().types.size()) {
  const Features<other_side(Own)>& other = index.side<other_side(Own)>();
  const std::uint32_t first_token = other.first_token[begin], end_token = other.first_token[end];
  for (std::uint32_t k = first_token; k < end_token; ++k) ++postings_[other.tokens[k]].count;
  segments_.resize(end_token - first_token);
  std::uint32_t used = 0;
  for (std::uint32_t segment = begin; segment < end; ++segment) {
    for (const std::uint32_t type : other.tokens_of(segment)) {
      Range& posting = postings_[type];
      if (posting.first == kNew) {
        posting.first = used;
        used += std::exchange(posting.count, 0);
      }
      const bool seen = posting.count > 0 && segments_[posting.first + posting.count - 1] == segment;
      if (!seen) segments_[posting.first + posting.count++] = segment;
    }
  }
}

template <Side Own>
void NearMatches<Own>::rewind() {
  for (Posting& posting : items_) posting.next = posting.first;
}

template <Side Own>
typename NearMatches<Own>::Range NearMatches<Own>::look_up(std::uint32_t type) {
  const auto first = static_cast<std::uint32_t>(items_.size());
  for (const TypeMatch& match : (Own == Side::es ? index_.of_es : index_.of_en).of(type)) {
    const Range& posting = postings_[match.type];
    if (posting.count > 0)
      items_.push_back({posting.first, posting.first, posting.first + posting.count, match.strength});
  }
  return {first, static_cast<std::uint32_t>(items_.size()) - first};
}

template class NearMatches<Side::es>;
template class NearMatches<Side::en>;

PairCoverage::PairCoverage(Surroundings& near, const Band& band)
    : band_(band), es_in_en_(band.points(), 0), en_in_es_(band.points(), 0) {
  const auto rows = rows_of(band), columns = band.columns();
  for_each_hit(
      compare_es(near, band, rows),
      [&](std::uint32_t i, std::uint32_t j, float amount) {
        es_in_en_[band.index({i, j})] += amount;
      },
      nullptr);
  for_each_hit(
      compare_en(near, band, columns),
      [&](std::uint32_t j, std::uint32_t i, float amount) {
        en_in_es_[band.index({i, j})] += amount;
      },
      nullptr);
}

void PairCoverage::write_standings(Standings& standings) const {
  const std::uint32_t columns = band_.to().j - band_.from().j;
  std::vector<float> en_sum(columns, 0), en_best(columns, 0);
  std::vector<std::uint32_t> en_count(columns, 0);
  for (std::uint32_t i = band_.from().i; i < band_.to().i; ++i) {
    const Band::Row& row = band_.row(i);
    const std::uint32_t end = std::min(row.last + 1, band_.to().j);
    float sum = 0, best = 0;
    for (std::uint32_t j = row.first; j < end; ++j) {
      const std::size_t point = band_.index({i, j});
      sum += es_in_en_[point];
      best = std::max(best, es_in_en_[point]);
      const std::uint32_t column = j - band_.from().j;
      en_sum[column] += en_in_es_[point];
      en_best[column] = std::max(en_best[column], en_in_es_[point]);
      ++en_count[column];
    }
    standings.es[i] = standing(sum, best, end - row.first);
  }
  for (std::uint32_t column = 0; column < columns; ++column) {
    standings.en[band_.from().j + column] = standing(en_sum[column], en_best[column], en_count[column]);
  }
}

Coverage::Coverage(Surroundings& near, const Band& band)
    : band_(band), es_in_en_(band.points()), en_in_es_(band.points()) {
  const auto rows = rows_of(band), columns = band.columns();
  // Until the end, the first of each Runs is of the pair alone, and the others are what overlaps take from its sums.
  for_each_hit(
      compare_es(near, band, rows),
      [&](std::uint32_t i, std::uint32_t j, float amount) {
        es_in_en_[band.index({i, j})][0] += amount;
      },
      [&](std::uint32_t i, std::uint32_t j, Runs amounts) {
        es_in_en_[band.index({i, j})] += amounts;
      });
  for_each_hit(
      compare_en(near, band, columns),
      [&](std::uint32_t j, std::uint32_t i, float amount) {
        en_in_es_[band.index({i, j})][0] += amount;
      },
      [&](std::uint32_t j, std::uint32_t i, Runs amounts) {
        en_in_es_[band.index({i, j})] += amounts;
      });
  add_up();
}

/// Adds to the longer runs what the pairs they hold cover.
void Coverage::add_up() {
  for (std::uint32_t i = band_.from().i; i < band_.to().i; ++i) {
    const Band::Row& row = band_.row(i);
    for (std::uint32_t j = row.first; j <= row.last; ++j) {
      const std::size_t point = band_.index({i, j});
      const auto es = [&](std::uint32_t k) { return j + k <= row.last ? es_in_en_[point + k][0] : 0; };
      const auto en = [&](std::uint32_t k) {
        const bool is_there = i + k < band_.to().i && band_.row(i + k).first <= j;
        return is_there ? en_in_es_[band_.index({i + k, j})][0] : 0;
      };
      es_in_en_[point] += running_sum(Runs{es(0), es(1), es(2), es(3)}) * kSeveral;
      en_in_es_[point] += running_sum(Runs{en(0), en(1), en(2), en(3)}) * kSeveral;
    }
  }
}

}  // namespace cotejo
