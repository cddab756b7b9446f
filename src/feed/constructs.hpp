// Texts of a feed: an element whose content is plain text, HTML that is escaped, or markup that is not.
#pragma once

#include <string>
#include <string_view>

#include "feed/xml_tree.hpp"

namespace cotejo::feeds {

/// What an element has from those it stands in.
struct Scope {
  std::string_view base;      ///< URL
  std::string_view language;  ///< as xml:lang has it; empty when not told
};

/// The scope within `element`; what is new in it is kept by the tree.
Scope enter(const Scope& around, XmlElement element, XmlTree& tree);

struct TextConstruct {
  std::string value;
  std::string type;  ///< "text/plain", "text/html", "application/xhtml+xml", or what the feed says
  std::string language, base;
  std::string source;  ///< URL of a content that is elsewhere
};

enum class Dialect : std::uint8_t {
  rss,     ///< in which types are not told, and plain text may well be HTML
  atom03,  ///< in which they are, by mode and media type
  atom10,  ///< in which XHTML is in a <div> that is not part of it
};

/// Whether a type is one of markup that a browser shows.
bool is_html_type(std::string_view type);

/// Reads `element`, whose type is `usual_type` where it does not say. `scope` is its own.
TextConstruct read_construct(XmlElement element, std::string_view usual_type, const Scope& scope, Dialect dialect);

}  // namespace cotejo::feeds
