// What the attributes of elements say.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tm/xml_scanner.hpp"

namespace cotejo::detail {

/// nullptr: there is none.
const XmlAttribute* find_attribute(std::span<const XmlAttribute> attributes, std::string_view name);

/// Empty when there is none.
std::string_view value_of(std::span<const XmlAttribute> attributes, std::string_view name);

/// "es-mx" → "es".
std::string_view primary_subtag(std::string_view tag);

}  // namespace cotejo::detail
