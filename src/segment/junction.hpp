// A junction is a place where a sentence may end: "… en EE.UU.» La …", seen as word, stop, closing marks, gap, next.
//
//   the U.S.)  The
//         ^^^  ^
//         |||  next
//         ||gap
//         |closers
//         stop
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "segment/lexis.hpp"

namespace cotejo {

enum class Stop : std::uint8_t {
  dot,
  ellipsis,  ///< "…", "...", ". . ."
  strong,    ///< with ! or ?
};

/// Offsets are bytes of `text`, which is a whole block; stop < closers <= gap <= next.
struct Junction {
  std::string_view text;
  std::string_view word = {};  ///< the stop is attached to it, inner dots included: "EE.UU", "17.30"; empty: none
  std::size_t first_word = 0;  ///< first letter or digit of the sentence that would end here
  std::size_t stop = 0;        ///< the stops
  std::size_t closers = 0;     ///< closing quotes, brackets and note markers
  std::size_t gap = 0;         ///< white space
  std::size_t next = 0;        ///< what follows; text.size() at the end of the block
  Stop kind = Stop::dot;
  bool note = false;                               ///< a note marker stands among the closers: "fin.[3]", "fin.¹"
  Abbreviation abbreviation = Abbreviation::none;  ///< what the word abbreviates
  bool broken = false;                             ///< ICU breaks here

  [[nodiscard]] bool has_gap() const { return gap < next; }
  [[nodiscard]] bool has_closers() const { return closers < gap; }
  /// A single dot right after the word and before the gap: what an abbreviation looks like.
  [[nodiscard]] bool bare_dot() const { return kind == Stop::dot && !has_closers() && has_gap(); }
  /// The word before `word`, its own stop included: "EE.", "vitamina".
  [[nodiscard]] std::string_view previous_word() const;
  /// The letters that follow the gap; empty when something else does.
  [[nodiscard]] std::string_view next_word() const;
  /// The code point at `next`; 0 at the end of the block.
  [[nodiscard]] char32_t next_char() const;
};

/// Finds the junctions of a block, in order; `first_word`, `abbreviation` and `broken` are left to the caller.
class JunctionFinder {
 public:
  explicit JunctionFinder(std::string_view text) : text_(text) {}

  /// The next one; nothing after the last.
  std::optional<Junction> next();

 private:
  void read_spaced_closers(Junction& junction);
  [[nodiscard]] bool inside_quotes(std::size_t end);

  std::string_view text_;
  std::size_t at_ = 0;          // all before this byte has been looked at
  std::size_t quotes_at_ = 0;   // all before this byte has been looked at for quotes
  bool inside_quotes_ = false;  // an odd number of '"' stands before it
};

}  // namespace cotejo
