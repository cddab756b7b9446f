// What a page says of itself beside its text: <meta>, <link>, <title>, ld+json.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/page.hpp"
#include "cotejo/article.hpp"
#include "document/html_entities.hpp"

namespace cotejo::detail {

struct Metadata {
  std::string base;                    ///< what relative links are resolved against
  std::vector<std::string> headlines;  ///< the likeliest first
  std::string title;                   ///< of <title>
  std::string description;
  std::string body;  ///< the article's text as ld+json has it; may be empty, cut short or marked up
  std::string language, canonical;
  std::optional<UtcSeconds> published, modified;
  std::vector<AlternateLink> alternates;
};

/// `url`: where the page is from; may be empty.
Metadata read_metadata(const Page& page, std::string_view url, Entities& entities);

}  // namespace cotejo::detail
