// The part of the grid of sentence borders that is searched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cotejo {

/// A point (i, j): i Spanish and j English segments are behind it.
struct GridPoint {
  std::uint32_t i = 0, j = 0;
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

/// For each i in [0, es], the j that are searched: [first(i), last(i)], both never falling with i. Every row holds at
/// least one point and shares one with the next, (0, 0) and (es, en) are in it. Points are numbered row after row.
class Band {
 public:
  struct Row {
    std::uint32_t first = 0, last = 0;  ///< inclusive
  };

  /// The whole grid.
  static Band full(std::uint32_t es, std::uint32_t en);
  /// Rows as wished; they are widened where they must be to make a band. Requires rows.size() == es + 1.
  Band(std::vector<Row> rows, std::uint32_t en);

  [[nodiscard]] std::uint32_t es() const { return static_cast<std::uint32_t>(rows_.size() - 1); }
  [[nodiscard]] std::uint32_t en() const { return rows_.back().last; }
  [[nodiscard]] std::size_t points() const { return offset_.back(); }
  [[nodiscard]] const Row& row(std::uint32_t i) const { return rows_[i]; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] bool contains(GridPoint p) const {
    return p.i < rows_.size() && rows_[p.i].first <= p.j && p.j <= rows_[p.i].last;
  }
  /// Requires contains(p).
  [[nodiscard]] std::size_t index(GridPoint p) const { return offset_[p.i] + (p.j - rows_[p.i].first); }

  /// The rows i that hold column j: [first, last], inclusive.
  [[nodiscard]] std::vector<Row> columns() const;

 private:
  std::vector<Row> rows_;
  std::vector<std::size_t> offset_;
};

}  // namespace cotejo
