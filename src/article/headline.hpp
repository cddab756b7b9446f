// Which of a page's lines is the article's headline.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/metadata.hpp"
#include "article/runs.hpp"

namespace cotejo::detail {

struct Headline {
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::uint32_t run = kNone;  ///< where it stands on the page
  std::string text = {};      ///< that of the page, else what the page says of itself
};

/// What is looked at. Views: all must outlive the call.
struct HeadlineInput {
  const Page& page;
  const std::vector<TextRun>& runs;
  const Metadata& metadata;
  const std::vector<std::uint8_t>& dropped;  ///< by run: whether it stands in a menu, a teaser or the like
};

/// Among the first `end` runs.
Headline find_headline(const HeadlineInput& input, std::uint32_t end, Entities& entities);

}  // namespace cotejo::detail
