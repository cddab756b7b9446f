// The plain text of a <seg>.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// Takes the tokens inside a <seg> in order.
class SegmentText {
 public:
  void clear();
  void start(std::string_view element);
  void end();
  void text(std::string_view part);

  /// One line, trimmed.
  [[nodiscard]] std::string plain() const;

 private:
  [[nodiscard]] bool would_join_words(std::string_view part) const;

  std::string text_;
  std::size_t depth_ = 0;       // of inline elements
  std::size_t code_depth_ = 0;  // where code, which is not text, began; 0: nowhere
  bool is_after_placeholder_ = false;
};

}  // namespace cotejo::detail
