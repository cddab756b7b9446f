#include "feed/xml_tree.hpp"

#include "text/ascii.hpp"

namespace cotejo::feeds {

std::string_view XmlTree::keep(std::string text) { return pool_.emplace_back(std::move(text)); }

XmlElement XmlTree::document() const { return {this, 0}; }

XmlElement XmlTree::root() const {
  for (const XmlElement child : document().children())
    if (child.is_element()) return child;
  return {};
}

std::vector<XmlAttribute> XmlElement::attributes() const {
  if (!is_element()) return {};
  const auto first = tree_->attributes_.begin() + node().first_attribute;
  return {first, first + node().attributes};
}

const XmlAttribute* XmlElement::find(std::string_view name) const {
  if (!is_element()) return nullptr;
  const XmlAttribute* const first = tree_->attributes_.data() + node().first_attribute;
  for (const XmlAttribute* attribute = first; attribute != first + node().attributes; ++attribute)
    if (attribute->name == name) return attribute;
  return nullptr;
}

std::string_view XmlElement::attribute(std::string_view name) const {
  const XmlAttribute* const found = find(name);
  return found == nullptr ? std::string_view() : found->value;
}

std::string XmlElement::text() const {
  if (is_text()) return std::string(own_text());
  std::string out;
  for (const XmlElement child : children()) out += child.text();
  return out;
}

bool XmlElement::has_elements() const {
  for (const XmlElement child : children())
    if (child.is_element()) return true;
  return false;
}

XmlElement XmlElement::first_child() const { return tree_ == nullptr ? XmlElement() : at(node().first_child); }
XmlElement XmlElement::next() const { return tree_ == nullptr ? XmlElement() : at(node().next); }
XmlElement XmlElement::parent() const { return tree_ == nullptr ? XmlElement() : at(node().parent); }

XmlElement XmlElement::child(std::string_view name) const {
  for (const XmlElement child : children())
    if (child.is_element() && child.name() == name) return child;
  return {};
}

std::string trimmed_text(XmlElement element) { return std::string(ascii::trim(element.text())); }

}  // namespace cotejo::feeds
