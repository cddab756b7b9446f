// Feeds of any bytes: what is read is whole, its texts are UTF-8, its items make documents or say why not.
#include "cotejo/feed.hpp"

#include <cstdint>

#include "require.hpp"

namespace {

using cotejo::fuzz::require;

bool is_utf8(std::string_view text) { return cotejo::find_invalid_utf8(text) == std::string_view::npos; }

void require_sound(const cotejo::FeedItem& item) {
  require(is_utf8(item.title) && is_utf8(item.body) && is_utf8(item.link));
  require(item.title.find('\n') == std::string::npos);
  require((item.kind == cotejo::ItemBody::none) == item.body.empty());
  if (const auto document = cotejo::item_document(item, {.max_depth = 64})) {
    for (const cotejo::Block& block : document->blocks) require(block.range.end <= document->text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto formats = cotejo::feed_formats();
  const std::size_t chosen = size == 0 ? 0 : data[0] % (formats.size() + 1);
  cotejo::FeedOptions options{.url = "https://example.org/a/b", .with_details = size % 2 == 0, .max_depth = 64};
  if (chosen < formats.size()) options.format = formats[chosen];
  const auto feed = cotejo::parse_feed(bytes.substr(size == 0 ? 0 : 1), "f", options);
  if (!feed) return 0;
  for (const cotejo::FeedItem& item : feed->items) require_sound(item);
  return 0;
}
