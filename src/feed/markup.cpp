#include "feed/markup.hpp"

#include <algorithm>
#include <array>

#include "article/url.hpp"
#include "cotejo/text.hpp"
#include "feed/nowhere.hpp"
#include "feed/references.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

// Sorted. What a feed may well have in a text that says nothing of its type.
constexpr auto kHtmlElements = std::to_array<std::string_view>(
    {"a",          "abbr",   "acronym", "address", "area",     "article", "aside",  "audio",  "b",      "big",
     "blockquote", "br",     "button",  "canvas",  "caption",  "center",  "cite",   "code",   "col",    "colgroup",
     "dd",         "del",    "details", "dfn",     "dir",      "div",     "dl",     "dt",     "em",     "fieldset",
     "figcaption", "figure", "font",    "footer",  "form",     "h1",      "h2",     "h3",     "h4",     "h5",
     "h6",         "header", "hr",      "i",       "img",      "input",   "ins",    "kbd",    "label",  "legend",
     "li",         "map",    "menu",    "nav",     "noscript", "ol",      "option", "p",      "pre",    "q",
     "s",          "samp",   "section", "select",  "small",    "source",  "span",   "strike", "strong", "sub",
     "sup",        "table",  "tbody",   "td",      "textarea", "tfoot",   "th",     "thead",  "time",   "tr",
     "tt",         "u",      "ul",      "var",     "video"});
constexpr auto kVoidElements = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "wbr"});
constexpr auto kLinkAttributes =
    std::to_array<std::string_view>({"action", "background", "cite", "classid", "codebase", "data", "href", "longdesc",
                                     "poster", "profile", "src", "usemap"});
static_assert(std::ranges::is_sorted(kHtmlElements) && std::ranges::is_sorted(kVoidElements) &&
              std::ranges::is_sorted(kLinkAttributes));

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// --- Tags in a fragment --------------------------------------------------------------------------------------------

/// A start or end tag; `size` 0: what stands there is none.
struct Tag {
  std::string_view name, attributes;
  bool is_end = false, is_empty = false;
  std::size_t size = 0;
};

/// The end of a tag that began before `at`: its ">", or kNowhere. Quotes hold ">" back.
std::size_t tag_end(std::string_view html, std::size_t at) {
  char quote = '\0';
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return at;
    } else if (c == '<') {
      return kNowhere;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    }
  }
  return kNowhere;
}

Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t name = at + 1;
  tag.is_end = name < html.size() && html[name] == '/';
  if (tag.is_end) ++name;
  std::size_t end = name;
  while (end < html.size() &&
         (ascii::is_letter(html[end]) || ascii::is_digit(html[end]) || html[end] == ':' || html[end] == '-'))
    ++end;
  if (end == name || !ascii::is_letter(html[name])) return {};
  if (end < html.size() && !ascii::is_blank(html[end]) && html[end] != '>' && html[end] != '/') return {};
  std::size_t close = tag_end(html, end);
  if (close == kNowhere) close = html.find_first_of("<>", end);  // a quote too few
  if (close == kNowhere || html[close] == '<') return {};
  tag.name = html.substr(name, end - name);
  tag.attributes = ascii::trim(html.substr(end, close - end));
  tag.is_empty = tag.attributes.ends_with('/');
  if (tag.is_empty) tag.attributes = ascii::trim(tag.attributes.substr(0, tag.attributes.size() - 1));
  tag.size = close + 1 - at;
  return tag;
}

/// A comment, a doctype or the like: how many bytes; 0: none that ends.
std::size_t declaration_at(std::string_view html, std::size_t at) {
  const std::string_view rest = html.substr(at);
  if (!rest.starts_with("<!") && !rest.starts_with("<?")) return 0;
  if (rest.size() > 2 && !ascii::is_letter(rest[2]) && rest[2] != '-' && rest[2] != '[') return 0;
  const bool is_comment = rest.starts_with("<!--");
  const std::size_t end = rest.find(is_comment ? "-->" : ">");
  if (end == kNowhere) return 0;
  return end + (is_comment ? 3 : 1);
}

/// Calls on_text(piece), on_tag(tag) for what the fragment consists of; comments are passed over.
/// A "<!--" without an end is looked for once only.
template <class OnText, class OnTag>
void walk(std::string_view html, OnText on_text, OnTag on_tag) {
  bool comments_end = true;
  for (std::size_t at = 0; at < html.size();) {
    std::size_t mark = std::min(html.find('<', at), html.size());
    if (mark > at) on_text(html.substr(at, mark - at));
    if (mark == html.size()) break;
    const Tag tag = tag_at(html, mark);
    if (tag.size > 0) {
      on_tag(tag);
      at = mark + tag.size;
      continue;
    }
    const std::size_t size = comments_end ? declaration_at(html, mark) : 0;
    const bool is_open = size == 0 && (html.substr(mark, 2) == "<!" || html.substr(mark, 2) == "<?");
    if (is_open) comments_end = false;
    if (size == 0) on_text(html.substr(mark, 1));
    at = mark + std::max<std::size_t>(size, 1);
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  for (const char c : value) {
    if (c == '"')
      out += "&quot;";
    else
      append_escaped(out, {&c, 1});
  }
  out += '"';
}

/// Calls sink(name, raw value) for each.
template <class Sink>
void read_attributes(std::string_view text, Sink sink) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (ascii::is_blank(text[at]) || text[at] == '/')) ++at;
    std::size_t end = at;
    while (end < text.size() && !ascii::is_blank(text[end]) && text[end] != '=') ++end;
    const std::string_view name = text.substr(at, end - at);
    while (end < text.size() && ascii::is_blank(text[end])) ++end;
    at = end;
    std::string_view value = name;
    if (end < text.size() && text[end] == '=') {
      ++at;
      while (at < text.size() && ascii::is_blank(text[at])) ++at;
      const bool is_quoted = at < text.size() && (text[at] == '"' || text[at] == '\'');
      end = is_quoted ? text.find(text[at], at + 1) : text.find_first_of(" \t\r\n\f", at);
      if (is_quoted) ++at;
      value = text.substr(at, end == kNowhere ? kNowhere : end - at);
      at = end == kNowhere ? text.size() : end + 1;
    }
    if (!name.empty()) sink(name, value);
  }
}

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// A fragment that stands alone has to say what its prefixes are.
void add_namespaces(Attributes& attributes, std::string_view tag) {
  const auto has = [&](std::string_view start) {
    return std::ranges::any_of(attributes, [&](const auto& attribute) { return attribute.first.starts_with(start); });
  };
  if (tag == "svg" && !has("xmlns")) attributes.emplace_back("xmlns", "http://www.w3.org/2000/svg");
  if (tag == "math" && !has("xmlns")) attributes.emplace_back("xmlns", "http://www.w3.org/1998/Math/MathML");
  if (has("xlink:") && !has("xmlns:xlink")) attributes.emplace_back("xmlns:xlink", "http://www.w3.org/1999/xlink");
}

void append_tag(std::string& out, const Tag& tag, std::string_view base) {
  const std::string name = ascii::lower(tag.name);
  if (tag.is_end) {
    if (!is_among(kVoidElements, name)) out += "</" + name + '>';
    return;
  }
  Attributes attributes;
  read_attributes(tag.attributes, [&](std::string_view attribute, std::string_view raw) {
    const std::string value = resolve_references(raw);
    const bool is_link = is_among(kLinkAttributes, ascii::lower(attribute));
    attributes.emplace_back(attribute, is_link ? detail::resolve_url(base, value) : value);
  });
  add_namespaces(attributes, name);
  std::ranges::stable_sort(attributes, {}, [](const auto& attribute) { return attribute.first; });
  out += '<' + name;
  for (const auto& [attribute, value] : attributes) append_attribute(out, attribute, value);
  out += is_among(kVoidElements, name) ? " />" : ">";  // "/>" closes no others, as in browsers
}

// --- Text of a fragment --------------------------------------------------------------------------------------------

/// What a reader sees as one word although a tag is in it.
bool is_within_words(std::string_view tag) {
  constexpr auto kInline = std::to_array<std::string_view>({"a", "abbr", "b", "big", "cite", "code", "em", "font", "i",
                                                            "q", "s", "small", "span", "strong", "sub", "sup", "u"});
  return is_among(kInline, ascii::lower(tag));
}

bool hides_text(std::string_view tag) {
  return ascii::equals_ignoring_case(tag, "script") || ascii::equals_ignoring_case(tag, "style");
}

std::string without_tags(std::string_view html) {
  std::string out;
  bool is_hidden = false;
  walk(
      html, [&](std::string_view text) { out += is_hidden ? std::string_view() : text; },
      [&](const Tag& tag) {
        if (hides_text(tag.name)) is_hidden = !tag.is_end;
        if (!is_within_words(tag.name)) out += ' ';
      });
  return out;
}

bool is_name_char(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '#'; }

/// "&eacute;" or the like, at an ampersand.
bool has_reference_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && end < at + 34 && is_name_char(text[end])) ++end;
  return end > at + 1 && end < text.size() && text[end] == ';';
}

bool has_reference(std::string_view text) {
  for (std::size_t at = text.find('&'); at != kNowhere; at = text.find('&', at + 1))
    if (has_reference_at(text, at)) return true;
  return false;
}

/// An "&" that begins no reference is one that nobody escaped.
void append_with_references(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, mark - at));
    if (mark == text.size()) break;
    out += has_reference_at(text, mark) ? "&" : "&amp;";
    at = mark + 1;
  }
}

bool is_known_reference(std::string_view name) { return name.starts_with('#') || named_character(name).has_value(); }

bool has_only_known_references(std::string_view text) {
  for (std::size_t at = text.find('&'); at != kNowhere; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && end < at + 34 && is_name_char(text[end])) ++end;
    const bool is_reference = end > at + 1 && end < text.size() && text[end] == ';';
    if (is_reference && !is_known_reference(text.substr(at + 1, end - at - 1))) return false;
  }
  return true;
}

// --- Markup out of XML ---------------------------------------------------------------------------------------------

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == kNowhere ? name : name.substr(colon + 1);
}

std::string start_tag(XmlElement element) {
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  for (const XmlAttribute& attribute : element.attributes())
    if (!attribute.given.starts_with("xmlns"))  // tidy_markup knows which are needed
      attributes.emplace_back(attribute.given, attribute.value);
  std::ranges::sort(attributes);
  std::string out = "<" + std::string(local_name(element.given_name()));
  for (const auto& [name, value] : attributes) append_attribute(out, name, value);
  return out;
}

void append_markup(std::string& out, XmlElement element) {
  for (const XmlElement child : element.children()) {
    if (child.is_text()) {
      append_escaped(out, child.own_text());
      continue;
    }
    const std::string_view name = local_name(child.given_name());
    out += start_tag(child);
    if (is_among(kVoidElements, name) && !child.first_child()) {
      out += " />";
      continue;
    }
    out += '>';
    append_markup(out, child);
    out.append("</").append(name).append(">");
  }
}

}  // namespace

bool looks_like_html(std::string_view text) {
  if (text.find('<') == kNowhere && text.find('&') == kNowhere) return false;
  bool has_end_tag = false, is_html = true;
  walk(
      text, [](std::string_view) {},
      [&](const Tag& tag) {
        has_end_tag = has_end_tag || tag.is_end;
        is_html = is_html && is_among(kHtmlElements, ascii::lower(tag.name));
      });
  return is_html && (has_end_tag || has_reference(text)) && has_only_known_references(text);
}

bool has_tags(std::string_view text) {
  bool found = false;
  walk(
      text, [](std::string_view) {}, [&](const Tag&) { found = true; });
  return found;
}

std::string tidy_markup(std::string_view html, std::string_view base) {
  if (html.find('<') == kNowhere && html.find('&') == kNowhere) return std::string(html);
  std::string out;
  out.reserve(html.size());
  const bool has_markup = has_tags(html);
  walk(
      html,
      [&](std::string_view text) {
        if (text == "<")
          out += has_markup ? "&lt;" : "<";
        else
          append_with_references(out, text);
      },
      [&](const Tag& tag) { append_tag(out, tag, base); });
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool is_after_space = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      if (!is_after_space) out += ' ';
      is_after_space = true;
    } else {
      out.append(text.substr(begin, at - begin));
      is_after_space = false;
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string plain_line(std::string_view html) {
  if (html.find('<') == kNowhere && html.find('&') == kNowhere) return one_line(html);
  return one_line(resolve_references(without_tags(html)));
}

std::string escape_text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string inner_markup(XmlElement element) {
  std::string out;
  append_markup(out, element);
  return out;
}

std::string undo_double_encoding(std::string text) {
  const bool is_ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii) return text;
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point > 0xFF) return text;
    bytes += static_cast<char>(code_point);
  }
  return find_invalid_utf8(bytes) == kNowhere ? bytes : text;
}

}  // namespace cotejo::feeds
