// A feed's bytes as UTF-8.
#pragma once

#include "cotejo/feed.hpp"

namespace cotejo::feeds {

/// By what says most: the charset of the HTTP header, the XML declaration, the byte-order mark or the look of the first
/// bytes, UTF-8, Windows-1252; a declaration that the bytes contradict is passed over, with a warning. Errors:
/// encoding, for bytes that are no text.
Result<DecodedText> decode_feed(std::string_view bytes, std::string_view name, const FeedOptions& options);

/// The value of `name` in a header as "text/xml; charset='utf-8'"; empty when it has none.
std::string header_parameter(std::string_view header, std::string_view name);

/// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view header);

}  // namespace cotejo::feeds
