#include "tm/problem_log.hpp"

#include <algorithm>

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

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

}  // namespace

void ProblemLog::add(Entries& entries, Entry entry) {
  if (entries.kept.size() < max_problems_) {
    entries.kept.push_back(std::move(entry));
  } else {
    ++entries.dropped;
  }
}

std::vector<TmxProblem> ProblemLog::problems(std::string_view text) const {
  std::vector<const Entry*> entries;
  for (const auto* list : {&fatal_, &losses_}) {
    for (const Entry& entry : list->kept) entries.push_back(&entry);
  }
  std::ranges::stable_sort(entries, {}, &Entry::offset);
  std::vector<TmxProblem> found = whole_file_;
  LineCounter counter(text);
  for (const Entry* entry : entries) {
    counter.advance_to(entry->offset);
    found.push_back({counter.line(), counter.column(), entry->fatal, entry->what});
  }
  if (fatal_.dropped > 0) {
    found.push_back({0, 0, true, Message{"{1} more fatal problems are not listed", {std::to_string(fatal_.dropped)}}});
  }
  if (losses_.dropped > 0) {
    found.push_back({0, 0, false, Message{"{1} more problems are not listed", {std::to_string(losses_.dropped)}}});
  }
  return found;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kMaxCodePoints = 40;
  std::string shown;
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMaxCodePoints && at < text.size(); ++count) {
    const char32_t c = next_code_point(text, at);
    append_utf8(shown, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U'\uFFFD' : c);
  }
  return at == text.size() ? shown : shown + "…";
}

}  // namespace cotejo::detail
