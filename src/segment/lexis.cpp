#include "segment/lexis.hpp"

#include <bit>
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

Abbreviation abbreviation_of(std::string_view word, const Lexis& lexis) {
  if (word.empty() || word.size() > kLongest) return Abbreviation::none;
  const std::string folded = fold(word);
  if (folded.empty()) return Abbreviation::none;
  const bool has_capital = is_upper(char_at(word, 0));
  unsigned lists = has_capital && folded.size() == 1 ? 0U : lexis.abbreviation_lists(folded);
  if (has_capital) lists |= lexis.abbreviation_lists(capitalised(folded));
  return lists == 0 ? Abbreviation::none : static_cast<Abbreviation>(1 + std::countr_zero(lists));
}

bool has(WordList list, std::string_view word) {
  return !word.empty() && word.size() <= kLongest && std::binary_search(list.begin(), list.end(), fold(word));
}

}  // namespace cotejo
