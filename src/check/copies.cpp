#include "check/copies.hpp"

#include <algorithm>

namespace cotejo {

template <Side S>
Likeness<S>::Likeness(const SideWords<S>& side) {
  first_.push_back(0);
  for (std::size_t segment = 0; segment < side.texts.size(); ++segment) {
    for (std::uint32_t word = side.first_word[segment]; word < side.first_word[segment + 1]; ++word)
      if (side.words[word].is_content()) types_.push_back(side.words[word].type);
    std::sort(types_.begin() + static_cast<std::ptrdiff_t>(first_.back()), types_.end());
    first_.push_back(types_.size());
  }
}

template <Side S>
float Likeness<S>::of(std::uint32_t a, std::uint32_t b) const {
  std::size_t common = 0;
  for (std::size_t i = first_[a], j = first_[b]; i < first_[a + 1] && j < first_[b + 1];) {
    const std::uint32_t x = types_[i], y = types_[j];
    common += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  const std::size_t all = words(a) + words(b);
  return all > 0 ? 2 * static_cast<float>(common) / static_cast<float>(all) : 0;
}

template class Likeness<Side::es>;
template class Likeness<Side::en>;

}  // namespace cotejo
