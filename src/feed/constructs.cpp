#include "feed/constructs.hpp"

#include "article/url.hpp"
#include "feed/base64.hpp"
#include "feed/markup.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

constexpr std::string_view kPlain = "text/plain", kHtml = "text/html", kXhtml = "application/xhtml+xml";

std::string media_type_of(std::string_view type) {
  std::string lower = ascii::lower(ascii::trim(type));
  if (lower == "text" || lower == "plain") return std::string(kPlain);
  if (lower == "html") return std::string(kHtml);
  if (lower == "xhtml") return std::string(kXhtml);
  return lower;
}

bool is_xml_type(std::string_view type) { return type.ends_with("xml"); }

bool is_base64(XmlElement element, std::string_view type) {
  if (element.attribute("mode") == "base64") return true;
  return !type.empty() && !type.starts_with("text/") && !type.ends_with("+xml") && !type.ends_with("/xml");
}

bool is_only_child(XmlElement element) {
  for (const XmlElement sibling : element.parent().children()) {
    const bool is_other_element = sibling.is_element() && sibling != element;
    if (is_other_element || !ascii::trim(sibling.own_text()).empty()) return false;
  }
  return true;
}

XmlElement first_element(XmlElement element) {
  for (const XmlElement child : element.children())
    if (child.is_element()) return child;
  return {};
}

/// Atom 1.0 wraps XHTML in a <div>; some wrap HTML they forgot to escape in one too.
XmlElement content_of(XmlElement element, bool sheds_div) {
  const XmlElement div = first_element(element);
  return sheds_div && div && div.name() == "div" && is_only_child(div) ? div : element;
}

void read_markup(TextConstruct& construct, XmlElement element, Dialect dialect) {
  const bool was_xml = is_xml_type(construct.type);
  construct.type = kXhtml;
  construct.value = ascii::trim(inner_markup(content_of(element, dialect == Dialect::atom10 || !was_xml)));
}

/// HTML that is escaped, and in a <div> that is not.
bool is_escaped_in_div(XmlElement element, std::string_view type) {
  return !is_xml_type(type) && content_of(element, true) != element && !first_element(element).has_elements();
}

void read_text(TextConstruct& construct, XmlElement element, Dialect dialect) {
  const std::string text = element.text();
  construct.value = ascii::trim(text);
  if (is_base64(element, construct.type))
    construct.value = decode_base64(construct.value).value_or(construct.value);
  else if (construct.type == kXhtml)
    construct.value = escape_text(construct.value);
  if (dialect == Dialect::rss && construct.type == kPlain && looks_like_html(construct.value)) construct.type = kHtml;
}

}  // namespace

Scope enter(const Scope& around, XmlElement element, XmlTree& tree) {
  Scope scope = around;
  const std::string_view base = element.has("xml:base") ? element.attribute("xml:base") : element.attribute("base");
  if (!base.empty()) scope.base = tree.keep(detail::resolve_base(around.base, base));
  if (element.has("xml:lang"))
    scope.language = element.attribute("xml:lang");
  else if (element.has("lang"))
    scope.language = element.attribute("lang");
  return scope;
}

bool is_html_type(std::string_view type) { return type == kHtml || type == kXhtml; }

TextConstruct read_construct(XmlElement element, std::string_view usual_type, const Scope& scope, Dialect dialect) {
  TextConstruct construct;
  construct.type = media_type_of(element.has("type") ? element.attribute("type") : usual_type);
  construct.base = scope.base;
  construct.language = scope.language;
  construct.source = element.has("src") ? detail::resolve_url(scope.base, element.attribute("src")) : std::string();
  if (element.has_elements() && !is_escaped_in_div(element, construct.type))
    read_markup(construct, element, dialect);
  else
    read_text(construct, element, dialect);
  if (is_html_type(construct.type)) construct.value = ascii::trim(tidy_markup(construct.value, scope.base));
  construct.value = undo_double_encoding(std::move(construct.value));
  return construct;
}

}  // namespace cotejo::feeds
