// The first word of every page of a sorted vocabulary, as the heads of a dictionary's pages have it: a look-up bisects
// those, which lie close together, and is left with a page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/model_file.hpp"

namespace cotejo {

class GuideWords {
 public:
  GuideWords() = default;
  /// Requires that the words are sorted.
  explicit GuideWords(const VocabularyView& side);

  struct Range {
    std::uint32_t first = 0, last = 0;  ///< half-open
  };
  /// The words among which is the one that begins so, if there is one: a page, or more where pages begin alike.
  [[nodiscard]] Range range(std::uint64_t beginning) const;

 private:
  static constexpr std::uint32_t kPage = 8;  // words

  std::vector<std::uint64_t> beginnings_;  // of the first word of each page
  std::uint32_t words_ = 0;
};

}  // namespace cotejo
