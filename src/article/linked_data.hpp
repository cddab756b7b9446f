// Articles as schema.org describes them, in ld+json.
#pragma once

#include <string>
#include <string_view>

namespace cotejo::detail {

struct LinkedArticle {
  std::string headline, description, body, published, modified, language, url;
};

/// The first article in one script, if any; what is not JSON counts as none. Never recurses.
LinkedArticle read_linked_article(std::string_view json);

}  // namespace cotejo::detail
