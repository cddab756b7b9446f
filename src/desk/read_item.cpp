#include "desk/read_item.hpp"

#include <map>
#include <set>

#include "cotejo/article.hpp"
#include "desk/address.hpp"
#include "desk/mirror.hpp"
#include "desk/stored_text.hpp"
#include "feed/decode_feed.hpp"

namespace cotejo::detail {
namespace {

/// What is known of the article besides what the item says.
struct FoundArticle {
  Document document;
  std::string headline, language, canonical;
  std::vector<AlternateLink> alternates;
  std::optional<UtcSeconds> published, modified;
  bool is_fetched = false;
};

/// How a page was come by.
struct PageSource {
  std::string url;       ///< where it is from
  std::string encoding;  ///< by its HTTP header; empty: not told
};

Result<FoundArticle> article_of(std::string_view html, const FeedItem& item, const ItemSources& sources,
                                const PageSource& from) {
  ArticleOptions options;
  options.document.max_depth = sources.max_depth;
  options.document.encoding = from.encoding;
  options.url = from.url;
  Result<Article> article = extract_article(html, item.place, options);
  if (!article) return tl::unexpected(std::move(article.error()));
  return FoundArticle{std::move(article->document),
                      std::move(article->headline),
                      std::move(article->language),
                      std::move(article->canonical),
                      std::move(article->alternates),
                      article->published,
                      article->modified,
                      false};
}

Result<FoundArticle> carried(const FeedItem& item, const ItemSources& sources) {
  if (item.is_page) return article_of(item.body, item, sources, {item.link, {}});
  DocumentOptions options;
  options.max_depth = sources.max_depth;
  Result<Document> document = item_document(item, options);
  if (!document) return tl::unexpected(std::move(document.error()));
  return FoundArticle{std::move(*document), {}, {}, {}, {}, {}, {}, false};
}

Result<FoundArticle> of_mirror(const std::filesystem::path& file, const FeedItem& item, const ItemSources& sources) {
  const Result<std::string> bytes = read_bytes(file, sources.limits);
  if (!bytes) return tl::unexpected(bytes.error());
  return article_of(*bytes, item, sources, {item.link, {}});
}

bool is_html(const std::string& content_type) {
  const std::string type = feeds::media_type(content_type);
  return type.empty() || type == "text/html" || type == "application/xhtml+xml";
}

Result<FoundArticle> of_web(const FeedItem& item, const ItemSources& sources) {
  const Result<FetchedPage> page = sources.fetch(item.link);
  if (!page) return tl::unexpected(page.error());
  if (!is_html(page->content_type))
    return fail(Errc::malformed, item.link, "is of type {1} (expected text/html)", page->content_type);
  Result<FoundArticle> out =
      article_of(page->bytes, item, sources, {page->url, feeds::header_parameter(page->content_type, "charset")});
  // A server may name an encoding that is none, or not the page's.
  if (!out && (out.error().code == Errc::encoding || out.error().code == Errc::usage))
    out = article_of(page->bytes, item, sources, {page->url, {}});
  if (out) out->is_fetched = true;
  return out;
}

bool is_refused(const Result<FoundArticle>& article) { return !article && article.error().code == Errc::unsuitable; }

/// A title alone is no article.
Result<FoundArticle> find_article(const FeedItem& item, const ItemSources& sources) {
  if (item.kind == ItemBody::full) return carried(item, sources);
  if (const auto file = mirrored(sources.mirror, item.link)) return of_mirror(*file, item, sources);
  if (sources.fetch && is_web_address(item.link)) {
    Result<FoundArticle> fetched = of_web(item, sources);
    // A summary is better than nothing, where its page is not for us; where it cannot be had now, it is waited for.
    if (item.kind != ItemBody::summary || !is_refused(fetched)) return fetched;
  }
  if (item.kind == ItemBody::summary) return carried(item, sources);
  if (sources.mirror.empty())
    return fail(Errc::empty, item.place,
                "has no text, only a link (expected its page in a folder given with --mirror, or --fetch)");
  return fail(Errc::empty, item.place, "has no text, only a link, and the mirror does not have its page: {1}",
              item.link);
}

std::string one_line(std::string text) {
  for (char& c : text) c = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  return text;
}

std::string stored_alternates(const std::vector<AlternateLink>& of_item, const std::vector<AlternateLink>& of_page) {
  std::string out;
  for (const auto* links : {&of_item, &of_page})
    for (const AlternateLink& link : *links) out += one_line(link.language) + "\t" + one_line(link.url) + "\n";
  return out;
}

/// "http://host/a" is the same everywhere; "1234" is a feed's own.
std::string guid_key(const std::string& guid, const std::string& scope) {
  if (guid.find(':') != std::string::npos) return "guid:" + guid;
  return "guid:" + scope + " " + guid;
}

std::string address_key(const std::string& url) {
  const std::string address = normal_address(url);
  return address.empty() ? address : "link:" + address;
}

std::string title_of(const FeedItem& item, const FoundArticle& article) {
  if (!item.title.empty()) return item.title;
  if (!article.headline.empty()) return article.headline;
  const Document& document = article.document;
  return document.blocks.empty() ? std::string() : unwrap(slice(document.text, document.blocks.front().range));
}

ItemVersion version_of(const FeedItem& item, FoundArticle article) {
  ItemVersion out;
  out.feed = item.place;
  out.guid = item.guid;
  out.link = item.link;
  out.canonical = article.canonical;
  out.language = item.language.empty() ? article.language : item.language;
  out.alternates = stored_alternates(item.alternates, article.alternates);
  out.title = one_line(title_of(item, article));
  out.blocks = stored_blocks(article.document.blocks);
  out.text = std::move(article.document.text);
  out.published = item.published ? item.published : article.published;
  out.updated = item.updated ? item.updated : article.modified;
  if (!out.published) out.published = out.updated;
  out.hash = sha256(out.title + '\0' + out.blocks + '\0' + out.text);
  return out;
}

/// The names that have been met with different others.
class Ambiguous {
 public:
  void meet(const std::string& name, const std::string& other) {
    if (name.empty() || other.empty()) return;
    const auto [at, is_new] = met_.try_emplace(name, other);
    if (!is_new && at->second != other) names_.insert(name);
  }
  [[nodiscard]] bool contains(const std::string& name) const { return names_.contains(name); }

 private:
  std::map<std::string, std::string> met_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<ItemIdentity> identities(const Feed& feed) {
  const std::string host = host_of(feed.link);
  Ambiguous guids, addresses;
  for (const FeedItem& item : feed.items) {
    const std::string address = normal_address(item.link);
    guids.meet(item.guid, address);
    addresses.meet(address, item.guid);
  }
  std::vector<ItemIdentity> out;
  for (const FeedItem& item : feed.items)
    out.push_back({host.empty() ? host_of(item.link) : host, !guids.contains(item.guid),
                   !addresses.contains(normal_address(item.link))});
  return out;
}

std::vector<std::string> ReadItem::keys() const {
  std::vector<std::string> out;
  for (const std::string& key : {guid, address, canonical, content})
    if (!key.empty()) out.push_back(key);
  return out;
}

Result<ReadItem> read_item(const FeedItem& item, const ItemIdentity& identity, const ItemSources& sources) {
  Result<FoundArticle> article = find_article(item, sources);
  if (!article) return tl::unexpected(std::move(article.error()));
  ReadItem out;
  out.is_fetched = article->is_fetched;
  out.version = version_of(item, std::move(*article));
  if (identity.by_guid && !item.guid.empty()) out.guid = guid_key(item.guid, identity.scope);
  if (identity.by_address) out.address = address_key(item.link);
  out.canonical = address_key(out.version.canonical);
  out.content = "hash:" + out.version.hash;
  out.hangs_on_mirror = item.kind != ItemBody::full && !out.is_fetched;
  return out;
}

std::string key_of(const FeedItem& item, const ItemIdentity& identity) {
  if (identity.by_guid && !item.guid.empty()) return guid_key(item.guid, identity.scope);
  const std::string address = identity.by_address ? address_key(item.link) : std::string();
  return address.empty() ? "hash:" + sha256(item.title + '\0' + item.body) : address;
}

}  // namespace cotejo::detail
