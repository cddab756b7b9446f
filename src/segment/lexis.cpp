#include "segment/lexis.hpp"

#include <string>

#include "segment/characters.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kLongest = 24;  // bytes; no list has a longer word

/// The folded word as the lists spell it where the text has a capital.
std::string capitalised(std::string folded) {
  if (folded[0] >= 'a' && folded[0] <= 'z') folded[0] = static_cast<char>(folded[0] - 'a' + 'A');
  return folded;
}

}  // namespace

Abbreviations::Kind Abbreviations::kind_of(std::string_view word) const {
  if (word.empty() || word.size() > kLongest) return Kind::none;
  const std::string folded = fold(word);
  if (folded.empty()) return Kind::none;
  const bool has_capital = is_upper(char_at(word, 0));
  unsigned lists = has_capital && folded.size() == 1 ? 0U : lists_.find(PackedWord(folded));
  if (has_capital) lists |= lists_.find(PackedWord(capitalised(folded)));
  return static_cast<Kind>(lists == 0 ? 0 : std::countr_zero(lists));
}

bool has(WordList list, std::string_view word) {
  return !word.empty() && word.size() <= kLongest && std::binary_search(list.begin(), list.end(), fold(word));
}

}  // namespace cotejo
