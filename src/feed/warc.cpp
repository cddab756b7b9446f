// WARC (ISO 28500): records of what a crawler got. Of the responses, those that are pages or text.
#include <algorithm>
#include <charconv>

#include "feed/decode_feed.hpp"
#include "feed/nowhere.hpp"
#include "feed/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

/// "Name: value" lines up to an empty one.
struct Headers {
  std::string_view first_line, lines;

  [[nodiscard]] std::string_view value(std::string_view name) const {
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      const std::string_view line = lines.substr(at, end - at);
      const std::size_t colon = line.find(':');
      if (colon != kNowhere && ascii::equals_ignoring_case(ascii::trim(line.substr(0, colon)), name))
        return ascii::trim(line.substr(colon + 1));
      at = end + 1;
    }
    return {};
  }
};

/// Cuts them, and the empty line, off the front of `text`.
Headers cut_headers(std::string_view& text) {
  std::size_t end = text.find("\r\n\r\n"), mark = 4;
  if (const std::size_t unix_end = text.substr(0, end).find("\n\n"); unix_end != kNowhere) {
    end = unix_end;
    mark = 2;
  }
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(end == kNowhere ? text.size() : end + mark);
  const std::size_t line_end = head.find('\n');
  if (line_end == kNowhere) return {ascii::trim(head), {}};
  return {ascii::trim(head.substr(0, line_end)), head.substr(line_end + 1)};
}

std::optional<std::size_t> number_of(std::string_view text, int base = 10) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

/// HTTP/1.1's "chunked": each piece after its size in hexadecimal.
std::string join_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t line_end = body.find('\n');
    const auto size = number_of(ascii::trim(body.substr(0, line_end)), 16);
    if (!size || *size == 0 || line_end == kNowhere) break;
    body.remove_prefix(line_end + 1);
    out += body.substr(0, *size);
    body.remove_prefix(std::min(*size, body.size()));
    body.remove_prefix(std::min(body.find('\n'), body.size() - 1) + (body.empty() ? 0 : 1));
  }
  return out;
}

struct Page {
  std::string_view url, date, language, type;
  std::string body;
};

bool is_page_type(std::string_view type) { return type.find("html") != kNowhere || type == "text/plain"; }

/// The page a record holds, if it holds one.
std::optional<Page> page_in(const Headers& record, std::string_view block) {
  const std::string kind = ascii::lower(record.value("WARC-Type"));
  Page page{record.value("WARC-Target-URI"), record.value("WARC-Date"), {}, record.value("Content-Type"), {}};
  if (page.url.starts_with('<') && page.url.ends_with('>')) page.url = page.url.substr(1, page.url.size() - 2);
  if (kind == "response") {
    const Headers http = cut_headers(block);
    if (http.first_line.find(" 200") == kNowhere) return std::nullopt;
    page.type = http.value("Content-Type");
    page.language = http.value("Content-Language");
    const bool is_chunked = ascii::equals_ignoring_case(http.value("Transfer-Encoding"), "chunked");
    page.body = is_chunked ? join_chunks(block) : std::string(block);
  } else if (kind == "resource" || kind == "conversion") {
    page.body = block;
  }
  if (page.body.empty() || !is_page_type(media_type(page.type))) return std::nullopt;
  return page;
}

Result<FeedItem> item_of(const Page& page, std::string place) {
  const Result<DecodedText> text = decode(page.body, place, {.hint = header_parameter(page.type, "charset")});
  if (!text) return tl::unexpected(text.error());
  FeedItem item;
  item.place = std::move(place);
  item.link = page.url;
  item.guid = page.url;
  item.updated = parse_time(page.date);
  item.language = language_tag(page.language);
  item.is_page = media_type(page.type) != "text/plain";
  item.body = text->utf8;
  item.body_type = item.is_page ? "text/html" : "text/plain";
  item.kind = ItemBody::full;
  if (item.is_page) describe_page(item);
  return item;
}

void add_page(Feed& feed, const Page& page, std::string place) {
  Result<FeedItem> item = item_of(page, std::move(place));
  if (item)
    feed.items.push_back(std::move(*item));
  else
    feed.failed.push_back(std::move(item.error()));
}

}  // namespace

bool is_warc(std::string_view bytes) { return bytes.starts_with("WARC/"); }

Result<Feed> read_warc(std::string_view bytes, const Reading& reading) {
  Feed feed;
  feed.format = "warc";
  if (!is_warc(bytes)) return fail(Errc::malformed, std::string(reading.name), "no WARC record at its start");
  std::size_t number = 0;
  while (!bytes.empty() && feed.items.size() < reading.options.max_items) {
    const Headers record = cut_headers(bytes);
    const std::string place = std::string(reading.name) + ": record " + std::to_string(++number);
    const auto size = number_of(record.value("Content-Length"));
    if (!record.first_line.starts_with("WARC/") || !size || *size > bytes.size()) {
      feed.failed.push_back({Errc::malformed, place, {"no whole WARC record (expected WARC/1.0 and its length)", {}}});
      break;
    }
    if (const auto page = page_in(record, bytes.substr(0, *size))) add_page(feed, *page, place);
    bytes.remove_prefix(*size);
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  }
  return feed;
}

}  // namespace cotejo::feeds
