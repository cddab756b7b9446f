// Collects what a validation finds, by byte; lines and columns are counted once, at the end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cotejo/tm.hpp"

namespace cotejo::detail {

class ProblemLog {
 public:
  explicit ProblemLog(std::size_t max_problems) : max_problems_(max_problems) {}

  /// A strict reader rejects the file.
  void fatal(std::size_t offset, Message what) { add(fatal_, {offset, true, std::move(what)}); }
  /// A reader loses or alters something.
  void loss(std::size_t offset, Message what) { add(losses_, {offset, false, std::move(what)}); }
  /// Fatal, and without a place in the text.
  void unreadable(Message what) { whole_file_.push_back({0, 0, true, std::move(what)}); }

  /// In file order. `text` is what the offsets count in. Linear in the text and n log n in the problems.
  [[nodiscard]] std::vector<TmxProblem> problems(std::string_view text) const;

  /// Whether anything is fatal, but for what merely is at odds with how the file was to be read.
  [[nodiscard]] bool has_fatal() const { return !fatal_.kept.empty(); }
  [[nodiscard]] bool is_unreadable() const { return !whole_file_.empty(); }
  /// What was fatal first, else why the bytes are no text, for who cannot go on in the file called `name`. Requires one
  /// of the two.
  [[nodiscard]] Error failure(std::string_view text, Errc code, std::string_view name) const;

 private:
  struct Entry {
    std::size_t offset;
    bool fatal;
    Message what;
  };
  struct Entries {
    std::vector<Entry> kept;
    std::size_t dropped = 0;
  };

  void add(Entries& entries, Entry entry);

  std::size_t max_problems_;
  Entries fatal_, losses_;
  std::vector<TmxProblem> whole_file_;
};

/// What may stand in a message of a text a stranger wrote: at most 40 code points, controls as U+FFFD.
std::string excerpt(std::string_view text);

}  // namespace cotejo::detail
