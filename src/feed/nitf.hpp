// NITF, the News Industry Text Format, alone and inside NewsML-G2.
#pragma once

#include "cotejo/feed.hpp"
#include "feed/xml_tree.hpp"

namespace cotejo::feeds {

/// Puts title, body, dates, id and language of a <nitf> into `item`, where it has none yet.
void fill_from_nitf(FeedItem& item, XmlElement nitf);

/// The first element of that name at or below `element`, in document order.
XmlElement find_element(XmlElement element, std::string_view name);

}  // namespace cotejo::feeds
