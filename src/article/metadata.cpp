#include "article/metadata.hpp"

#include <algorithm>

#include "article/linked_data.hpp"
#include "article/url.hpp"
#include "document/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

bool has_word(std::string_view words, std::string_view word) {
  return (" " + ascii::lower(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// "es_ES" is how Open Graph writes "es-ES"; only the first of several counts.
std::string language_tag(std::string_view text) {
  text = text.substr(0, text.find_first_of(",; "));
  std::string tag(text);
  std::ranges::replace(tag, '_', '-');
  return tag;
}

bool is_language(std::string_view tag) {
  const std::size_t size = std::min(tag.find('-'), tag.size());
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return (size == 2 || size == 3) && std::ranges::all_of(tag.substr(0, size), is_letter);
}

/// Keeps the best of what several places of the page say; a lower rank is better.
template <class Value>
class Best {
 public:
  void offer(int rank, Value value) {
    if (rank >= rank_) return;
    rank_ = rank;
    value_ = std::move(value);
  }
  [[nodiscard]] const Value& value() const { return value_; }

 private:
  int rank_ = 1000;
  Value value_{};
};

enum class Field { none, headline, description, published, modified, language, url };

struct MetaName {
  std::string_view name;  ///< of <meta>: property, name, itemprop or http-equiv, in lower case
  Field field;
  int rank;
};

constexpr MetaName kMetaNames[] = {
    {"og:title", Field::headline, 1},
    {"twitter:title", Field::headline, 2},
    {"dc.title", Field::headline, 3},
    {"headline", Field::headline, 3},
    {"og:description", Field::description, 1},
    {"description", Field::description, 2},
    {"twitter:description", Field::description, 3},
    {"article:published_time", Field::published, 1},
    {"datepublished", Field::published, 2},
    {"og:published_time", Field::published, 2},
    {"dc.date.issued", Field::published, 3},
    {"dcterms.created", Field::published, 3},
    {"dcterms.date", Field::published, 4},
    {"dc.date", Field::published, 4},
    {"date", Field::published, 4},
    {"pubdate", Field::published, 4},
    {"publishdate", Field::published, 4},
    {"publish-date", Field::published, 4},
    {"publication_date", Field::published, 4},
    {"parsely-pub-date", Field::published, 4},
    {"sailthru.date", Field::published, 5},
    {"cxenseparse:recs:publishtime", Field::published, 5},
    {"article.published", Field::published, 4},
    {"fecha", Field::published, 5},
    {"article:modified_time", Field::modified, 1},
    {"og:updated_time", Field::modified, 2},
    {"datemodified", Field::modified, 2},
    {"lastmod", Field::modified, 3},
    {"last-modified", Field::modified, 3},
    {"dcterms.modified", Field::modified, 3},
    {"content-language", Field::language, 3},
    {"og:locale", Field::language, 2},
    {"dc.language", Field::language, 4},
    {"language", Field::language, 4},
    {"lang", Field::language, 4},
    {"inlanguage", Field::language, 2},
    {"og:url", Field::url, 2},
};

const MetaName* find_meta(std::string_view lower) {
  const auto* found = std::ranges::find(kMetaNames, lower, &MetaName::name);
  return found == std::end(kMetaNames) ? nullptr : found;
}

class MetadataReader {
 public:
  MetadataReader(const Page& page, std::string_view url, Entities& entities) : page_(page), entities_(entities) {
    found_.base = url;
  }

  Metadata run() && {
    for (std::uint32_t node = 1; node < page_.nodes.size(); ++node) {
      if (!page_.nodes[node].is_text) visit(node);
    }
    conclude();
    return std::move(found_);
  }

 private:
  void visit(std::uint32_t node) {
    switch (page_.nodes[node].tag) {
      case GUMBO_TAG_META:
        return read_meta(node);
      case GUMBO_TAG_LINK:
        return read_link(node);
      case GUMBO_TAG_SCRIPT:
        return read_script(node);
      case GUMBO_TAG_TITLE:
        if (found_.title.empty()) found_.title = unwrap(entities_.decode(content(node)));
        return;
      case GUMBO_TAG_BASE:
        if (!has_base_) found_.base = resolve_url(found_.base, attribute(node, "href"));
        has_base_ = true;
        return;
      case GUMBO_TAG_HTML:
        return read_html(node);
      default:
        return;
    }
  }

  void read_html(std::uint32_t node) {
    std::string language = attribute(node, "lang");
    if (language.empty()) language = attribute(node, "xml:lang");
    offer_language(1, language);
  }

  void read_meta(std::uint32_t node) {
    std::string_view name, content;
    each_attribute(page_.source_of(node), [&](std::string_view written, std::string_view value) {
      const bool is_key = is_name(written, "property") || is_name(written, "name") || is_name(written, "itemprop") ||
                          is_name(written, "http-equiv");
      if (is_key && (name.empty() || is_name(written, "property"))) name = value;
      if (is_name(written, "content")) content = value;
    });
    const MetaName* known = content.empty() ? nullptr : find_meta(ascii::lower(name));
    if (known != nullptr) offer(known->field, known->rank, unwrap(entities_.decode(content)));
  }

  void read_link(std::uint32_t node) {
    const std::string rel = attribute(node, "rel"), href = attribute(node, "href");
    if (href.empty()) return;
    if (has_word(rel, "canonical")) offer(Field::url, 1, href);
    const std::string language = attribute(node, "hreflang");
    if (has_word(rel, "alternate") && !language.empty()) links_.push_back({href, language});
  }

  void read_script(std::uint32_t node) {
    if (ascii::lower(attribute(node, "type")).find("ld+json") == std::string::npos) return;
    const LinkedArticle article = read_linked_article(content(node));
    offer(Field::headline, 0, unwrap(entities_.decode(article.headline)));
    offer(Field::description, 4, unwrap(entities_.decode(article.description)));
    offer(Field::published, 0, article.published);
    offer(Field::modified, 0, article.modified);
    offer(Field::language, 5, article.language);
    offer(Field::url, 3, article.url);
    if (article.body.size() > found_.body.size()) found_.body = article.body;
  }

  void offer(Field field, int rank, const std::string& value) {
    if (value.empty()) return;
    switch (field) {
      case Field::headline:
        return headlines_.push_back({rank, value});
      case Field::description:
        return description_.offer(rank, value);
      case Field::published:
        if (const auto time = parse_time(value)) published_.offer(rank, time);
        return;
      case Field::modified:
        if (const auto time = parse_time(value)) modified_.offer(rank, time);
        return;
      case Field::language:
        return offer_language(rank, value);
      case Field::url:
        return url_.offer(rank, value);
      case Field::none:
        return;
    }
  }

  void offer_language(int rank, const std::string& value) {
    const std::string tag = language_tag(value);
    if (is_language(tag)) language_.offer(rank, tag);
  }

  void conclude() {
    std::ranges::stable_sort(headlines_, {}, &Ranked::rank);
    for (Ranked& headline : headlines_) found_.headlines.push_back(std::move(headline.text));
    found_.description = description_.value();
    found_.published = published_.value();
    found_.modified = modified_.value();
    found_.language = language_.value();
    if (!url_.value().empty()) found_.canonical = resolve_url(found_.base, url_.value());
    if (found_.base.empty()) found_.base = found_.canonical;
    for (const AlternateLink& link : links_) {
      found_.alternates.push_back({resolve_url(found_.base, link.url), link.language});
    }
  }

  /// What stands in a script or title.
  [[nodiscard]] std::string_view content(std::uint32_t node) const {
    return page_.nodes[node].end > node + 1 ? page_.source_of(node + 1) : std::string_view();
  }
  std::string attribute(std::uint32_t node, std::string_view name) {
    return unwrap(entities_.decode(page_.attribute(node, name)));
  }

  struct Ranked {
    int rank;
    std::string text;
  };

  const Page& page_;
  Entities& entities_;
  Metadata found_;
  std::vector<Ranked> headlines_;
  std::vector<AlternateLink> links_;
  Best<std::string> description_, language_, url_;
  Best<std::optional<UtcSeconds>> published_, modified_;
  bool has_base_ = false;
};

}  // namespace

Metadata read_metadata(const Page& page, std::string_view url, Entities& entities) {
  return MetadataReader(page, url, entities).run();
}

}  // namespace cotejo::detail
