#include "tm/xml_attributes.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace cotejo::detail {

const XmlAttribute* find_attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &XmlAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::string_view value_of(std::span<const XmlAttribute> attributes, std::string_view name) {
  const XmlAttribute* const attribute = find_attribute(attributes, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace cotejo::detail
