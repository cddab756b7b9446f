#include "align/band.hpp"

#include <algorithm>

namespace cotejo {

Band Band::full(GridPoint from, GridPoint to) {
  return Band(from, to, std::vector<Row>(to.i - from.i + 1, Row{from.j, to.j}));
}

Band::Band(GridPoint from, GridPoint to, std::vector<Row> rows) : from_(from), to_(to), rows_(std::move(rows)) {
  make_connected();
}

void Band::make_connected() {
  for (Row& row : rows_) row = {std::clamp(row.first, from_.j, to_.j), std::clamp(row.last, from_.j, to_.j)};
  rows_.front().first = from_.j;
  rows_.back().last = to_.j;
  for (std::size_t k = 1; k < rows_.size(); ++k) rows_[k].last = std::max(rows_[k].last, rows_[k - 1].last);
  for (std::size_t k = rows_.size() - 1; k-- > 0;)
    rows_[k].first = std::min({rows_[k].first, rows_[k + 1].first, rows_[k].last});
  // A row that begins past the end of the one before would cut the band in two.
  for (std::size_t k = 1; k < rows_.size(); ++k) rows_[k].first = std::min(rows_[k].first, rows_[k - 1].last);
  start_.clear();
  start_.reserve(rows_.size());
  points_ = 0;
  for (const Row& row : rows_) {
    start_.push_back(points_ - row.first);
    points_ += row.last - row.first + 1;
  }
}

bool Band::holds(const Band& other) const {
  for (std::uint32_t i = from_.i; i <= to_.i; ++i) {
    if (other.row(i).first < row(i).first || other.row(i).last > row(i).last) return false;
  }
  return true;
}

std::vector<Band::Row> Band::columns() const {
  std::vector<Row> out(to_.j - from_.j + 1, Row{from_.i, to_.i});
  std::uint32_t begun = from_.j, ended = from_.j;  // columns whose first and last row are known
  for (std::uint32_t i = from_.i; i <= to_.i; ++i) {
    for (; begun <= row(i).last; ++begun) out[begun - from_.j].first = i;
    for (; ended < row(i).first; ++ended) out[ended - from_.j].last = i - 1;
  }
  return out;
}

Band Band::part(GridPoint from, GridPoint to) const {
  const auto begin = rows_.begin() + (from.i - from_.i);
  return Band(from, to, std::vector<Row>(begin, begin + (to.i - from.i + 1)));
}

Band Band::widened(const std::vector<std::uint32_t>& rows, std::uint32_t margin) const {
  std::vector<Row> wide = rows_;
  for (const std::uint32_t edge : rows) {
    const std::uint32_t first = std::max(edge - std::min(edge, margin), from_.i);
    for (std::uint32_t i = first; i <= std::min(edge + margin, to_.i); ++i) {
      const Row& before = row(i);
      wide[i - from_.i] = {before.first - std::min(before.first, margin), before.last + margin};
    }
  }
  return Band(from_, to_, std::move(wide));
}

void Band::include(const Band& other) {
  for (std::uint32_t i = other.from_.i; i <= other.to_.i; ++i) {
    Row& mine = rows_[i - from_.i];
    mine = {std::min(mine.first, other.row(i).first), std::max(mine.last, other.row(i).last)};
  }
  make_connected();
}

}  // namespace cotejo
