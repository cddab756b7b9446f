// JSON Feed 1 and 1.1 (https://www.jsonfeed.org).
#include "article/url.hpp"
#include "feed/json.hpp"
#include "feed/markup.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

bool takes_json_feed(std::string_view text, std::string_view) {
  const std::string_view start = ascii::trim(text.substr(0, 4096));
  return start.starts_with('{') &&
         (start.find("jsonfeed.org") != std::string_view::npos || start.find("\"items\"") != std::string_view::npos);
}

void take_body(FeedItem& item, const Json& object) {
  const std::string html = text_of(object, {"content_html"}), text = text_of(object, {"content_text"});
  const std::string summary = text_of(object, {"summary"});
  item.body_type = html.empty() ? "text/plain" : "text/html";
  item.body = !html.empty() ? tidy_markup(html, item.link) : !text.empty() ? text : summary;
  if (!item.body.empty()) item.kind = html.empty() && text.empty() ? ItemBody::summary : ItemBody::full;
}

void add_details(std::vector<FeedProperty>& details, const Json& object) {
  for (const auto& [name, value] : object.items()) {
    if (name == "items" || value.is_null()) continue;
    if (value.is_string())
      add_detail(details, name, value.get<std::string>());
    else if (!value.is_structured())
      add_detail(details, name, value.dump());
    else {
      std::vector<FeedProperty> parts;
      for (const auto& [key, part] : value.items())
        add_detail(parts, key, part.is_string() ? part.get<std::string>() : part.dump());
      add_detail(details, name, {}, std::move(parts));
    }
  }
}

FeedItem read_item(const Json& object, const Feed& feed, const Reading& reading, std::string place) {
  FeedItem item;
  item.place = std::move(place);
  item.guid = text_of(object, {"id"});
  item.link = text_of(object, {"url", "external_url"});
  if (!item.link.empty()) item.link = detail::resolve_url(feed.link, item.link);
  if (item.link.empty() && item.guid.starts_with("http")) item.link = item.guid;
  item.language = language_tag(text_of(object, {"language"}));
  if (item.language.empty()) item.language = feed.language;
  const std::string title = text_of(object, {"title"});
  item.title = looks_like_html(title) ? plain_line(title) : one_line(title);
  item.published = parse_time(text_of(object, {"date_published"}));
  item.updated = parse_time(text_of(object, {"date_modified"}));
  take_body(item, object);
  if (reading.options.with_details) add_details(item.details, object);
  return item;
}

Result<Feed> read_json_feed(std::string_view text, const Reading& reading) {
  const auto object = read_json(text, reading.options.max_depth);
  if (!object || !object->is_object()) return fail(Errc::malformed, std::string(reading.name), "not JSON");
  Feed feed;
  feed.version = text_of(*object, {"version"});
  feed.title = one_line(text_of(*object, {"title"}));
  feed.language = language_tag(text_of(*object, {"language"}));
  const std::string home = text_of(*object, {"home_page_url"});
  feed.link = home.empty() ? reading.options.url : detail::resolve_url(reading.options.url, home);
  if (reading.options.with_details) add_details(feed.details, *object);
  std::size_t number = 0;
  for (const Json& item : list_of(*object, "items")) {
    if (feed.items.size() == reading.options.max_items) break;
    const std::string place = reading.item_place(++number);
    if (item.is_object())
      feed.items.push_back(read_item(item, feed, reading, place));
    else
      feed.failed.push_back({Errc::malformed, place, {"no item (expected an object)", {}}});
  }
  return feed;
}

}  // namespace

constinit const TextFeedReader kJsonFeedReader{"jsonfeed", takes_json_feed, read_json_feed};

}  // namespace cotejo::feeds
