#include "tm/problem_log.hpp"

#include <algorithm>

#include "cotejo/text.hpp"
#include "tm/line_counter.hpp"

namespace cotejo::detail {
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

Error ProblemLog::failure(std::string_view text, Errc code, std::string_view name) const {
  if (fatal_.kept.empty()) return {code, std::string(name), whole_file_.back().what};
  LineCounter counter(text);
  counter.advance_to(fatal_.kept.front().offset);
  return {code, std::string(name) + ":" + std::to_string(counter.line()), fatal_.kept.front().what};
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
