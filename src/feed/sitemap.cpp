// Sitemaps, of which those for news have titles, dates and languages.
#include "article/url.hpp"
#include "feed/markup.hpp"
#include "feed/readers.hpp"
#include "feed/xml_tree.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

bool takes_sitemap(const XmlTree& tree) {
  return tree.root().name() == "urlset" || tree.root().name() == "sitemapindex";
}

void read_news(FeedItem& item, XmlElement news) {
  item.title = one_line(news.child("title").text());
  item.published = parse_time(trimmed_text(news.child("publication_date")));
  item.language = language_tag(news.child("publication").child("language").text());
}

FeedItem read_url(XmlElement url, const Reading& reading, std::string place) {
  FeedItem item;
  item.place = std::move(place);
  item.link = detail::resolve_url(reading.options.url, url.child("loc").text());
  item.guid = item.link;
  item.updated = parse_time(trimmed_text(url.child("lastmod")));
  for (const XmlElement child : url.children()) {
    if (child.name() == "news") read_news(item, child);
    if (child.name() == "link" && child.has("hreflang"))
      item.alternates.push_back({detail::resolve_url(reading.options.url, child.attribute("href")),
                                 language_tag(child.attribute("hreflang"))});
  }
  return item;
}

Feed read_sitemap(XmlTree& tree, const Reading& reading) {
  Feed feed;
  const bool is_index = tree.root().name() == "sitemapindex";
  if (is_index) feed.warnings.push_back({"an index of sitemaps, without articles of its own", {}});
  std::size_t number = 0;
  for (const XmlElement child : tree.root().children()) {
    if (is_index || child.name() != "url") continue;
    if (feed.items.size() == reading.options.max_items) break;
    const std::string place = reading.item_place(++number);
    if (trimmed_text(child.child("loc")).empty())
      feed.failed.push_back({Errc::malformed, place, {"no <loc> in it", {}}});
    else
      feed.items.push_back(read_url(child, reading, place));
  }
  return feed;
}

}  // namespace

constinit const XmlFeedReader kSitemapReader{"sitemap", takes_sitemap, read_sitemap};

}  // namespace cotejo::feeds
