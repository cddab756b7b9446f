// An item's article, from wherever it is: the feed itself, the mirror's page, or the web's.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cotejo/document.hpp"
#include "cotejo/error.hpp"
#include "cotejo/feed.hpp"
#include "cotejo/fetch.hpp"
#include "cotejo/read.hpp"
#include "cotejo/store.hpp"

namespace cotejo::detail {

struct ItemSources {
  std::filesystem::path mirror;  ///< empty: none
  ReadLimits limits;
  std::size_t max_depth = 512;                                            ///< of nested elements
  std::function<Result<FetchedPage>(const std::string& url)> fetch = {};  ///< empty: nothing is fetched
};

/// Which of an item's names tell it from others.
struct ItemIdentity {
  std::string scope;       ///< whose guids that are no addresses these are: the feed's host
  bool by_guid = true;     ///< not where a feed has one guid for several items
  bool by_address = true;  ///< the same of links
};

/// For each item of the feed.
std::vector<ItemIdentity> identities(const Feed& feed);

struct ReadItem {
  ItemVersion version;                   ///< all but number and seen
  std::string guid, address, canonical;  ///< what it is known by, as keys; empty: not so
  std::string content;                   ///< the same: its text
  bool hangs_on_mirror = false;          ///< another state of the mirror might give another text
  bool is_fetched = false;               ///< its page

  [[nodiscard]] std::vector<std::string> keys() const;  ///< all of them, the surest first; not empty
};

/// Errors: those of reading and parsing; empty for an item without text.
Result<ReadItem> read_item(const FeedItem& item, const ItemIdentity& identity, const ItemSources& sources);

/// What an item is known by that could not be read.
std::string key_of(const FeedItem& item, const ItemIdentity& identity);

}  // namespace cotejo::detail
