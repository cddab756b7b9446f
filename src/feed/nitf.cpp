#include "feed/nitf.hpp"

#include <algorithm>
#include <array>

#include "feed/markup.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

struct Rendering {
  std::string_view nitf, html;
};

// What HTML calls it; others keep their names, which NITF has from HTML or which HTML makes nothing of.
constexpr auto kRenderings = std::to_array<Rendering>({{"block", "div"},
                                                       {"body.content", "div"},
                                                       {"bq", "blockquote"},
                                                       {"fn", "p"},
                                                       {"hl2", "h2"},
                                                       {"media", "figure"},
                                                       {"media-caption", "figcaption"},
                                                       {"note", "p"}});
constexpr auto kLeftOut = std::to_array<std::string_view>(
    {"media-metadata", "media-object", "media-producer", "media-reference", "object.title", "datasource"});

bool is_left_out(XmlElement element) { return std::ranges::find(kLeftOut, element.name()) != kLeftOut.end(); }

std::string_view html_name(std::string_view name) {
  const auto* const found = std::ranges::find(kRenderings, name, &Rendering::nitf);
  return found == kRenderings.end() ? name : found->html;
}

void append_html(std::string& html, XmlElement element) {
  for (const XmlElement child : element.children()) {
    if (child.is_text()) html += escape_text(child.own_text());
    if (!child.is_element() || is_left_out(child)) continue;
    const std::string name(html_name(child.name()));
    html += "<" + name + ">";
    append_html(html, child);
    if (name != "br" && name != "hr") html += "</" + name + ">";
  }
}

std::string headline(XmlElement nitf) {
  for (const std::string_view name : {"hl1", "hedline", "title"}) {
    std::string line = one_line(find_element(nitf, name).text());
    if (!line.empty()) return line;
  }
  return {};
}

void fill_body(FeedItem& item, XmlElement nitf) {
  std::string html;
  if (const XmlElement deck = find_element(nitf, "hl2"); deck && deck.parent().name() == "hedline")
    html += "<p>" + escape_text(one_line(deck.text())) + "</p>";
  append_html(html, find_element(nitf, "abstract"));
  const XmlElement content = find_element(nitf, "body.content");
  append_html(html, content);
  if (ascii::trim(html).empty()) return;
  item.body = std::move(html);
  item.body_type = "text/html";
  item.kind = content ? ItemBody::full : ItemBody::summary;
}

std::optional<UtcSeconds> date_of(XmlElement nitf, std::string_view name) {
  const XmlElement date = find_element(nitf, name);
  return parse_time(date.has("norm") ? std::string(date.attribute("norm")) : date.text());
}

bool takes_nitf(const XmlTree& tree) { return tree.root().name() == "nitf"; }

Feed read_nitf(XmlTree& tree, const Reading& reading) {
  Feed feed;
  FeedItem item;
  item.place = reading.item_place(1);
  fill_from_nitf(item, tree.root());
  feed.title = item.title;
  feed.language = item.language;
  feed.version = tree.root().attribute("version");
  feed.items.push_back(std::move(item));
  return feed;
}

}  // namespace

XmlElement find_element(XmlElement element, std::string_view name) {
  if (element.is_element() && element.name() == name) return element;
  for (const XmlElement child : element.children())
    if (const XmlElement found = find_element(child, name)) return found;
  return {};
}

void fill_from_nitf(FeedItem& item, XmlElement nitf) {
  if (item.title.empty()) item.title = headline(nitf);
  if (item.guid.empty()) item.guid = find_element(nitf, "doc-id").attribute("id-string");
  if (item.language.empty()) item.language = language_tag(nitf.attribute("xml:lang"));
  if (!item.published) item.published = date_of(nitf, "date.issue");
  if (!item.published) item.published = date_of(nitf, "story.date");
  fill_body(item, nitf);
}

constinit const XmlFeedReader kNitfReader{"nitf", takes_nitf, read_nitf};

}  // namespace cotejo::feeds
