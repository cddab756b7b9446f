// Soft lexical coverage: how much of each segment's text finds a rendering in a run of the other side's segments.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "align/band.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

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

/// Where the matches of each side's tokens stand in the other side. Built once a document pair, in linear time; keeps
/// references, so the features must outlive it.
struct MatchIndex {
  MatchIndex(const Features<Side::es>& es_features, const Features<Side::en>& en_features, const Matches& matches);

  const Features<Side::es>* es;
  const Features<Side::en>* en;
  Lists<std::uint32_t> es_postings, en_postings;  ///< by type: the segments that hold it, in order
  Lists<TypeMatch> of_es, of_en;                  ///< by type: the matching types of the other side
};

/// For every pair of segments (i, j) of a band, and every run length k up to kMaxBeadSide, the sum over the tokens of
/// one segment that say something of weight × best match in the other side's run of k segments. What a bead of any
/// shape covers is then a handful of additions: element-wise maxima are taken once, here. Time: the hits of the band,
/// each a few steps. Memory: 2 × kMaxBeadSide floats a pair.
class Coverage {
 public:
  using Runs = std::array<float, kMaxBeadSide>;

  /// What a segment finds in the runs of the band: by their length - 1.
  struct Standing {
    Runs best{};    ///< in the best of them
    Runs chance{};  ///< in the others, on average
  };

  Coverage(const MatchIndex& index, const Band& band);  ///< keeps a reference to the band
  Coverage(const MatchIndex& index, Band&& band) = delete;

  /// What of a segment's weight finds a rendering in runs of the other side that begin with `other`, by their length
  /// - 1.
  template <Side S>
  [[nodiscard]] const Runs& covered(std::uint32_t own, std::uint32_t other) const {
    return side_is_es<S> ? es_in_en_[band_.index({own, other})] : en_in_es_[band_.index({other, own})];
  }
  template <Side S>
  [[nodiscard]] const Standing& standing(std::uint32_t segment) const {
    return side_is_es<S> ? es_standing_[segment - band_.from().i] : en_standing_[segment - band_.from().j];
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
  template <Side S>
  static constexpr bool side_is_es = S == Side::es;

  void find_standings();

  const Band& band_;
  std::vector<Runs> es_in_en_;  // by pair (i, j): segment i against English runs that begin with j
  std::vector<Runs> en_in_es_;  // by pair (i, j): segment j against Spanish runs that begin with i
  std::vector<Standing> es_standing_, en_standing_;
};

}  // namespace cotejo
