// News in JSON, IPTC's ninjs: 1.x and 2.x have body_html, headline and the like as fields, 3.x has lists of bodies and
// headlines, each with its role and type.
#include "article/url.hpp"
#include "feed/json.hpp"
#include "feed/markup.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

bool takes_ninjs(std::string_view text, std::string_view) {
  const std::string_view start = ascii::trim(text.substr(0, 8192));
  return (start.starts_with('{') || start.starts_with('[')) && start.find("\"uri\"") != std::string_view::npos;
}

/// The entry of a list of {role, contenttype, value} that is wanted most: with a role of `role`, else the first.
const Json* entry_of(const Json& list, std::string_view role) {
  const Json* first = nullptr;
  for (const Json& entry : list) {
    if (!entry.is_object() || text_of(entry, {"value"}).empty()) continue;
    if (first == nullptr) first = &entry;
    if (has_any(text_of(entry, {"role"}), {role})) return &entry;
  }
  return first;
}

std::string headline_of(const Json& object) {
  std::string own = text_of(object, {"headline", "headline_main", "title"});
  if (!own.empty()) return own;
  for (const char* list : {"headlines", "titles"})
    if (const Json* entry = entry_of(list_of(object, list), "main")) return text_of(*entry, {"value"});
  return text_of(object, {"slugline", "name"});
}

struct Body {
  std::string text, type;
};

Body body_of_entry(const Json& entry) {
  const std::string value = text_of(entry, {"value"});
  const bool is_html = has_any(text_of(entry, {"contenttype"}), {"html", "nitf", "xml"}) || looks_like_html(value);
  return {value, is_html ? "text/html" : "text/plain"};
}

/// "body_html", "body_xhtml", "body_text" or another body_*: what a provider calls its own.
Body body_of(const Json& object, const std::string& prefix, const char* list) {
  for (const char* kind : {"xhtml", "html"})
    if (std::string value = text_of(object, {(prefix + "_" + kind).c_str()}); !value.empty())
      return {std::move(value), "text/html"};
  for (const auto& [name, value] : object.items()) {
    const bool is_body = name == prefix || name.starts_with(prefix + "_");
    if (!is_body || !value.is_string() || value.get_ref<const std::string&>().empty()) continue;
    const std::string text = value.get<std::string>();
    return {text, looks_like_html(text) ? "text/html" : "text/plain"};
  }
  const Json* entry = entry_of(list_of(object, list), "main");
  return entry == nullptr ? Body{} : body_of_entry(*entry);
}

void take_body_or_description(FeedItem& item, const Json& object) {
  Body body = body_of(object, "body", "bodies");
  item.kind = ItemBody::full;
  if (body.text.empty()) {
    body = body_of(object, "description", "descriptions");
    item.kind = ItemBody::summary;
  }
  if (body.text.empty()) item.kind = ItemBody::none;
  item.body = std::move(body.text);
  item.body_type = std::move(body.type);
}

void add_alternates(FeedItem& item, const Json& object) {
  for (const auto& [name, other] : list_of(object, "associations").items()) {
    const std::string language = text_of(other, {"language"}), uri = text_of(other, {"uri"});
    const bool is_translation = has_any(ascii::lower(name), {"translation"}) ||
                                has_any(ascii::lower(text_of(other, {"rel", "name"})), {"translation"});
    if (is_translation && !uri.empty()) item.alternates.push_back({uri, language_tag(language)});
  }
}

FeedItem read_item(const Json& object, std::string place, const FeedOptions& options) {
  FeedItem item;
  item.place = std::move(place);
  item.guid = text_of(object, {"uri"});
  item.link = detail::resolve_url(options.url, text_of(object, {"url", "link"}));
  for (const Json& link : list_of(object, "links"))
    if (item.link.empty()) item.link = text_of(link, {"href", "url"});
  if (item.link.empty() && item.guid.starts_with("http")) item.link = item.guid;
  item.language = language_tag(text_of(object, {"language"}));
  const std::string headline = headline_of(object);
  item.title = looks_like_html(headline) ? plain_line(headline) : one_line(headline);
  item.published = parse_time(text_of(object, {"contentcreated", "firstcreated", "versioncreated"}));
  item.updated = parse_time(text_of(object, {"versioncreated", "contentmodified"}));
  take_body_or_description(item, object);
  add_alternates(item, object);
  return item;
}

std::string version_of(const Json& object) {
  std::string standard = text_of(list_of(object, "standard"), {"version"});
  if (!standard.empty()) return standard;
  if (object.is_object() && (object.contains("bodies") || object.contains("headlines"))) return "3";
  return {};
}

Result<Feed> read_ninjs(std::string_view text, const Reading& reading) {
  auto value = read_json(text, reading.options.max_depth);
  if (!value || !value->is_structured()) return fail(Errc::malformed, std::string(reading.name), "not JSON");
  if (value->is_object()) value = Json::array({std::move(*value)});
  Feed feed;
  std::size_t number = 0;
  for (const Json& object : *value) {
    if (feed.items.size() == reading.options.max_items) break;
    const std::string place = reading.item_place(++number);
    if (!object.is_object()) {
      feed.failed.push_back({Errc::malformed, place, {"no item (expected an object)", {}}});
      continue;
    }
    if (feed.version.empty()) feed.version = version_of(object);
    feed.items.push_back(read_item(object, place, reading.options));
  }
  return feed;
}

}  // namespace

constinit const TextFeedReader kNinjsReader{"ninjs", takes_ninjs, read_ninjs};

}  // namespace cotejo::feeds
