// An item that could not be taken in, as the store keeps it for another try.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cotejo/feed.hpp"
#include "desk/read_item.hpp"

namespace cotejo::detail {

struct KeptItem {
  FeedItem item;
  ItemIdentity identity;
};

std::string payload_of(const KeptItem& kept);

/// Nothing for what payload_of has not made.
std::optional<KeptItem> kept_item(std::string_view payload);

}  // namespace cotejo::detail
