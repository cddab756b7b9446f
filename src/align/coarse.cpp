#include "align/coarse.hpp"

#include <algorithm>

namespace cotejo {
namespace {

// tests/eval/README.md has what others would do.
constexpr double kSlack = 2;         // what a way may be worth less than the best
constexpr std::uint32_t kAbout = 3;  // points kept on either side

/// What the best way to each point is worth.
std::vector<double> worth_so_far(const PairCoverage& coverage) {
  const Band& band = coverage.band();
  std::vector<double> out(band.points(), 0);
  for (std::uint32_t i = band.from().i; i <= band.to().i; ++i) {
    const Band::Row& row = band.row(i);
    for (std::uint32_t j = row.first; j <= row.last; ++j) {
      double& here = out[band.index({i, j})];
      if (j > row.first) here = out[band.index({i, j - 1})];
      if (i == band.from().i) continue;
      const Band::Row& above = band.row(i - 1);
      if (j <= above.last) here = std::max(here, out[band.index({i - 1, j})]);
      if (j > above.first && j <= above.last + 1) {
        const std::size_t diagonal = band.index({i - 1, j - 1});
        here = std::max(here, out[diagonal] + double{coverage.both(diagonal)});
      }
    }
  }
  return out;
}

/// Goes back from the end, and keeps what is worth it.
class WayBack {
 public:
  explicit WayBack(const PairCoverage& coverage)
      : coverage_(coverage), band_(coverage.band()), so_far_(worth_so_far(coverage)) {}

  [[nodiscard]] std::vector<Band::Row> kept_rows() {
    std::vector<Band::Row> out(band_.to().i - band_.from().i + 1, Band::Row{band_.to().j, band_.from().j});
    const double least = best() - kSlack;
    for (std::uint32_t i = band_.to().i + 1; i-- > band_.from().i;) {
      go_back(i);
      const Band::Row& row = band_.row(i);
      Band::Row& kept = out[i - band_.from().i];
      for (std::uint32_t j = row.first; j <= row.last; ++j) {
        if (so_far_[band_.index({i, j})] + onward_[j - row.first] < least) continue;
        kept = {std::min(kept.first, j), std::max(kept.last, j)};
      }
      kept = {std::max(row.first + kAbout, kept.first) - kAbout, std::min(row.last, kept.last + kAbout)};
    }
    return out;
  }

 private:
  /// Along the last row nothing is gained, so that an open end needs no other start.
  [[nodiscard]] double best() const { return so_far_.back(); }

  /// What the best way from each point of the row on is worth.
  void go_back(std::uint32_t i) {
    std::swap(onward_, below_);
    const Band::Row& row = band_.row(i);
    onward_.assign(row.last - row.first + 1, 0);
    for (std::uint32_t j = row.last + 1; j-- > row.first;) {
      double& here = onward_[j - row.first];
      if (j < row.last) here = onward_[j + 1 - row.first];
      if (i == band_.to().i) continue;
      const Band::Row& next = band_.row(i + 1);
      if (j >= next.first) here = std::max(here, below_[j - next.first]);
      if (j + 1 >= next.first && j < next.last)
        here = std::max(here, double{coverage_.both(band_.index({i, j}))} + below_[j + 1 - next.first]);
    }
  }

  const PairCoverage& coverage_;
  const Band& band_;
  std::vector<double> so_far_;
  std::vector<double> onward_, below_;  // of the row at hand, and of the next
};

}  // namespace

Band worth_searching(const PairCoverage& coverage) {
  const Band& band = coverage.band();
  return Band(band.from(), band.to(), WayBack(coverage).kept_rows());
}

}  // namespace cotejo
