// Pairing: which Spanish and which English articles are translations of each other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/error.hpp"
#include "cotejo/features.hpp"
#include "cotejo/lexicon.hpp"

namespace cotejo {

/// What pairing looks at of one article.
struct PairText {
  std::string_view text;                             ///< title first, a block a line
  std::optional<std::int64_t> day;                   ///< since 1970-01-01, where a date is known
  std::span<const std::string_view> links = {};      ///< its own addresses: link, canonical, guid
  std::span<const std::string_view> says_same = {};  ///< the addresses it says its translations have (hreflang)
};

struct PairOptions {
  std::int64_t window = 7;  ///< days that a translation may lie before or after its original, where both are dated
  float least = 0.5F;       ///< confidence below which nothing is a pair
  unsigned threads = 1;     ///< the pairs are the same whatever their number
};

struct ArticlePair {
  std::uint32_t es = 0, en = 0;  ///< indices into what was given
  float confidence = 0;          ///< in [0, 1]: that the two are translations of each other
};

/// One-to-one; by Spanish index. Near linear in the texts.
std::vector<ArticlePair> pair_articles(std::span<const PairText> es, std::span<const PairText> en,
                                       const Lexicon& lexicon, const PairOptions& options = {});

}  // namespace cotejo
