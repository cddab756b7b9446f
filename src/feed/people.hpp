// Who wrote it.
#pragma once

#include "cotejo/feed.hpp"
#include "feed/xml_tree.hpp"

namespace cotejo::feeds {

/// A property of that name with the parts name, email and href: of elements, as Atom has them, or of a line like
/// "Ana Ruiz (ana@example.org)", "ana@example.org (Ana Ruiz)" or "Ana Ruiz <ana@example.org>".
FeedProperty read_person(XmlElement element, std::string_view property, std::string_view base);

}  // namespace cotejo::feeds
