#include "align/coverage.hpp"

#include <algorithm>

namespace cotejo {
namespace {

/// A list of numbers for each key, all in one array.
template <class T>
struct Lists {
  std::vector<std::uint32_t> first;  // keys + 1
  std::vector<T> items;

  [[nodiscard]] std::span<const T> of(std::uint32_t key) const {
    return std::span(items).subspan(first[key], first[key + 1] - first[key]);
  }
};

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

/// A type of the other side, and how strongly it matches.
struct TypeMatch {
  std::uint32_t type = 0;
  float strength = 0;
};

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

  /// Segments must lie in the window.
  void mark(std::span<const std::uint32_t> segments, float strength) {
    for (const std::uint32_t segment : segments) {
      float& best = best_[segment - first_];
      if (best == 0) hits_.push_back(segment - first_);
      best = std::max(best, strength);
    }
  }

  [[nodiscard]] bool empty() const { return hits_.empty(); }

  /// Calls add(start, k, value) for each run of k + 1 segments from `start` on that holds a hit; value is the best of
  /// it.
  template <class Add>
  void for_each_run(Add add) {
    std::ranges::sort(hits_);
    std::uint32_t done = 0;  // starts before it have been served
    for (const std::uint32_t hit : hits_) {
      const std::uint32_t reach = std::min<std::uint32_t>(hit, kMaxBeadSide - 1);
      for (std::uint32_t start = std::max(done, hit - reach); start <= hit; ++start) add_runs_from(start, add);
      done = hit + 1;
    }
  }

  void clear() {
    for (const std::uint32_t hit : hits_) best_[hit] = 0;
    hits_.clear();
  }

 private:
  template <class Add>
  void add_runs_from(std::uint32_t start, Add add) {
    float best = 0;
    for (std::uint32_t k = 0; k < kMaxBeadSide && start + k < size_; ++k) {
      best = std::max(best, best_[start + k]);
      if (best > 0) add(first_ + start, k, best);
    }
  }

  std::uint32_t first_ = 0, size_ = 0;
  std::vector<float> best_;          // 0: no hit
  std::vector<std::uint32_t> hits_;  // places in best_ above 0
};

std::span<const std::uint32_t> within(std::span<const std::uint32_t> sorted, std::uint32_t first, std::uint32_t end) {
  const auto begin = std::ranges::lower_bound(sorted, first);
  return {begin, std::lower_bound(begin, sorted.end(), end)};
}

/// The other side's segments that segment `own` is compared with: [first, end).
struct Reach {
  std::uint32_t first = 0, end = 0;
};

struct OtherSide {
  Lists<TypeMatch> matches;       // by own type
  Lists<std::uint32_t> postings;  // by other type
  std::vector<Reach> reach;       // by own segment
};

/// add(own segment, start of the run, length of the run - 1, weight covered)
template <Side Own, class Add>
void cover(const Features<Own>& own, const OtherSide& other, Add add) {
  Window window;
  for (std::uint32_t segment = 0; segment < own.segments(); ++segment) {
    const Reach reach = other.reach[segment];
    if (reach.first >= reach.end) continue;
    window.open(reach.first, reach.end - reach.first);
    for (const std::uint32_t type : own.tokens_of(segment)) {
      for (const TypeMatch& match : other.matches.of(type)) {
        window.mark(within(other.postings.of(match.type), reach.first, reach.end), match.strength);
      }
      if (window.empty()) continue;
      const float weight = own.types[type].weight;
      window.for_each_run(
          [&](std::uint32_t start, std::uint32_t k, float best) { add(segment, start, k, weight * best); });
      window.clear();
    }
  }
}

/// Rows of grid points to segments: the last point of a row begins no segment that the next row does not reach.
std::vector<Reach> reaches(const std::vector<Band::Row>& rows, std::uint32_t other_segments) {
  std::vector<Reach> out;
  for (const Band::Row& row : rows) out.push_back({row.first, std::min(row.last + 1, other_segments)});
  return out;
}

}  // namespace

Coverage::Coverage(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches, const Band& band)
    : band_(band), es_in_en_(band.points()), en_in_es_(band.points()) {
  cover(es, OtherSide{by_es_type(matches), postings(en), reaches(band.rows(), en.segments())},
        [&](std::uint32_t i, std::uint32_t j, std::uint32_t k, float weight) {
          es_in_en_[band.index({i, j})][k] += weight;
        });
  cover(en, OtherSide{by_en_type(matches, en.types.size()), postings(es), reaches(band.columns(), es.segments())},
        [&](std::uint32_t j, std::uint32_t i, std::uint32_t k, float weight) {
          en_in_es_[band.index({i, j})][k] += weight;
        });
}

}  // namespace cotejo
