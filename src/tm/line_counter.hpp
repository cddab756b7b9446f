// Lines and columns of bytes in a text.
#pragma once

#include <cstddef>
#include <string_view>

#include "cotejo/text.hpp"

namespace cotejo::detail {

/// Walks through a text once, counting lines and code points.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  /// Requires offsets in rising order.
  void advance_to(std::size_t offset) {
    for (std::size_t end = text_.find('\n', at_); end < offset; end = text_.find('\n', at_)) {
      at_ = end + 1;
      ++line_;
      column_ = 1;
    }
    column_ += count_code_points(text_.substr(at_, offset - at_));
    at_ = offset;
  }
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] std::size_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0, line_ = 1, column_ = 1;
};

}  // namespace cotejo::detail
