// Text that goes into XML 1.0.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace cotejo::detail {

struct XmlText {
  std::string text;         ///< UTF-8, trimmed
  std::size_t removed = 0;  ///< characters XML cannot hold, not even as references, and bytes that are not UTF-8
};

/// Removes what would make a strict reader reject the whole file. White space that comes to stand at either end goes
/// too, or no CAT tool would match the sentence.
XmlText xml_text(std::string_view utf8);

/// As the content of an element or as an attribute in double quotes. A carriage return, and tabs and line ends in an
/// attribute, become references, which no reader normalises. Requires XML characters only.
void write_content(std::ostream& out, std::string_view text);
void write_attribute(std::ostream& out, std::string_view text);
void append_content(std::string& out, std::string_view text);
void append_attribute(std::string& out, std::string_view text);

/// `text` with its markup escaped, as the content of an element.
std::string escaped(std::string_view text);

}  // namespace cotejo::detail
