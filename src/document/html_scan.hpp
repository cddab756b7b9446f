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
