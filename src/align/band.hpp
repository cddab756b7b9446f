// The part of the grid of segment borders that is searched.
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

/// From one point to another, for each i between them the j that are searched: both ends of the rows never fall with i,
/// every row holds a point and shares one with the next. Points are numbered row after row.
class Band {
 public:
  struct Row {
    std::uint32_t first = 0, last = 0;  ///< inclusive
  };

  /// The whole rectangle.
  static Band full(GridPoint from, GridPoint to);
  /// Rows as wished, cut to the rectangle and widened where they must be to make a band. Requires a row for each i.
  Band(GridPoint from, GridPoint to, std::vector<Row> rows);

  [[nodiscard]] GridPoint from() const { return from_; }
  [[nodiscard]] GridPoint to() const { return to_; }
  [[nodiscard]] std::size_t points() const { return points_; }
  [[nodiscard]] const Row& row(std::uint32_t i) const { return rows_[i - from_.i]; }
  [[nodiscard]] bool contains(GridPoint p) const {
    return p.i >= from_.i && p.i <= to_.i && row(p.i).first <= p.j && p.j <= row(p.i).last;
  }
  /// Requires contains(p).
  [[nodiscard]] std::size_t index(GridPoint p) const { return start_[p.i - from_.i] + p.j; }

  /// Whether every point of `other`, a band between the same two points, is in this one.
  [[nodiscard]] bool holds(const Band& other) const;

  /// For each column j from from().j on, the rows that hold it, inclusive.
  [[nodiscard]] std::vector<Row> columns() const;

  /// What of it lies between two points. Requires both to be within the rectangle.
  [[nodiscard]] Band part(GridPoint from, GridPoint to) const;

  /// With the rows within `margin` of those named widened by `margin` both ways.
  [[nodiscard]] Band widened(const std::vector<std::uint32_t>& rows, std::uint32_t margin) const;

  /// Takes in all that `other`, a part of this band that has been widened, reaches.
  void include(const Band& other);

 private:
  void make_connected();

  GridPoint from_, to_;
  std::vector<Row> rows_;
  std::vector<std::size_t> start_;  // by row: the index that its point with j = 0 would have; it may wrap around
  std::size_t points_ = 0;
};

}  // namespace cotejo
