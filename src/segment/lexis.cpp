#include "segment/lexis.hpp"

#include <string>

#include "segment/characters.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kLongest = 24;  // bytes; no list has a longer word

bool contains(WordList list, std::string_view word) { return std::binary_search(list.begin(), list.end(), word); }

/// A word of a text as the abbreviation lists spell it.
struct Spellings {
  std::string folded;
  std::string capitalised;  ///< empty when the text has no capital there

  explicit Spellings(std::string_view word) : folded(fold(word)) {
    if (!is_upper(char_at(word, 0)) || folded.empty()) return;
    capitalised = folded;
    if (folded[0] >= 'a' && folded[0] <= 'z') capitalised[0] = static_cast<char>(folded[0] - 'a' + 'A');
  }

  [[nodiscard]] bool in(WordList list) const {
    const bool is_capital_letter = folded.size() == 1 && !capitalised.empty();
    return (!is_capital_letter && contains(list, folded)) || contains(list, capitalised);
  }
};

}  // namespace

Lexis::Kind Lexis::abbreviation(std::string_view word) const {
  if (word.empty() || word.size() > kLongest) return Kind::none;
  const Spellings spellings(word);
  if (spellings.in(titles)) return Kind::title;
  if (spellings.in(references)) return Kind::reference;
  return spellings.in(names) ? Kind::name : Kind::none;
}

bool has(WordList list, std::string_view word) {
  return !word.empty() && word.size() <= kLongest && contains(list, fold(word));
}

}  // namespace cotejo
