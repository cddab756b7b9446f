// NewsML-G2 (newsItem, newsMessage, packageItem, conceptItem, knowledgeItem, planningItem) and NewsML 1, whose elements
// have other names for the same: an item with a headline, dates, a language, and content that is XHTML, NITF, plain
// text or somewhere else.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "article/url.hpp"
#include "feed/base64.hpp"
#include "feed/markup.hpp"
#include "feed/nitf.hpp"
#include "feed/readers.hpp"
#include "feed/xml_tree.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

std::string line_of(XmlElement element) { return one_line(element.text()); }

// --- Content -------------------------------------------------------------------------------------------------------

void take_html(FeedItem& item, XmlElement html) {
  const XmlElement body = find_element(html, "body");
  std::string markup(ascii::trim(inner_markup(body ? body : html)));
  if (markup.size() <= item.body.size()) return;
  item.body = std::move(markup);
  item.body_type = "text/html";
  item.kind = ItemBody::full;
}

void take_plain(FeedItem& item, std::string text) {
  if (text.size() <= item.body.size()) return;
  const bool is_html = looks_like_html(text);
  item.body = std::move(text);
  item.body_type = is_html ? "text/html" : "text/plain";
  item.kind = ItemBody::full;
}

bool is_text_type(std::string_view type) {
  return type.empty() || type.starts_with("text/") || type.find("html") != std::string_view::npos;
}

void take_inline_data(FeedItem& item, XmlElement data) {
  if (!is_text_type(data.attribute("contenttype"))) return;
  const std::string text = trimmed_text(data);
  take_plain(item, data.has("encoding") ? decode_base64(text).value_or(text) : text);
}

/// The texts below `element`, whatever holds them; of several renditions the longest.
void take_content(FeedItem& item, XmlElement element) {
  for (const XmlElement child : element.children()) {
    if (!child.is_element()) continue;
    const std::string_view name = child.name();
    if (name == "nitf")
      fill_from_nitf(item, child);
    else if (name == "html")
      take_html(item, child);
    else if (name == "inlinedata")
      take_inline_data(item, child);
    else if (name == "datacontent" && !child.has_elements())
      take_plain(item, trimmed_text(child));
    else
      take_content(item, child);
  }
}

// --- Metadata ------------------------------------------------------------------------------------------------------

std::string title_of(XmlElement item) {
  const XmlElement meta = item.child("contentmeta");
  for (const XmlElement place : {meta, item.child("itemmeta"), item.child("concept"), item})
    for (const std::string_view name : {"headline", "name", "title"})
      if (std::string line = line_of(place.child(name)); !line.empty()) return line;
  if (std::string line = line_of(find_element(item, "headline")); !line.empty()) return line;
  return line_of(meta.child("slugline"));
}

std::string language_of(XmlElement item, const std::string& around) {
  const XmlElement language = find_element(item, "language");
  for (const std::string_view attribute : {"tag", "formalname", "qcode"})
    if (language.has(attribute)) return language_tag(language.attribute(attribute));
  return item.has("xml:lang") ? language_tag(item.attribute("xml:lang")) : around;
}

std::string id_of(XmlElement item) {
  if (item.has("guid")) return std::string(item.attribute("guid"));
  if (item.has("residref")) return std::string(item.attribute("residref"));
  return trimmed_text(find_element(item, "publicidentifier"));
}

std::optional<UtcSeconds> first_time(XmlElement item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const auto time = parse_time(trimmed_text(find_element(item, name)))) return time;
  return std::nullopt;
}

/// "irel:isTranslationOf" and the like.
void add_translations(FeedItem& item, XmlElement meta, std::string_view base) {
  for (const XmlElement link : meta.children()) {
    if (link.name() != "link") continue;
    const std::string rel = ascii::lower(link.attribute("rel"));
    if (rel.find("translat") == std::string::npos) continue;
    const std::string target(link.has("href") ? link.attribute("href") : link.attribute("residref"));
    item.alternates.push_back(
        {link.has("href") ? detail::resolve_url(base, target) : target, language_tag(link.attribute("hreflang"))});
  }
}

/// What stands for a text that is not there.
void take_description(FeedItem& item, XmlElement element) {
  for (const XmlElement place :
       {element.child("contentmeta"), element.child("concept"), element.child("itemmeta"), element})
    for (const std::string_view name : {"description", "definition"}) {
      const std::string text = trimmed_text(place.child(name));
      if (text.empty() || !item.body.empty()) continue;
      item.body = text;
      item.body_type = looks_like_html(text) ? "text/html" : "text/plain";
      item.kind = ItemBody::summary;
    }
}

FeedItem read_item(XmlElement element, const std::string& language, const Reading& reading) {
  FeedItem item;
  item.guid = id_of(element);
  item.title = title_of(element);
  item.language = language_of(element, language);
  item.published = first_time(element, {"contentcreated", "firstcreated", "versioncreated", "thisrevisioncreated"});
  item.updated = first_time(element, {"versioncreated", "thisrevisioncreated", "contentmodified"});
  add_translations(item, element.child("itemmeta"), reading.options.url);
  take_content(item, element.child("contentset") ? element.child("contentset") : element);
  take_description(item, element);
  return item;
}

// --- What a document has of items ------------------------------------------------------------------------------------

constexpr auto kItems =
    std::to_array<std::string_view>({"newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
                                     "catalogitem", "concept", "itemref", "contentset", "newscoverage"});
constexpr auto kHolders = std::to_array<std::string_view>(
    {"newsmessage", "itemset", "newsml", "packageitem", "knowledgeitem", "conceptset", "groupset", "group"});
constexpr auto kRoots = std::to_array<std::string_view>(
    {"newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "newsml",
     "contentset", "contentmeta", "groupset", "itemset", "conceptset"});

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, XmlElement element) {
  return std::ranges::find(names, element.name()) != names.end();
}

/// A container of items is one itself where it has a headline: a package, say.
void collect(XmlElement element, std::vector<XmlElement>& items) {
  for (const XmlElement child : element.children()) {
    if (is_among(kItems, child)) items.push_back(child);
    if (is_among(kHolders, child)) collect(child, items);
  }
}

bool takes_newsml(const XmlTree& tree) {
  const XmlElement root = tree.root();
  return is_among(kRoots, root) || root.namespace_uri().starts_with("http://iptc.org/std/nar/");
}

bool has_text(const FeedItem& item) { return item.kind != ItemBody::none; }

bool is_blank_item(const FeedItem& item) { return item.guid.empty() && item.title.empty() && !has_text(item); }

/// A package names its items, and a message may have these as well.
void drop_references(std::vector<XmlElement>& elements) {
  std::unordered_set<std::string_view> present;
  for (const XmlElement element : elements)
    if (element.has("guid")) present.insert(element.attribute("guid"));
  std::erase_if(elements, [&](XmlElement element) {
    return element.name() == "itemref" && present.contains(element.attribute("residref"));
  });
}

std::string standard_of(XmlElement root) {
  if (root.has("standardversion")) return std::string(root.attribute("standardversion"));
  const XmlElement item = find_element(root, "newsitem");
  return std::string(item.has("standardversion") ? item.attribute("standardversion") : root.attribute("version"));
}

Feed read_newsml(XmlTree& tree, const Reading& reading) {
  const XmlElement root = tree.root();
  Feed feed;
  feed.version = standard_of(root);
  feed.language = root.has("xml:lang") ? language_tag(root.attribute("xml:lang")) : std::string();
  std::vector<XmlElement> elements;
  collect(tree.document(), elements);
  drop_references(elements);
  if (elements.empty()) elements.push_back(root);
  for (const XmlElement element : elements) {
    if (feed.items.size() == reading.options.max_items) break;
    FeedItem item = read_item(element, feed.language, reading);
    if (is_blank_item(item) && elements.size() > 1) continue;
    item.place = reading.item_place(feed.items.size() + 1);
    feed.items.push_back(std::move(item));
  }
  if (feed.items.empty()) {
    feed.warnings.push_back({"no news text in it", {}});
    return feed;
  }
  feed.title = feed.items.front().title;
  if (feed.language.empty()) feed.language = feed.items.front().language;
  if (std::ranges::none_of(feed.items, has_text)) feed.warnings.push_back({"no news text in it", {}});
  return feed;
}

}  // namespace

constinit const XmlFeedReader kNewsmlReader{"newsml", takes_newsml, read_newsml};

}  // namespace cotejo::feeds
