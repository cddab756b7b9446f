// A segment's words in the forms that the readers of numbers and names look up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cotejo/text.hpp"
#include "features/numbers.hpp"

namespace cotejo {

/// Keeps views of the text and of its own strings: moved, never copied.
class Sentence {
 public:
  explicit Sentence(std::string_view text);
  Sentence(Sentence&&) noexcept = default;
  Sentence& operator=(Sentence&&) noexcept = default;
  Sentence(const Sentence&) = delete;
  Sentence& operator=(const Sentence&) = delete;
  ~Sentence() = default;

  [[nodiscard]] std::size_t size() const { return forms_.size(); }
  [[nodiscard]] const std::vector<WordForm>& forms() const { return forms_; }
  [[nodiscard]] const WordForm& form(std::size_t at) const { return forms_[at]; }
  [[nodiscard]] ByteRange range(std::size_t at) const { return ranges_[at]; }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The folded word, the sign, or nothing beyond the ends of the sentence: no caller has to look at its size.
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < size() ? forms_[at].folded : std::string_view();
  }
  /// No space before word `at`.
  [[nodiscard]] bool is_joined(std::size_t at) const {
    return at > 0 && at < size() && ranges_[at - 1].end == ranges_[at].begin;
  }
  [[nodiscard]] bool is_hyphen(std::size_t at) const { return word(at) == "-" || word(at) == "\u2010"; }
  [[nodiscard]] bool is_figures(std::size_t at) const { return at < size() && forms_[at].kind == WordKind::number; }

 private:
  std::string_view text_;
  std::vector<std::string> folded_;
  std::vector<WordForm> forms_;
  std::vector<ByteRange> ranges_;
};

}  // namespace cotejo
