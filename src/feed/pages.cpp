// Pages: of a folder, one a file; of a dump, one a line of JSON. Their articles are found later, by extract_article.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "article/url.hpp"
#include "feed/json.hpp"
#include "feed/markup.hpp"
#include "feed/nowhere.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

constexpr std::size_t kHeadBytes = 64U << 10U;  // where a page's title and language are looked for

/// Of the first `tag` in the head, from its name to its ">".
std::string_view attributes_of(std::string_view head, std::string_view tag) {
  for (std::size_t at = head.find('<'); at != kNowhere; at = head.find('<', at + 1)) {
    const std::string_view rest = head.substr(at + 1);
    if (!ascii::equals_ignoring_case(rest.substr(0, tag.size()), tag) || rest.size() == tag.size()) continue;
    if (ascii::is_letter(rest[tag.size()])) continue;
    return rest.substr(0, std::min(rest.find('>'), rest.size()));
  }
  return {};
}

std::string attribute_value(std::string_view tag, std::string_view name) {
  const std::string lower = ascii::lower(tag);
  for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || !ascii::is_blank(lower[at - 1]) || value >= lower.size() || lower[value] != '=') continue;
    ++value;
    const bool is_quoted = value < lower.size() && (lower[value] == '"' || lower[value] == '\'');
    const std::size_t end = is_quoted ? lower.find(lower[value], value + 1) : lower.find_first_of(" \t\r\n/>", value);
    if (is_quoted) ++value;
    return std::string(tag.substr(value, std::min(end, tag.size()) - value));
  }
  return {};
}

std::string page_title(std::string_view head) {
  const std::string_view tag = attributes_of(head, "title");
  if (tag.data() == nullptr) return {};
  const std::size_t begin = static_cast<std::size_t>(tag.data() - head.data()) + tag.size() + 1;
  if (begin >= head.size()) return {};
  const std::size_t end = head.find('<', begin);
  return end == kNowhere ? std::string() : plain_line(head.substr(begin, end - begin));
}

// --- One page a file -----------------------------------------------------------------------------------------------

FeedItem page_item(const Reading& reading) {
  FeedItem item;
  item.link = reading.options.url;
  item.guid = reading.options.url;
  item.kind = ItemBody::full;
  item.place = reading.name;
  return item;
}

Feed feed_of(FeedItem item) {
  Feed feed;
  feed.title = item.title;
  feed.link = item.link;
  feed.language = item.language;
  feed.items.push_back(std::move(item));
  return feed;
}

Result<Feed> read_html_page(std::string_view text, const Reading& reading) {
  FeedItem item = page_item(reading);
  item.body = text;
  item.body_type = "text/html";
  item.is_page = true;
  describe_page(item);
  return feed_of(std::move(item));
}

/// The first line is the title when an empty one follows.
Result<Feed> read_text_page(std::string_view text, const Reading& reading) {
  text = ascii::trim(text);
  if (text.empty()) return fail(Errc::empty, std::string(reading.name), "no text in it");
  FeedItem item = page_item(reading);
  item.language = language_tag(reading.options.content_language);
  const std::size_t line_end = text.find('\n');
  const std::string_view rest = line_end == kNowhere ? std::string_view() : text.substr(line_end + 1);
  const bool has_title = !rest.empty() && ascii::trim(rest.substr(0, rest.find('\n'))).empty();
  if (has_title) item.title = one_line(text.substr(0, line_end));
  item.body = has_title ? ascii::trim(rest) : text;
  item.body_type = "text/plain";
  return feed_of(std::move(item));
}

bool takes_html(std::string_view text, std::string_view name) {
  const std::string head = ascii::lower(ascii::trim(text.substr(0, 1024)));
  const std::string file = ascii::lower(name);
  return head.starts_with("<!doctype html") || head.find("<html") != std::string::npos ||
         head.find("<head") != std::string::npos || head.find("<body") != std::string::npos ||
         file.ends_with(".html") || file.ends_with(".htm");
}

bool takes_text(std::string_view text, std::string_view) {
  const std::string_view start = ascii::trim(text.substr(0, 1024));
  return !start.starts_with('<') && !start.starts_with('{') && !start.starts_with('[');
}

// --- One page a line -----------------------------------------------------------------------------------------------

bool is_page_object(const Json& object) {
  return object.is_object() && (object.contains("html") || object.contains("text")) && !object.contains("items");
}

std::string_view first_line(std::string_view text) {
  text = ascii::trim(text.substr(0, text.find_first_not_of(" \t\r\n") == kNowhere ? 0 : kNowhere));
  return text.substr(0, text.find('\n'));
}

bool takes_pages(std::string_view text, std::string_view) {
  const std::string_view line = first_line(text);
  if (!line.starts_with('{')) return false;
  const auto object = read_json(line, 64);
  return object && is_page_object(*object);
}

FeedItem item_of(const Json& object, std::string place, const FeedOptions& options) {
  FeedItem item;
  item.place = std::move(place);
  item.link = detail::resolve_url(options.url, text_of(object, {"url", "link"}));
  item.guid = text_of(object, {"id", "guid"});
  item.language = language_tag(text_of(object, {"lang", "language"}));
  item.published = parse_time(text_of(object, {"date", "published", "date_published"}));
  item.updated = parse_time(text_of(object, {"modified", "updated", "date_modified"}));
  const std::string html = text_of(object, {"html"});
  item.is_page = !html.empty();
  item.body = item.is_page ? html : text_of(object, {"text"});
  item.body_type = item.is_page ? "text/html" : "text/plain";
  item.kind = item.body.empty() ? ItemBody::none : ItemBody::full;
  item.title = one_line(text_of(object, {"title"}));
  if (item.is_page) describe_page(item);
  return item;
}

Result<Feed> read_pages(std::string_view text, const Reading& reading) {
  Feed feed;
  std::size_t number = 0;
  while (!text.empty() && feed.items.size() < reading.options.max_items) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty()) continue;
    const std::string place = std::string(reading.name) + ":" + std::to_string(number);
    const auto object = read_json(line, reading.options.max_depth);
    if (object && is_page_object(*object))
      feed.items.push_back(item_of(*object, place, reading.options));
    else
      feed.failed.push_back({Errc::malformed, place, {"no page (expected an object with html or text)", {}}});
  }
  return feed;
}

}  // namespace

void describe_page(FeedItem& item) {
  const std::string_view head = std::string_view(item.body).substr(0, kHeadBytes);
  if (item.title.empty()) item.title = page_title(head);
  if (item.language.empty()) item.language = language_tag(attribute_value(attributes_of(head, "html"), "lang"));
}

constinit const TextFeedReader kHtmlPageReader{"html", takes_html, read_html_page};
constinit const TextFeedReader kTextPageReader{"text", takes_text, read_text_page};
constinit const TextFeedReader kPagesReader{"pages", takes_pages, read_pages};

}  // namespace cotejo::feeds
