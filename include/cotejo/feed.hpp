// A feed: what a newsroom publishes, item by item, in the formats that feeds and news exchange come in.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/article.hpp"
#include "cotejo/document.hpp"
#include "cotejo/error.hpp"

namespace cotejo {

/// How much of an item's article the feed itself carries.
enum class ItemBody : std::uint8_t {
  none,     ///< nothing but a title or a link
  summary,  ///< some sentences that stand for it
  full,     ///< the article
};

struct FeedItem {
  std::string guid;                       ///< as the feed gives it; empty when it does not
  std::string link;                       ///< absolute where a base is known; the item's page
  std::vector<AlternateLink> alternates;  ///< translations and canonical links
  std::string language;                   ///< BCP 47, the item's own or the feed's; empty when not told
  std::string title;                      ///< one line of plain text
  std::optional<UtcSeconds> published, updated;
  ItemBody kind = ItemBody::none;
  std::string body;       ///< HTML or plain text, or a whole page (of a dump or a folder)
  std::string body_type;  ///< "text/html", "text/plain"
  bool is_page = false;   ///< the body is a page, of which extract_article finds the article
  std::string place;      ///< "feed.xml: item 4"
};

struct Feed {
  std::string format;  ///< the reader that took it: "rss", "atom" …
  std::string title, link, language, encoding;
  std::vector<FeedItem> items;    ///< in the feed's order
  std::vector<Message> warnings;  ///< what is wrong with the feed and did not stop the reading
  std::vector<Error> failed;      ///< items that could not be read, with their places
};

struct FeedOptions {
  std::string format = {};        ///< a reader's name; empty: by content
  std::string url = {};           ///< where the feed is from; relative links are resolved against it
  std::string content_type = {};  ///< the HTTP header, where there was one: its charset counts
  std::size_t max_items = 1'000'000;
  std::size_t max_depth = 512;  ///< of nested elements or values
};

/// Errors: usage (unknown format), encoding, malformed, too_large. A bad item is not an error: Feed::failed.
Result<Feed> parse_feed(std::string_view bytes, std::string_view name, const FeedOptions& options = {});

/// The item's text as it is aligned: title, then its body. Errors: as parse_document's; empty for an item without text.
Result<Document> item_document(const FeedItem& item, const DocumentOptions& options = {});

}  // namespace cotejo
