// ICU's sentence breaks of one text after the other.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstddef>
#include <memory>
#include <string_view>

#include "cotejo/text.hpp"
#include "segment/excerpt.hpp"

namespace cotejo {

/// Keeps a break iterator and the memory it works in. Line ends are white space; the end of a text is a break, its
/// beginning is not.
class Breaks {
 public:
  explicit Breaks(Side language);

  /// From now on the breaks are those of `text`.
  void start(std::string_view text);

  /// Whether a break at or before `limit` is left.
  [[nodiscard]] bool any_up_to(std::size_t limit) const { return !done_ && next_ <= limit; }

  /// The next break, which is left behind. Requires that one is left.
  std::size_t pop();

 private:
  void find_next();

  struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
  };

  std::unique_ptr<icu::BreakIterator> iterator_;
  std::unique_ptr<UText, CloseText> opened_;
  Excerpt excerpt_;
  std::size_t next_ = 0, end_ = 0;
  bool done_ = true;
};

}  // namespace cotejo
