// HTML as feeds carry it: fragments, escaped once too often or not at all.
#pragma once

#include <string>
#include <string_view>

#include "feed/xml_tree.hpp"

namespace cotejo::feeds {

/// Whether a text that should be plain is markup: it has an end tag or a reference, and no tag that HTML has not.
bool looks_like_html(std::string_view text);

/// Whether there is any tag in it.
bool has_tags(std::string_view text);

/// The fragment with its links made absolute and its tags written in one way: attributes in double quotes, <br />.
std::string tidy_markup(std::string_view html, std::string_view base);

/// One line of plain text.
std::string plain_line(std::string_view html);

/// One line: white space runs are a space, none at the ends.
std::string one_line(std::string_view text);

/// `text` with &, < and > escaped.
std::string escape_text(std::string_view text);

/// What is in the element, as markup: names without prefixes, attributes in order of their names.
std::string inner_markup(XmlElement element);

/// Text that was UTF-8, was taken for Latin-1 and made UTF-8 once more ("Ã±"), as it was; other text as it is.
std::string undo_double_encoding(std::string text);

}  // namespace cotejo::feeds
