// Which of a page's runs are its article.
#pragma once

#include <string>
#include <vector>

#include "article/metadata.hpp"
#include "article/runs.hpp"

namespace cotejo::detail {

struct ArticleBlock {
  std::uint32_t run = 0;  ///< index into PageRuns::runs
  BlockKind kind = BlockKind::paragraph;
};

struct ArticleParts {
  std::string headline, lead;
  std::vector<ArticleBlock> blocks;  ///< headline (where it stands on the page), lead, body, captions
};

ArticleParts find_article(const Page& page, const PageRuns& runs, const Metadata& metadata, Entities& entities);

}  // namespace cotejo::detail
