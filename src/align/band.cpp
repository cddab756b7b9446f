#include "align/band.hpp"

#include <algorithm>

namespace cotejo {

Band Band::full(std::uint32_t es, std::uint32_t en) { return Band(std::vector<Row>(es + 1, Row{0, en}), en); }

Band::Band(std::vector<Row> rows, std::uint32_t en) : rows_(std::move(rows)) {
  rows_.front().first = 0;
  rows_.back().last = en;
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    rows_[i].last = std::clamp(rows_[i].last, rows_[i - 1].last, en);
  }
  for (std::size_t i = rows_.size() - 1; i-- > 0;) {
    rows_[i].first = std::min({rows_[i].first, rows_[i + 1].first, rows_[i].last});
  }
  // A row that begins past the end of the one before would cut the grid in two.
  for (std::size_t i = 1; i < rows_.size(); ++i) rows_[i].first = std::min(rows_[i].first, rows_[i - 1].last);
  offset_.reserve(rows_.size() + 1);
  offset_.push_back(0);
  for (const Row& row : rows_) offset_.push_back(offset_.back() + (row.last - row.first + 1));
}

std::vector<Band::Row> Band::columns() const {
  std::vector<Row> out(en() + 1);
  std::uint32_t begun = 0, ended = 0;  // columns whose first and last row are known
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    for (; begun <= rows_[i].last && begun <= en(); ++begun) out[begun].first = i;
    for (; ended < rows_[i].first; ++ended) out[ended].last = i - 1;
  }
  for (; ended <= en(); ++ended) out[ended].last = es();
  return out;
}

}  // namespace cotejo
