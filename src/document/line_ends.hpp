// Where lines end: "\n", "\r\n" or "\r". Private to the document module.
#pragma once

#include <algorithm>
#include <string_view>

namespace cotejo::detail {

/// Finds line ends one after the other, each byte looked at once by memchr.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text), feed_(text.find('\n')), return_(text.find('\r')) {}

  /// Where the line that `from` stands in ends: at its line end or the text's. Calls in rising order.
  std::size_t end_of_line(std::size_t from) {
    if (feed_ < from) feed_ = text_.find('\n', from);
    if (return_ < from) return_ = text_.find('\r', from);
    return std::min({feed_, return_, text_.size()});
  }

  /// Where the next line begins when one ends at `end`. Requires end < text.size().
  [[nodiscard]] std::size_t next_line(std::size_t end) const {
    return text_.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
  }

 private:
  std::string_view text_;
  std::size_t feed_, return_;  // npos is greater than any place
};

}  // namespace cotejo::detail
