// Which reader takes a feed, and what all have in common: decoding, limits, and telling of what is not there.
#include "cotejo/feed.hpp"

#include <algorithm>
#include <array>

#include "document/html_entities.hpp"
#include "feed/decode_feed.hpp"
#include "feed/gzip.hpp"
#include "feed/readers.hpp"
#include "feed/xml_tree.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

using namespace feeds;

constexpr const XmlFeedReader* kXmlReaders[] = {&kRssReader,    &kRdfReader,  &kAtomReader,
                                                &kNewsmlReader, &kNitfReader, &kSitemapReader};
// A dump of pages before the others: its first line alone is JSON too.
constexpr const TextFeedReader* kTextReaders[] = {&kPagesReader, &kJsonFeedReader, &kNinjsReader, &kHtmlPageReader,
                                                  &kTextPageReader};

constexpr auto kFormats = std::to_array<std::string_view>(
    {"rss", "rdf", "atom", "newsml", "nitf", "sitemap", "warc", "pages", "jsonfeed", "ninjs", "html", "text"});

std::string all_formats() {
  std::string names;
  for (const std::string_view name : kFormats) names += (names.empty() ? "" : ", ") + std::string(name);
  return names;
}

// --- XML -----------------------------------------------------------------------------------------------------------

constexpr bool is_control(char c) { return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

std::size_t find_unclean(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (is_control(text[at])) return at;
    if (text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return at;
  }
  return text.size();
}

/// Without control characters; of those beyond ASCII, what their writers meant by them.
void clean(DecodedText& text) {
  std::size_t at = find_unclean(text.utf8, 0);
  if (at == text.utf8.size()) return;
  std::string out = text.utf8.substr(0, at);
  while (at < text.utf8.size()) {
    if (is_control(text.utf8[at]))
      ++at;
    else
      append_utf8(out, detail::beyond_latin1(next_code_point(text.utf8, at)));
    const std::size_t next = find_unclean(text.utf8, at);
    out.append(text.utf8, at, next - at);
    at = next;
  }
  text.utf8 = std::move(out);
}

bool is_xml(std::string_view text) {
  while (!text.empty()) {
    text = ascii::trim(text.substr(0, text.size()));
    if (!text.starts_with('<')) return false;
    if (text.starts_with("<?xml") || text.starts_with("<!DOCTYPE rss") || text.starts_with("<!DOCTYPE nitf"))
      return true;
    const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    if (!text.starts_with("<!") && !text.starts_with("<?")) break;
    if (ascii::equals_ignoring_case(text.substr(0, 14), "<!doctype html")) return false;
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + end.size());
  }
  return text.size() > 1 && ascii::is_letter(text[1]) && !ascii::equals_ignoring_case(text.substr(0, 5), "<html");
}

const XmlFeedReader* xml_reader(const XmlTree& tree, const std::string& format) {
  for (const XmlFeedReader* reader : kXmlReaders)
    if (format.empty() ? reader->takes(tree) : reader->name == format) return reader;
  return nullptr;
}

bool is_type_of_xml(std::string_view type) {
  return type.ends_with("/xml") || type.ends_with("+xml") || type.ends_with("xml-dtd") ||
         type.ends_with("xml-external-parsed-entity");
}

bool is_xml_format(const std::string& format) {
  return std::ranges::any_of(kXmlReaders, [&](const XmlFeedReader* reader) { return reader->name == format; });
}

Result<Feed> read_xml_feed(std::string_view text, const Reading& reading) {
  Result<XmlTree> tree = read_xml(text, reading.name, reading.options.max_depth);
  if (!tree) return tl::unexpected(tree.error());
  const XmlFeedReader* reader = xml_reader(*tree, reading.options.format);
  if (reader == nullptr) {
    return fail(Errc::malformed, std::string(reading.name), "no feed: its root element is <{1}> (expected one of: {2})",
                tree->root().given_name(), all_formats());
  }
  Feed feed = reader->read(*tree, reading);
  feed.format = reader->name;
  std::ranges::move(tree->warnings, std::back_inserter(feed.warnings));
  const std::string type = media_type(reading.options.content_type);
  if (!type.empty() && !is_type_of_xml(type))
    feed.warnings.push_back({"served as {1}, which is no type of XML", {type}});
  return feed;
}

// --- Others --------------------------------------------------------------------------------------------------------

const TextFeedReader* text_reader(std::string_view text, const Reading& reading) {
  const std::string& format = reading.options.format;
  for (const TextFeedReader* reader : kTextReaders)
    if (format.empty() ? reader->takes(text, reading.name) : reader->name == format) return reader;
  return nullptr;
}

Result<Feed> read_text_feed(std::string_view text, const Reading& reading) {
  const TextFeedReader* reader = text_reader(text, reading);
  if (reader == nullptr) return read_xml_feed(text, reading);
  Result<Feed> feed = reader->read(text, reading);
  if (feed) feed->format = reader->name;
  return feed;
}

Result<Feed> read_decoded(std::string_view text, const Reading& reading) {
  const std::string& format = reading.options.format;
  if (is_xml_format(format) || (format.empty() && is_xml(text))) return read_xml_feed(text, reading);
  return read_text_feed(text, reading);
}

/// What is packed twice is not read.
Result<Feed> read_packed(std::string_view bytes, std::string_view name, const FeedOptions& options) {
  const Result<std::string> unpacked = unpack_gzip(bytes, name, options.max_unpacked);
  if (!unpacked) return tl::unexpected(unpacked.error());
  if (is_gzip(*unpacked)) return fail(Errc::malformed, std::string(name), "compressed twice");
  return parse_feed(*unpacked, name, options);
}

}  // namespace

std::span<const std::string_view> feed_formats() { return kFormats; }

Result<Feed> parse_feed(std::string_view bytes, std::string_view name, const FeedOptions& options) {
  if (!options.format.empty() && std::ranges::find(kFormats, options.format) == kFormats.end()) {
    return fail(Errc::usage, std::string(name), "unknown format of feeds '{1}' (expected one of: {2})", options.format,
                all_formats());
  }
  const Reading reading{name, options};
  if (is_gzip(bytes)) return read_packed(bytes, name, options);
  if (options.format == "warc" || (options.format.empty() && is_warc(bytes))) return read_warc(bytes, reading);
  Result<DecodedText> text = decode_feed(bytes, name, options);
  if (!text) return tl::unexpected(text.error());
  clean(*text);
  Result<Feed> feed = read_decoded(text->utf8, reading);
  if (!feed) return feed;
  feed->encoding = std::move(text->encoding);
  std::ranges::move(text->warnings, std::back_inserter(feed->warnings));
  if (feed->language.empty()) feed->language = language_tag(options.content_language);
  return feed;
}

namespace feeds {

void add_detail(std::vector<FeedProperty>& details, std::string name, std::string value,
                std::vector<FeedProperty> parts) {
  if (!value.empty() || !parts.empty()) details.push_back({std::move(name), std::move(value), std::move(parts)});
}

std::string language_tag(std::string_view text) {
  std::string tag(ascii::trim(text));
  std::ranges::replace(tag, '_', '-');
  return tag;
}

}  // namespace feeds
}  // namespace cotejo
