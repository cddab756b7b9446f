#include "lexicon/guide_words.hpp"

#include <algorithm>
#include <bit>

namespace cotejo {
namespace {

std::uint64_t load_beginning(std::string_view word) {
  std::uint64_t out = 0;
  for (std::size_t k = 0; k < 8; ++k) out = out << 8U | static_cast<unsigned char>(word[k]);
  return out;
}

}  // namespace

std::uint64_t beginning_of(std::string_view word) {
  if (word.size() >= 8) return load_beginning(word);
  std::uint64_t out = 0;
  for (const char c : word) out = out << 8U | static_cast<unsigned char>(c);
  return word.empty() ? 0 : out << (8 * (8 - word.size()));
}

GuideWords::GuideWords(const VocabularyView& side) : words_(side.words()) {
  beginnings_.reserve(words_ / kPage + 1);
  for (std::uint32_t k = 0; k < words_; k += kPage) beginnings_.push_back(beginning_of(side.word(k)));
}

GuideWords::Range GuideWords::range(std::uint64_t beginning) const {
  const auto first = std::ranges::lower_bound(beginnings_, beginning);
  const auto past = std::upper_bound(first, beginnings_.end(), beginning);
  const auto page = [&](auto at) { return static_cast<std::uint32_t>(at - beginnings_.begin()); };
  return {kPage * (std::max(page(first), 1U) - 1), std::min(words_, kPage * page(past))};
}

}  // namespace cotejo
