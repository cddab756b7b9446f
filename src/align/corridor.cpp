#include "align/corridor.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace cotejo {
namespace {

constexpr std::uint32_t kRare = 6;                ///< segments that may hold a token for it to lead the way
constexpr float kStrong = 0.8F;                   ///< strength from which a match leads the way
constexpr std::uint32_t kLargestRectangle = 300;  ///< segments a side that are searched without a diagonal

bool is_telling(const TokenType& type) { return type.segments > 0 && type.segments <= kRare && type.weight >= 0.2F; }

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

/// Prefix maxima over English positions: the best chain that ends before a column (a Fenwick tree).
class BestBefore {
 public:
  struct Chain {
    double weight = 0;
    std::int64_t last = -1;  ///< index of its last pair
  };

  explicit BestBefore(std::uint32_t columns) : nodes_(columns + 1) {}

  [[nodiscard]] Chain before(std::uint32_t column) const {
    Chain best;
    for (std::uint32_t k = column; k > 0; k -= k & (~k + 1)) best = heavier(best, nodes_[k]);
    return best;
  }

  void offer(std::uint32_t column, const Chain& chain) {
    for (std::uint32_t k = column + 1; k < nodes_.size(); k += k & (~k + 1)) nodes_[k] = heavier(nodes_[k], chain);
  }

 private:
  static const Chain& heavier(const Chain& a, const Chain& b) { return b.weight > a.weight ? b : a; }

  std::vector<Chain> nodes_;
};

/// How far each border between segments is into the text, as code points.
template <Side S>
std::vector<double> progress_of(const Features<S>& side) {
  std::vector<double> out{0};
  for (const std::uint32_t length : side.length) out.push_back(out.back() + length + 1);
  return out;
}

/// Lays a band over the grid, rectangle by rectangle.
class BandLayer {
 public:
  BandLayer(const Features<Side::es>& es, const Features<Side::en>& en, std::uint32_t margin)
      : es_progress_(progress_of(es)),
        en_progress_(progress_of(en)),
        margin_(margin),
        rows_(es.segments() + 1, Band::Row{en.segments(), 0}) {}

  void add_rectangle(GridPoint from, GridPoint to) {
    if (to.i - from.i <= kLargestRectangle || to.j - from.j <= kLargestRectangle) {
      const std::uint32_t first = from.i > margin_ ? from.i - margin_ : 0;
      const std::uint32_t last = std::min(to.i + margin_, es());
      for (std::uint32_t i = first; i <= last; ++i) include(i, from.j, to.j, margin_);
    } else {
      add_diagonal(from, to);
    }
  }

  Band take() { return Band({0, 0}, {es(), en()}, std::move(rows_)); }

 private:
  [[nodiscard]] std::uint32_t es() const { return static_cast<std::uint32_t>(es_progress_.size() - 1); }
  [[nodiscard]] std::uint32_t en() const { return static_cast<std::uint32_t>(en_progress_.size() - 1); }

  /// Without anything to go by, lengths lead: the corridor narrows towards the two ends, which are known.
  void add_diagonal(GridPoint from, GridPoint to) {
    const double es_length = es_progress_[to.i] - es_progress_[from.i];
    const double en_length = en_progress_[to.j] - en_progress_[from.j];
    for (std::uint32_t i = from.i; i <= to.i; ++i) {
      const double share = (es_progress_[i] - es_progress_[from.i]) / es_length;
      const double target = en_progress_[from.j] + share * en_length;
      const auto at = std::ranges::lower_bound(en_progress_, target) - en_progress_.begin();
      const auto j = std::clamp(static_cast<std::uint32_t>(at), from.j, to.j);
      include(i, j, j, half_width(std::min(i - from.i, to.i - i)));
    }
  }

  /// A random walk strays with the square root of the steps from a known point; texts that drop passages, with the
  /// steps.
  [[nodiscard]] std::uint32_t half_width(std::uint32_t steps) const {
    constexpr double kStray = 10, kDropped = 0.1, kMost = 1500;
    const double width = kStray * std::sqrt(static_cast<double>(steps)) + kDropped * steps;
    return margin_ + static_cast<std::uint32_t>(std::min(width, kMost));
  }

  void include(std::uint32_t i, std::uint32_t first, std::uint32_t last, std::uint32_t margin) {
    Band::Row& row = rows_[i];
    row.first = std::min(row.first, first > margin ? first - margin : 0);
    row.last = std::max(row.last, std::min(last + margin, en()));
  }

  std::vector<double> es_progress_, en_progress_;
  std::uint32_t margin_;
  std::vector<Band::Row> rows_;
};

/// One for each pair.
std::vector<Waypoint> added_up(std::vector<Waypoint> pairs) {
  const auto place = [](const Waypoint& waypoint) { return std::pair(waypoint.pair.i, waypoint.pair.j); };
  std::ranges::stable_sort(pairs, {}, place);
  std::size_t kept = 0;
  for (const Waypoint& each : pairs) {
    if (kept > 0 && pairs[kept - 1].pair == each.pair) {
      pairs[kept - 1].weight += each.weight;
    } else {
      pairs[kept++] = each;
    }
  }
  pairs.resize(kept);
  return pairs;
}

}  // namespace

std::vector<Waypoint> rare_pairs(const MatchIndex& index) {
  const auto es_postings = postings(*index.es);
  const auto en_postings = postings(*index.en);
  std::vector<Waypoint> out;
  for (std::uint32_t es_type = 0; es_type < index.es->types.size(); ++es_type) {
    const TokenType& es = index.es->types[es_type];
    if (!is_telling(es)) continue;
    for (const TypeMatch& match : index.of_es.of(es_type)) {
      const TokenType& en = index.en->types[match.type];
      if (match.strength < kStrong || !is_telling(en)) continue;
      // A token that stands in several segments says less about each.
      const float weight =
          match.strength * es.weight * en.weight / static_cast<float>(std::max(es.segments, en.segments));
      for (const std::uint32_t i : es_postings.of(es_type)) {
        for (const std::uint32_t j : en_postings.of(match.type)) out.push_back({{i, j}, weight});
      }
    }
  }
  return added_up(std::move(out));
}

std::vector<Waypoint> heaviest_chain(std::vector<Waypoint> pairs, std::uint32_t en_segments) {
  // Within a row from right to left, so that no pair continues another of its own row.
  std::ranges::sort(pairs, [](const Waypoint& a, const Waypoint& b) {
    return a.pair.i != b.pair.i ? a.pair.i < b.pair.i : a.pair.j > b.pair.j;
  });
  BestBefore best(en_segments);
  BestBefore::Chain heaviest;
  std::vector<std::int64_t> previous(pairs.size(), -1);
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const BestBefore::Chain before = best.before(pairs[k].pair.j);
    previous[k] = before.last;
    const BestBefore::Chain chain{before.weight + double{pairs[k].weight}, static_cast<std::int64_t>(k)};
    best.offer(pairs[k].pair.j, chain);
    if (chain.weight > heaviest.weight) heaviest = chain;
  }
  std::vector<Waypoint> out;
  for (std::int64_t k = heaviest.last; k >= 0; k = previous[static_cast<std::size_t>(k)]) {
    out.push_back(pairs[static_cast<std::size_t>(k)]);
  }
  std::ranges::reverse(out);
  return out;
}

Band corridor(const MatchIndex& index, std::uint32_t margin) {
  BandLayer layer(*index.es, *index.en, margin);
  GridPoint from;
  const std::uint32_t es = index.es->segments(), en = index.en->segments();
  for (const Waypoint& waypoint : heaviest_chain(rare_pairs(index), en)) {
    layer.add_rectangle(from, waypoint.pair);
    from = waypoint.pair;
  }
  layer.add_rectangle(from, {es, en});
  return layer.take();
}

}  // namespace cotejo
