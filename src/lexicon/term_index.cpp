#include "lexicon/term_index.hpp"

#include <algorithm>

namespace cotejo {

void TermIndex::add(std::vector<TermWord> words, std::uint32_t owner) {
  if (words.empty()) return;
  const auto number = static_cast<std::uint32_t>(terms_.size());
  has_patterns_ = has_patterns_ || std::ranges::any_of(words, &TermWord::is_pattern);
  const TermWord& first = words.front();
  if (first.is_pattern) {
    by_beginning_[std::string(first.beginning())].push_back(number);
    beginning_sizes_.insert(first.beginning().size());
  } else {
    by_word_[first.folded].push_back(number);
  }
  terms_.push_back({std::move(words), {owner}, number});
}

void TermIndex::finish() {
  for (auto& [word, terms] : by_word_) finish(terms);
  for (auto& [beginning, terms] : by_beginning_) finish(terms);
}

/// Of several that are the same, the first stays and gets the owners of all.
void TermIndex::finish(Terms& terms) {
  if (terms.size() < 2) return;
  std::ranges::stable_sort(terms, [&](std::uint32_t a, std::uint32_t b) {
    const std::vector<TermWord>&x = terms_[a].words, &y = terms_[b].words;
    return x.size() != y.size() ? x.size() > y.size() : x < y;
  });
  const auto absorb = [&](std::uint32_t kept, std::uint32_t other) {
    if (terms_[kept].words != terms_[other].words) return false;
    std::vector<std::uint32_t>& owners = terms_[kept].owners;
    if (owners.back() != terms_[other].owners.back()) owners.push_back(terms_[other].owners.back());
    return true;
  };
  terms.erase(std::unique(terms.begin(), terms.end(), absorb), terms.end());
}

}  // namespace cotejo
