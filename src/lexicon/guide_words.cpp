#include "lexicon/guide_words.hpp"

#include <algorithm>

namespace cotejo {
namespace {

/// std::lower_bound without a branch to guess wrong at each step: where a word comes in a dictionary is anyone's guess.
std::size_t first_not_below(const std::vector<std::uint64_t>& sorted, std::uint64_t number) {
  std::size_t first = 0;
  for (std::size_t left = sorted.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    first += half * static_cast<std::size_t>(sorted[first + half - 1] < number);
    left -= half;
  }
  return first;
}

}  // namespace

GuideWords::GuideWords(const VocabularyView& side) : words_(side.words()) {
  beginnings_.reserve(words_ / kPage + 1);
  for (std::uint32_t k = 0; k < words_; k += kPage) beginnings_.push_back(side.beginning(k));
}

GuideWords::Range GuideWords::range(std::uint64_t beginning) const {
  const std::size_t first = first_not_below(beginnings_, beginning);
  std::size_t past = first;
  if (first < beginnings_.size() && beginnings_[first] == beginning) {
    const auto from = beginnings_.begin() + static_cast<std::ptrdiff_t>(first);
    past = static_cast<std::size_t>(std::upper_bound(from, beginnings_.end(), beginning) - beginnings_.begin());
  }
  const auto word = [](std::size_t page) { return kPage * static_cast<std::uint32_t>(page); };
  return {word(std::max(first, std::size_t{1}) - 1), std::min(words_, word(past))};
}

}  // namespace cotejo
