// Compressed feeds: WARC files come that way, a member a record, and so do sitemaps.
#pragma once

#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo::feeds {

bool is_gzip(std::string_view bytes);

/// All members, one after the other. A file that is cut off gives what it has. Errors: malformed, for what zlib does
/// not take from the start on; too_large, for more than `max_bytes`.
Result<std::string> unpack_gzip(std::string_view bytes, std::string_view name, std::size_t max_bytes);

}  // namespace cotejo::feeds
