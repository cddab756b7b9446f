#include "tm/tmx_structure.hpp"

#include <algorithm>

#include "tm/xml_characters.hpp"

namespace cotejo::detail {

void TmxStructure::start(const XmlToken& token, std::span<const XmlAttribute> attributes) {
  const ElementRule* const rule = find_element_rule(token.value);
  if (!open_.empty()) {
    place(token, open_.back());
  } else if (token.value != "tmx") {
    log_.fatal(token.offset, Message{"the root element is <{1}> (expected <tmx>)", {excerpt(token.value)}});
  }
  if (rule != nullptr) check_attributes(token, *rule, attributes);
  open_.push_back({rule, token.offset});
}

/// As a child of `parent`.
void TmxStructure::place(const XmlToken& token, Frame& parent) {
  if (parent.rule == nullptr) return;
  const auto children = parent.rule->children;
  const auto child = std::ranges::find(children, token.value, &ChildRule::name);
  if (child == children.end()) {
    log_.fatal(token.offset,
               Message{"<{1}> may not stand in <{2}>", {excerpt(token.value), std::string(parent.rule->name)}});
    return;
  }
  const std::uint32_t bit = 1U << static_cast<std::uint32_t>(child - children.begin());
  if (child->is_single && (parent.seen & bit) != 0) {
    log_.fatal(token.offset,
               Message{"a second <{1}> in <{2}>", {excerpt(token.value), std::string(parent.rule->name)}});
  }
  if (child->rank < parent.rank) {
    log_.fatal(token.offset,
               Message{"<{1}> comes too late in <{2}>", {excerpt(token.value), std::string(parent.rule->name)}});
  }
  parent.seen |= bit;
  parent.rank = std::max(parent.rank, child->rank);
}

void TmxStructure::check_attributes(const XmlToken& token, const ElementRule& rule,
                                    std::span<const XmlAttribute> attributes) {
  for (const XmlAttribute& attribute : attributes) check_attribute(attribute, rule);
  for (const AttributeRule& wanted : rule.attributes) {
    if (wanted.is_required && std::ranges::find(attributes, wanted.name, &XmlAttribute::name) == attributes.end()) {
      log_.fatal(token.offset,
                 Message{"<{1}> has no attribute {2}", {std::string(rule.name), std::string(wanted.name)}});
    }
  }
}

void TmxStructure::check_attribute(const XmlAttribute& attribute, const ElementRule& rule) {
  const auto known = std::ranges::find(rule.attributes, attribute.name, &AttributeRule::name);
  if (known == rule.attributes.end()) {
    log_.fatal(attribute.offset,
               Message{"attribute {1} may not stand in <{2}>", {excerpt(attribute.name), std::string(rule.name)}});
  } else if (!accepts(known->kind, attribute.value)) {
    Message what = unexpected_value(*known, attribute.value);
    if (is_enforced(known->kind)) {
      log_.fatal(attribute.offset, std::move(what));
    } else {
      log_.loss(attribute.offset, std::move(what));
    }
  }
}

void TmxStructure::text(const XmlToken& token) {
  Frame& frame = open_.back();
  if (frame.rule == nullptr || frame.rule->holds_text || frame.has_stray_text || is_xml_blank(token.value)) return;
  frame.has_stray_text = true;  // once an element
  log_.fatal(token.offset, Message{"text may not stand in <{1}>", {std::string(frame.rule->name)}});
}

void TmxStructure::end() {
  const Frame& frame = open_.back();
  if (frame.rule != nullptr) {
    std::uint32_t bit = 1;
    for (const ChildRule& child : frame.rule->children) {
      if (child.is_required && (frame.seen & bit) == 0) {
        log_.fatal(frame.offset,
                   Message{"<{1}> has no <{2}>", {std::string(frame.rule->name), std::string(child.name)}});
      }
      bit <<= 1U;
    }
  }
  open_.pop_back();
}

}  // namespace cotejo::detail
