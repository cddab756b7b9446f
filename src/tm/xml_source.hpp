// The bytes of an XML file as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "tm/problem_log.hpp"

namespace cotejo::detail {

/// By byte-order mark, then by the XML declaration, then UTF-8; a view of `bytes` where it is that, else of `buffer`. A
/// byte-order mark is not part of it. Empty when the bytes cannot be read at all, which `log` then has.
std::string_view xml_source(std::string_view bytes, std::string& buffer, ProblemLog& log);

}  // namespace cotejo::detail
