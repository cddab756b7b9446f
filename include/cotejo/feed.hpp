// A feed: what a newsroom publishes, item by item, in the formats that feeds and news exchange come in.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Anything a feed says, by name: an author with a name and an email, a category with a term and a scheme. What a
/// feed's own vocabulary has in several words (modified, lastBuildDate, dc:date) comes under one (updated); what cotejo
/// does not know comes as it is, "prefix_name" for an element of another vocabulary.
struct FeedProperty {
  std::string name, value;
  std::vector<FeedProperty> parts;

  friend bool operator==(const FeedProperty&, const FeedProperty&) = default;
};

struct FeedItem {
  std::string guid;                       ///< as the feed gives it; empty when it does not
  std::string link;                       ///< absolute where a base is known; the item's page
  std::vector<AlternateLink> alternates;  ///< translations and canonical links
  std::string language;                   ///< BCP 47, the item's own or the feed's; empty when not told
  std::string title;                      ///< one line of plain text
  std::optional<UtcSeconds> published, updated;
  ItemBody kind = ItemBody::none;
  std::string body;                   ///< HTML or plain text, or a whole page (of a dump or a folder)
  std::string body_type;              ///< "text/html", "text/plain"
  bool is_page = false;               ///< the body is a page, of which extract_article finds the article
  std::string place;                  ///< "feed.xml: item 4"
  std::vector<FeedProperty> details;  ///< all that it says, in its order; with FeedOptions::with_details only
};

struct Feed {
  std::string format;   ///< the reader that took it: "rss", "atom" …
  std::string version;  ///< of the format, as far as it tells: "rss20", "atom10"; empty where it has none
  std::string title, link, language, encoding;
  std::vector<FeedItem> items;        ///< in the feed's order
  std::vector<Message> warnings;      ///< what is wrong with the feed and did not stop the reading
  std::vector<Error> failed;          ///< items that could not be read, with their places
  std::vector<FeedProperty> details;  ///< as FeedItem::details, of the feed itself
};

struct FeedOptions {
  std::string format = {};            ///< a reader's name; empty: by content
  std::string url = {};               ///< where the feed is from; relative links are resolved against it
  std::string content_type = {};      ///< the HTTP header, where there was one: its charset counts
  std::string content_language = {};  ///< the same: the language of what tells none itself
  bool with_details = false;          ///< FeedItem::details too: for looking at a feed, at twice the memory
  std::size_t max_items = 1'000'000;
  std::size_t max_unpacked = 1U << 30U;  ///< bytes, of what comes compressed
  std::size_t max_depth = 512;           ///< of nested elements or values
};

/// The names of all readers, in the order they are asked.
std::span<const std::string_view> feed_formats();

/// Linear in the bytes, which may be gzip. Errors: usage (unknown format), encoding, malformed, too_large. A bad item
/// is not an error: Feed::failed; nor is a feed with nothing to read in it: Feed::warnings.
Result<Feed> parse_feed(std::string_view bytes, std::string_view name, const FeedOptions& options = {});

/// The item's text as it is aligned: title, then its body. Errors: as parse_document's; empty for an item without text.
Result<Document> item_document(const FeedItem& item, const DocumentOptions& options = {});

}  // namespace cotejo
