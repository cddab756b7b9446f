// Character data of XML 1.0: names, and what stands between the tags.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tm/problem_log.hpp"

namespace cotejo::detail {

/// XML 1.0, production 2: tab, line ends and everything from U+0020 on but surrogates, U+FFFE and U+FFFF.
bool is_xml_character(char32_t c);

constexpr bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_xml_blank(std::string_view text);

/// The length in bytes of the XML name (productions 4 and 5) that `text` begins with; 0 when there is none.
std::size_t xml_name_size(std::string_view text);

enum class XmlData {
  content,    ///< between tags
  cdata,      ///< nothing is markup
  attribute,  ///< white space becomes a space, '<' may not stand there
};

/// `raw` as a reader hands it on: references resolved, line ends \n. A view of `raw` where nothing had to change, else
/// of `buffer`. What XML does not allow goes to `log`; `offset` is where `raw` begins.
std::string_view resolve(std::string_view raw, XmlData kind, std::size_t offset, std::string& buffer, ProblemLog& log);

}  // namespace cotejo::detail
