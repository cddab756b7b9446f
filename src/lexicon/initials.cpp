#include "lexicon/initials.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kBefore = 0, kAfter = 27;

std::size_t class_of(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 'a') return kBefore;
  return static_cast<unsigned char>(text[at]) > 'z' ? kAfter : static_cast<std::size_t>(text[at] - 'a' + 1);
}

}  // namespace

/// Rises with the text. Only after a letter does the second class count: different signs share a first class.
std::size_t Initials::bucket(std::string_view text) {
  const std::size_t first = class_of(text, 0);
  const bool is_letter = first != kBefore && first != kAfter;
  return first * kClasses + (is_letter ? class_of(text, 1) : 0);
}

Initials::Initials(const VocabularyView& side) {
  for (std::size_t k = 1; k < starts_.size(); ++k) {
    std::uint32_t first = starts_[k - 1];  // the words before belong to buckets before k
    for (std::uint32_t count = side.words() - first; count > 0;) {
      const std::uint32_t half = count / 2;
      const bool is_before = bucket(side.word(first + half)) < k;
      first += is_before ? half + 1 : 0;
      count = is_before ? count - half - 1 : half;
    }
    starts_[k] = first;
  }
}

Initials::Range Initials::range(std::string_view text) const {
  const std::size_t at = bucket(text);
  return {starts_[at], starts_[at + 1]};
}

}  // namespace cotejo
