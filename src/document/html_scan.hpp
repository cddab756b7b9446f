// What is looked for in the source of an HTML page before it is parsed.
#pragma once

#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo::detail {

/// Whether the first bytes of a file are those of a page.
bool looks_like_html(std::string_view head);

/// The encoding that <meta> or the XML declaration names in the first bytes; empty when neither does.
std::string declared_encoding(std::string_view bytes);

struct Tag {
  std::string name;  ///< lower case; empty for comments, declarations and the like
  std::size_t begin = 0, end = 0;
  std::size_t attributes = 0;
  bool is_end = false;
  bool is_self_closed = false;
};

/// The tag, comment or declaration that begins with the '<' at `at`; its end is at + 1 when it is only a character.
Tag scan_tag(std::string_view text, std::size_t at);

/// Where the content of a raw text element ends: at its end tag, or with the text.
std::size_t raw_text_end(std::string_view text, const Tag& tag);

/// An XML declaration or the namespace says that "<x/>" is a whole element, which in HTML opens one.
bool is_xhtml(std::string_view source);

struct HtmlLimits {
  std::size_t max_depth = 512;       ///< of nested elements
  std::size_t max_attributes = 512;  ///< of one tag
  std::size_t min_copies = 100'000;  ///< of formatting elements left open, which a parser repeats; more in a large page
};

/// Just past the tags and comments that begin at `at`; `at` when there is none.
std::size_t skip_markup(std::string_view source, std::size_t at);

/// The page as it can be handed to an HTML parser: of the same size, every byte where it was. Refuses what would make
/// the parser's time or memory grow with the square of the page. In XHTML "<script/>" is a whole element and in HTML
/// the begin of one that swallows the rest of the page, so such tags are blanked;
/// and numeric character references beyond Unicode are made ones that every parser reads as U+FFFD.
Result<std::string> prepare_html(std::string_view source, std::string_view name, const HtmlLimits& limits);

}  // namespace cotejo::detail
