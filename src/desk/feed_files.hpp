// The files behind what the user calls a feed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cotejo/desk.hpp"
#include "cotejo/error.hpp"
#include "cotejo/feed.hpp"

namespace cotejo::detail {

enum class FeedFileKind : std::uint8_t { feed, page, text };

struct FeedFile {
  Side side = Side::es;
  std::string path;
  FeedFileKind kind = FeedFileKind::feed;
};

/// The file itself, or those of a folder and the folders in it, in the order of their names; hidden ones are passed
/// over, and links to folders not followed. Errors: not_found, unreadable, too_large.
Result<std::vector<FeedFile>> feed_files(const DeskFeed& feed, std::size_t max_files);

/// What is in the file. A page or text is a feed of one item, which is known by its path.
Result<Feed> parse_file(const FeedFile& file, std::string bytes, const FeedOptions& options);

}  // namespace cotejo::detail
