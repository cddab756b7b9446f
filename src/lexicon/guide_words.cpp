#include "lexicon/guide_words.hpp"

#include <algorithm>

namespace cotejo {
GuideWords::GuideWords(const VocabularyView& side) : words_(side.words()) {
  beginnings_.reserve(words_ / kPage + 1);
  for (std::uint32_t k = 0; k < words_; k += kPage) beginnings_.push_back(side.beginning(k));
}

GuideWords::Range GuideWords::range(std::uint64_t beginning) const {
  const auto first = std::ranges::lower_bound(beginnings_, beginning);
  const bool is_there = first != beginnings_.end() && *first == beginning;
  const auto past = is_there ? std::upper_bound(first, beginnings_.end(), beginning) : first;
  const auto page = [&](auto at) { return static_cast<std::uint32_t>(at - beginnings_.begin()); };
  return {kPage * (std::max(page(first), 1U) - 1), std::min(words_, kPage * page(past))};
}

}  // namespace cotejo
