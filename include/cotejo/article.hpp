// The article in an HTML page: what a reader came for, without menus, teasers and the rest of the page around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/document.hpp"
#include "cotejo/error.hpp"

namespace cotejo {

/// A point in time: seconds since 1970-01-01T00:00:00Z.
using UtcSeconds = std::int64_t;

/// RFC 3339, RFC 822 and the forms that pages and feeds really have ("2026-11-05", "Thu, 05 Nov 2026 10:00:00 GMT",
/// "20261105T100000Z"). Without a zone: UTC. Nothing for what is not a date.
std::optional<UtcSeconds> parse_time(std::string_view text);

/// "2026-11-05T10:00:00Z".
std::string format_time(UtcSeconds time);

/// Another place of the same article, in the same or another language.
struct AlternateLink {
  std::string url;       ///< absolute, where a base is known
  std::string language;  ///< BCP 47; empty when not told

  friend bool operator==(const AlternateLink&, const AlternateLink&) = default;
};

struct Article {
  /// One line of plain text: the one on the page, else what the page says of itself; empty when there is none.
  std::string headline;
  /// The same: the paragraph that sums the article up, else its first. A block of the document, right after the
  /// headline's.
  std::string lead;
  /// BCP 47: as declared (lang, og:locale, <meta>, ld+json); "es" or "en" by the words where nothing is, or where a
  /// page that is clearly the one is declared to be the other, as templates do. Empty when unknown.
  std::string language;
  std::optional<UtcSeconds> published, modified;
  std::string canonical;                  ///< absolute URL; empty when the page has none
  std::vector<AlternateLink> alternates;  ///< hreflang links, in page order
  /// Headline (where it stands on the page), lead, body blocks and captions, in page order.
  Document document;
};

struct ArticleOptions {
  DocumentOptions document = {};
  std::string url = {};  ///< where the page is from; relative links are resolved against it or <base>
};

/// Finds the article. Linear in the page. Errors: as parse_document's for HTML; empty when nothing reads like an
/// article.
Result<Article> extract_article(std::string_view html, std::string_view name, const ArticleOptions& options = {});

}  // namespace cotejo
