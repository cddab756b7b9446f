// Soft lexical coverage: how much of each segment's text finds a rendering in a run of the other side's segments.
#pragma once

#include <span>
#include <vector>

#include "align/band.hpp"
#include "align/runs.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

constexpr Side other_side(Side side) { return side == Side::es ? Side::en : Side::es; }

/// A list for each key, all in one array.
template <class T>
struct Lists {
  std::vector<std::uint32_t> first;  // keys + 1
  std::vector<T> items;

  [[nodiscard]] std::span<const T> of(std::uint32_t key) const {
    return std::span(items).subspan(first[key], first[key + 1] - first[key]);
  }
};

/// A token type of the other side, and how strongly it matches.
struct TypeMatch {
  std::uint32_t type = 0;
  float strength = 0;
};

/// What the tokens of each side match in the other. Built once a document pair, in linear time; keeps
/// references, so the features must outlive it.
struct MatchIndex {
  MatchIndex(const Features<Side::es>& es_features, const Features<Side::en>& en_features, const Matches& matches);

  template <Side S>
  [[nodiscard]] const Features<S>& side() const {
    if constexpr (S == Side::es) return *es;
    if constexpr (S == Side::en) return *en;
  }

  const Features<Side::es>* es;
  const Features<Side::en>* en;
  Lists<TypeMatch> of_es, of_en;            ///< by type: the matching types of the other side
  std::vector<float> es_weight, en_weight;  ///< by type: TokenType::weight, close together
};

/// For the types of one side, where a stretch of the other side's segments has something that matches. What is not in
/// the stretch is passed over but once: in a long text most of what a type matches is elsewhere.
template <Side Own>
class NearMatches {
 public:
  /// Of the other side the segments from `begin` to before `end`. Keeps a reference. Takes some bytes and steps for
  /// each type of either side, wherever it stands.
  NearMatches(const MatchIndex& index, std::uint32_t begin, std::uint32_t end);

  [[nodiscard]] std::span<const std::uint32_t> tokens_of(std::uint32_t segment) const {
    return index_.side<Own>().tokens_of(segment);
  }
  [[nodiscard]] float weight(std::uint32_t type) const {
    return Own == Side::es ? index_.es_weight[type] : index_.en_weight[type];
  }

  /// Before the bounds begin to rise anew.
  void rewind();

  /// Of a type that matches its places in segments_, the first of them that is not behind the bound, and their end.
  struct Posting {
    std::uint32_t first = 0, next = 0, end = 0;
    float strength = 0;
  };

  /// For each type that matches and is near, where. Good until the next call.
  [[nodiscard]] std::span<Posting> of(std::uint32_t type) {
    Range& found = found_[type];
    if (found.first == kNew) found = look_up(type);
    return std::span(items_).subspan(found.first, found.count);
  }

  /// Its segments from `first` to before `end`. Requires bounds that only rise; each segment is then passed but once.
  [[nodiscard]] std::span<const std::uint32_t> within(Posting& posting, std::uint32_t first, std::uint32_t end) const {
    while (posting.next != posting.end && segments_[posting.next] < first) ++posting.next;
    std::uint32_t past = posting.next;
    while (past != posting.end && segments_[past] < end) ++past;
    return std::span(segments_).subspan(posting.next, past - posting.next);
  }

 private:
  static constexpr std::uint32_t kNew = ~0U;
  struct Range {
    std::uint32_t first = kNew, count = 0;  // kNew: not looked up, or without a place yet
  };
  [[nodiscard]] Range look_up(std::uint32_t type);

  const MatchIndex& index_;
  std::vector<Range> found_;  // in items_, by own type
  std::vector<Posting> items_;
  std::vector<Range> postings_;  // in segments_, by type of the other side
  std::vector<std::uint32_t> segments_;
};

/// What matches in a part of the grid, for both sides.
struct Surroundings {
  Surroundings(const MatchIndex& index, GridPoint from, GridPoint to)
      : es(index, from.j, to.j), en(index, from.i, to.i) {}

  NearMatches<Side::es> es;
  NearMatches<Side::en> en;
};

/// How much of a segment's weight finds a rendering in one segment of the other side.
struct Standing {
  float best = 0;    ///< in that where it finds most
  float chance = 0;  ///< in the others, on average
};

/// The standing of every segment of a document pair, by segment.
struct Standings {
  Standings(std::size_t es_segments, std::size_t en_segments) : es(es_segments), en(en_segments) {}

  std::vector<Standing> es, en;
};

/// How much of each segment finds a rendering in each segment of the other side, one by one: the sum over its tokens
/// that say something of weight × best match. Time: the hits of the band, each a few steps. Memory: two floats a pair.
class PairCoverage {
 public:
  PairCoverage(Surroundings& near, const Band& band);  ///< keeps a reference to the band, which lies in them
  PairCoverage(Surroundings& near, Band&& band) = delete;

  [[nodiscard]] const Band& band() const { return band_; }
  /// Of both sides of the pair (i, j), by the band's index of that point.
  [[nodiscard]] float both(std::size_t point) const { return es_in_en_[point] + en_in_es_[point]; }
  /// Writes what the band shows of its own segments.
  void write_standings(Standings& standings) const;

 private:
  const Band& band_;
  std::vector<float> es_in_en_, en_in_es_;  // by pair (i, j): of segment i, and of segment j
};

/// For every pair of segments (i, j) of a band, how much of each finds a rendering in the run of the other side that
/// begins with the other, for every length of run: the same sum, with the best match of the run. What a bead of any
/// shape covers is then a handful of additions: maxima are taken once, here. Time: the hits of the band, each a few
/// steps. Memory: 2 × kMaxBeadSide floats a pair.
class Coverage {
 public:
  Coverage(Surroundings& near, const Band& band);  ///< keeps a reference to the band, which lies in them
  Coverage(Surroundings& near, Band&& band) = delete;

  /// What of a segment's weight finds a rendering in runs of the other side that begin with `other`.
  template <Side S>
  [[nodiscard]] const Runs& covered(std::uint32_t own, std::uint32_t other) const {
    return S == Side::es ? es_in_en_[band_.index({own, other})] : en_in_es_[band_.index({other, own})];
  }
  [[nodiscard]] const Band& band() const { return band_; }

  /// Weight covered, both sides added, in the bead of n Spanish segments from p.i and m English ones from p.j.
  /// Requires the bead's pairs to lie in the band.
  [[nodiscard]] float of(GridPoint p, std::uint32_t n, std::uint32_t m) const {
    float sum = 0;
    for (std::uint32_t a = 0; a < n; ++a) sum += covered<Side::es>(p.i + a, p.j)[m - 1];
    for (std::uint32_t b = 0; b < m; ++b) sum += covered<Side::en>(p.j + b, p.i)[n - 1];
    return sum;
  }

 private:
  void add_up();

  const Band& band_;
  std::vector<Runs> es_in_en_;  // by pair (i, j): segment i against English runs that begin with j
  std::vector<Runs> en_in_es_;  // by pair (i, j): segment j against Spanish runs that begin with i
};

}  // namespace cotejo
