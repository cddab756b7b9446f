// RSS, RDF and Atom: three vocabularies that feeds mix, so one reader takes them all, and the root element says only
// which texts are of which type.
#include <algorithm>

#include "article/url.hpp"
#include "feed/constructs.hpp"
#include "feed/markup.hpp"
#include "feed/people.hpp"
#include "feed/readers.hpp"
#include "feed/references.hpp"
#include "text/ascii.hpp"

namespace cotejo::feeds {
namespace {

/// What an element of the vocabularies is about.
enum class Kind : std::uint8_t {
  text,     ///< of the type in Term::type
  content,  ///< the same; there may be several
  date,
  person,
  url,
  link,
  enclosure,
  guid,
  category,
  language,
  generator,
  agent,
  part,    ///< image, text input: with elements of its own
  source,  ///< the feed an item is from
  validity,
  license,
  skip,  ///< what is read elsewhere
};

struct Term {
  std::string_view name;  ///< "prefix:name" or "name"
  Kind kind;
  std::string_view property;  ///< what FeedProperty calls it
  std::string_view type = "text/plain";
};

// Sorted by name.
constexpr Term kTerms[] = {
    {"abstract", Kind::text, "summary"},
    {"admin:generatoragent", Kind::agent, "generator"},
    {"author", Kind::person, "author"},
    {"body", Kind::content, "content", "application/xhtml+xml"},
    {"category", Kind::category, "category"},
    {"cc:license", Kind::license, "license"},
    {"channel", Kind::skip, ""},
    {"comments", Kind::url, "comments"},
    {"content", Kind::content, "content"},
    {"content:encoded", Kind::content, "content", "text/html"},
    {"contributor", Kind::person, "contributor"},
    {"copyright", Kind::text, "rights"},
    {"created", Kind::date, "created"},
    {"creativecommons:license", Kind::license, "license"},
    {"dc:author", Kind::person, "author"},
    {"dc:contributor", Kind::person, "contributor"},
    {"dc:creator", Kind::person, "author"},
    {"dc:date", Kind::date, "updated"},
    {"dc:description", Kind::text, "summary", "text/html"},
    {"dc:language", Kind::language, "language"},
    {"dc:publisher", Kind::person, "publisher"},
    {"dc:rights", Kind::text, "rights"},
    {"dc:subject", Kind::category, "category"},
    {"dc:title", Kind::text, "title"},
    {"dcterms:created", Kind::date, "created"},
    {"dcterms:issued", Kind::date, "published"},
    {"dcterms:modified", Kind::date, "updated"},
    {"dcterms:valid", Kind::validity, "validity"},
    {"description", Kind::text, "summary", "text/html"},
    {"docs", Kind::url, "docs"},
    {"enclosure", Kind::enclosure, "enclosure"},
    {"entry", Kind::skip, ""},
    {"expirationdate", Kind::date, "expired"},
    {"feedburner:browserfriendly", Kind::text, "info"},
    {"fullitem", Kind::content, "content", "text/html"},
    {"generator", Kind::generator, "generator"},
    {"guid", Kind::guid, "id"},
    {"icon", Kind::url, "icon"},
    {"id", Kind::guid, "id"},
    {"image", Kind::part, "image"},
    {"info", Kind::text, "info"},
    {"issued", Kind::date, "published"},
    {"item", Kind::skip, ""},
    {"items", Kind::skip, ""},
    {"keywords", Kind::category, "category"},
    {"language", Kind::language, "language"},
    {"lastbuilddate", Kind::date, "updated"},
    {"link", Kind::link, "link"},
    {"logo", Kind::url, "logo"},
    {"managingeditor", Kind::person, "author"},
    {"media:category", Kind::category, "category"},
    {"media:description", Kind::text, "summary", "text/html"},
    {"media:title", Kind::text, "title"},
    {"modified", Kind::date, "updated"},
    {"newlocation", Kind::url, "newlocation"},
    {"pubdate", Kind::date, "published"},
    {"published", Kind::date, "published"},
    {"rights", Kind::text, "rights"},
    {"source", Kind::source, "source"},
    {"subtitle", Kind::text, "subtitle"},
    {"summary", Kind::text, "summary"},
    {"tagline", Kind::text, "subtitle"},
    {"textinput", Kind::part, "textinput"},
    {"title", Kind::text, "title"},
    {"updated", Kind::date, "updated"},
    {"webmaster", Kind::person, "publisher"},
    {"wfw:comment", Kind::url, "wfw_comment"},
    {"wfw:commentrss", Kind::url, "wfw_commentrss"},
    {"xhtml:body", Kind::content, "content", "application/xhtml+xml"},
    {"xhtml:link", Kind::link, "link"},
};
static_assert(std::ranges::is_sorted(kTerms, {}, &Term::name));

const Term* find_term(XmlElement element) {
  const std::string name = element.space().empty() ? std::string(element.name())
                                                   : std::string(element.space()) + ":" + std::string(element.name());
  const auto* const found = std::ranges::lower_bound(kTerms, std::string_view(name), {}, &Term::name);
  return found != std::end(kTerms) && found->name == name ? found : nullptr;
}

/// What a feed, an item or a source says of itself.
struct Said {
  TextConstruct title, summary;
  std::vector<TextConstruct> contents;
  std::string link, guid, language;
  std::vector<AlternateLink> alternates;
  std::optional<UtcSeconds> published, updated, created;
  bool has_plain_title = false, has_summary = false, guid_is_link = false;
  std::vector<FeedProperty> details;
};

class SayingReader {
 public:
  SayingReader(XmlTree& tree, Dialect dialect, bool with_details, bool is_item)
      : tree_(tree), dialect_(dialect), with_details_(with_details), is_item_(is_item) {}

  Said read(XmlElement element, const Scope& scope) {
    if (element.has("rdf:about") && is_item_) said_.guid = element.attribute("rdf:about");
    if (!said_.guid.empty()) detail("id", said_.guid);
    for (const XmlElement child : element.children())
      if (child.is_element()) read_child(child, enter(scope, child, tree_));
    finish();
    return std::move(said_);
  }

 private:
  void read_child(XmlElement element, const Scope& scope) {
    const Term* term = find_term(element);
    if (term == nullptr) return read_unknown(element, scope);
    switch (term->kind) {
      case Kind::text:
        return read_text(element, *term, scope);
      case Kind::content:
        return add_content(read_construct(element, term->type, scope, dialect_));
      case Kind::date:
        return read_date(term->property, trimmed_text(element));
      case Kind::person:
        return detail(read_person(element, term->property, scope.base));
      case Kind::url:
        return detail(term->property, detail::resolve_url(scope.base, element.text()));
      case Kind::link:
        return read_link(element, scope);
      case Kind::enclosure:
        return read_enclosure(element);
      case Kind::guid:
        return read_guid(element, scope);
      case Kind::category:
        return read_category(element);
      case Kind::language:
        said_.language = language_tag(element.text());
        return detail("language", said_.language);
      case Kind::generator:
        return read_generator(element, scope);
      case Kind::agent:
        return detail("generator", std::string(element.attribute("rdf:resource")),
                      {{"href", std::string(element.attribute("rdf:resource")), {}}});
      case Kind::part:
        return read_part(element, *term, scope);
      case Kind::source:
        return read_source(element, scope);
      case Kind::validity:
        return read_validity(element.text());
      case Kind::license:
        return read_license(element);
      case Kind::skip:
        return;
    }
  }

  void detail(std::string_view name, std::string value, std::vector<FeedProperty> parts = {}) {
    if (with_details_) said_.details.push_back({std::string(name), std::move(value), std::move(parts)});
  }
  void detail(FeedProperty property) {
    if (with_details_) said_.details.push_back(std::move(property));
  }

  void detail(std::string_view name, const TextConstruct& construct) {
    if (!with_details_) return;
    std::vector<FeedProperty> parts;
    parts.push_back({"type", construct.type, {}});
    add_detail(parts, "language", language_tag(construct.language));
    add_detail(parts, "base", construct.base);
    add_detail(parts, "src", construct.source);
    said_.details.push_back({std::string(name), construct.value, std::move(parts)});
  }

  // --- Texts ---

  void read_text(XmlElement element, const Term& term, const Scope& scope) {
    TextConstruct construct = read_construct(element, term.type, scope, dialect_);
    if (term.property == "title") return read_title(element, std::move(construct));
    if (term.property != "summary") return detail(term.property, construct);
    if (!is_item_) return detail("subtitle", construct);
    const bool is_first = !said_.has_summary;
    detail(is_first || !said_.contents.empty() ? "summary" : "content", construct);
    said_.has_summary = true;
    if (is_first || construct.value.size() > said_.summary.value.size()) said_.summary = std::move(construct);
  }

  /// A title of the feed's own vocabulary counts more than those of others.
  void read_title(XmlElement element, TextConstruct construct) {
    const bool is_plain = element.space().empty();
    if ((said_.has_plain_title && !is_plain) || (construct.value.empty() && !said_.title.value.empty())) return;
    said_.has_plain_title = said_.has_plain_title || is_plain;
    detail("title", construct);
    said_.title = std::move(construct);
  }

  void add_content(TextConstruct construct) {
    if (!is_item_) return detail("content", construct);
    detail("content", construct);
    said_.contents.push_back(std::move(construct));
  }

  // --- Dates ---

  void read_date(std::string_view property, const std::string& text) {
    const std::optional<UtcSeconds> time = parse_time(text);
    if (property == "published") said_.published = time;
    if (property == "updated") said_.updated = time;
    if (property == "created") said_.created = time;
    detail(property, text, time_part(time));
  }

  static std::vector<FeedProperty> time_part(std::optional<UtcSeconds> time) {
    if (!time) return {};
    return {{"time", format_time(*time), {}}};
  }

  /// "start=2002-10-13;end=2002-10-17"
  void read_validity(const std::string& text) {
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::string_view pair = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) continue;
      const std::string_view name = ascii::trim(pair.substr(0, equals)), value = ascii::trim(pair.substr(equals + 1));
      if (name == "start" || name == "end")
        detail("validity_" + std::string(name), std::string(value), time_part(parse_time(value)));
    }
  }

  // --- Links ---

  void read_link(XmlElement element, const Scope& scope) {
    const bool has_href = element.has("href") || element.has("url") || element.has("uri");
    const std::string_view given = element.has("href")  ? element.attribute("href")
                                   : element.has("url") ? element.attribute("url")
                                                        : element.attribute("uri");
    const std::string text = has_href ? std::string(given) : element.text();
    const std::string href =
        has_href || !ascii::trim(text).empty() ? detail::resolve_url(scope.base, text) : std::string();
    const std::string rel = element.has("rel") ? ascii::lower(element.attribute("rel")) : "alternate";
    const std::string type = element.has("type") ? ascii::lower(element.attribute("type"))
                             : rel == "self"     ? "application/atom+xml"
                                                 : "text/html";
    note_link(href, rel, type, language_tag(element.attribute("hreflang")), has_href);
    add_link_detail(element, href, rel, type);
  }

  void note_link(const std::string& href, const std::string& rel, const std::string& type, const std::string& language,
                 bool is_attribute) {
    if (href.empty()) return;
    if (!is_attribute) {
      said_.link = href;
      return;
    }
    const bool is_page = is_html_type(type) || type == "html" || type == "xhtml";
    if (rel == "alternate" && is_page && (language.empty() || said_.link.empty())) said_.link = href;
    if ((rel == "alternate" && !language.empty()) || rel == "canonical") said_.alternates.push_back({href, language});
  }

  void add_link_detail(XmlElement element, const std::string& href, const std::string& rel, const std::string& type) {
    if (!with_details_) return;
    std::vector<FeedProperty> parts;
    add_detail(parts, "href", href);
    add_detail(parts, "rel", rel);
    add_detail(parts, "type", type);
    for (const std::string_view name : {"hreflang", "title", "length"})
      add_detail(parts, std::string(name), std::string(element.attribute(name)));
    detail("link", {}, std::move(parts));
  }

  void read_enclosure(XmlElement element) {
    if (!with_details_) return;
    std::vector<FeedProperty> parts;
    const std::string_view url = element.has("url") ? element.attribute("url") : element.attribute("href");
    add_detail(parts, "href", std::string(url));
    for (const XmlAttribute& attribute : element.attributes())
      if (attribute.name != "url" && attribute.name != "href")
        add_detail(parts, std::string(attribute.name), std::string(attribute.value));
    parts.push_back({"rel", "enclosure", {}});
    detail("link", {}, std::move(parts));
  }

  void read_license(XmlElement element) {
    const std::string text(ascii::trim(element.text()));
    const std::string href = element.has("rdf:resource") ? std::string(element.attribute("rdf:resource")) : text;
    detail("link", {}, {{"href", href, {}}, {"rel", "license", {}}});
  }

  void read_guid(XmlElement element, const Scope& scope) {
    const bool is_link =
        !element.has("ispermalink") || ascii::equals_ignoring_case(element.attribute("ispermalink"), "true");
    const std::string text = trimmed_text(element);
    said_.guid = is_link && !text.empty() ? detail::resolve_url(scope.base, text) : text;
    said_.guid_is_link = is_link;
    detail("id", said_.guid, {{"is_link", is_link && said_.link.empty() ? "true" : "false", {}}});
  }

  // --- Others ---

  void read_category(XmlElement element) {
    if (!with_details_) return;
    const std::string own = own_text(element);
    std::vector<FeedProperty> parts;
    add_detail(parts, "term", element.has("term") ? std::string(element.attribute("term")) : own);
    add_detail(parts, "scheme",
               std::string(element.has("scheme") ? element.attribute("scheme") : element.attribute("domain")));
    add_detail(parts, "label", std::string(element.attribute("label")));
    if (!parts.empty()) detail("category", {}, std::move(parts));
  }

  /// Without that of the elements in it.
  static std::string own_text(XmlElement element) {
    std::string text;
    for (const XmlElement child : element.children()) text += child.own_text();
    return std::string(ascii::trim(text));
  }

  void read_generator(XmlElement element, const Scope& scope) {
    if (!with_details_) return;
    std::vector<FeedProperty> parts;
    const std::string_view href = element.has("url")   ? element.attribute("url")
                                  : element.has("uri") ? element.attribute("uri")
                                                       : element.attribute("href");
    if (!href.empty()) add_detail(parts, "href", detail::resolve_url(scope.base, href));
    add_detail(parts, "version", std::string(element.attribute("version")));
    add_detail(parts, "name", trimmed_text(element));
    detail("generator", trimmed_text(element), std::move(parts));
  }

  /// Of an image or text input: what is in it, as properties of one.
  void read_part(XmlElement element, const Term& term, const Scope& scope) {
    if (!with_details_ || is_item_) return;
    std::vector<FeedProperty> parts;
    for (const XmlElement child : element.children()) {
      if (!child.is_element()) continue;
      const bool is_url = child.name() == "link" || child.name() == "url";
      const std::string text = trimmed_text(child);
      add_detail(parts, child.name() == "url" ? "href" : std::string(child.name()),
                 is_url ? detail::resolve_url(scope.base, text) : text);
    }
    detail(term.property, {}, std::move(parts));
  }

  /// RSS names the feed with a title and a URL, Atom with all that a feed has.
  void read_source(XmlElement element, const Scope& scope) {
    if (!with_details_) return;
    Said source = SayingReader(tree_, dialect_, true, false).read(element, scope);
    if (element.has("url")) add_detail(source.details, "href", std::string(element.attribute("url")));
    if (!element.has_elements()) add_detail(source.details, "title", trimmed_text(element));
    add_detail(source.details, "url", source.link);
    detail("source", {}, std::move(source.details));
  }

  void read_unknown(XmlElement element, const Scope& scope) {
    if (!with_details_) return;
    const std::string name = element.space().empty() ? std::string(element.name())
                                                     : std::string(element.space()) + "_" + std::string(element.name());
    std::vector<FeedProperty> parts;
    for (const XmlAttribute& attribute : element.attributes())
      if (!attribute.given.starts_with("xmlns"))
        add_detail(parts, std::string(attribute.name), std::string(attribute.value));
    const bool is_link = name == "href";
    detail(name, is_link ? detail::resolve_url(scope.base, element.text()) : trimmed_text(element), std::move(parts));
  }

  void finish() {
    if (said_.link.empty() && said_.guid_is_link && said_.guid.find("://") != std::string::npos)
      said_.link = said_.guid;
    if (!said_.published) said_.published = said_.created;
    add_detail(said_.details, "url", with_details_ ? said_.link : std::string());
  }

  XmlTree& tree_;
  Dialect dialect_;
  bool with_details_, is_item_;
  Said said_;
};

// --- Items ---------------------------------------------------------------------------------------------------------

bool is_item(XmlElement element) { return element.is("item") || element.is("entry"); }

/// Elements between the root and the items that are not of the feed itself.
bool holds_items(XmlElement element) {
  return element.is("channel") || element.is("items") || element.is("feed") || element.is("rss") ||
         element.name() == "rdf";
}

/// In order; of items inside one another, which is what a forgotten end tag makes of them, each.
void collect_items(XmlElement element, std::vector<XmlElement>& items) {
  for (const XmlElement child : element.children()) {
    if (is_item(child)) items.push_back(child);
    if (is_item(child) || holds_items(child)) collect_items(child, items);
  }
}

bool is_text_body(const TextConstruct& construct) {
  return !construct.value.empty() && (construct.type.starts_with("text/") || is_html_type(construct.type));
}

/// Markup that was escaped twice: nothing but references where tags should be.
std::string without_second_escaping(const std::string& html) {
  if (html.find('&') == std::string::npos || has_tags(html)) return html;
  std::string resolved = resolve_references(html);
  return looks_like_html(resolved) && has_tags(resolved) ? resolved : html;
}

void take_body(FeedItem& item, const TextConstruct& construct, ItemBody kind) {
  if (!is_text_body(construct)) return;
  const bool is_html = construct.type != "text/plain" || looks_like_html(construct.value);
  item.body = is_html ? without_second_escaping(construct.value) : construct.value;
  item.body_type = is_html ? "text/html" : "text/plain";
  item.kind = kind;
}

/// The longest content, which is a summary when it says no more than that; else the summary.
void choose_body(FeedItem& item, const Said& said) {
  const TextConstruct* best = nullptr;
  for (const TextConstruct& content : said.contents)
    if (is_text_body(content) && (best == nullptr || content.value.size() > best->value.size())) best = &content;
  if (best == nullptr) return take_body(item, said.summary, ItemBody::summary);
  take_body(item, *best, best->value == said.summary.value ? ItemBody::summary : ItemBody::full);
}

/// One line, also where the title is HTML, and where it says it is not or is so twice over.
std::string title_line(const TextConstruct& title) {
  if (!is_html_type(title.type) && !looks_like_html(title.value)) return one_line(title.value);
  std::string line = plain_line(title.value);
  return looks_like_html(line) ? plain_line(line) : line;
}

FeedItem make_item(Said said, std::string place) {
  FeedItem item;
  item.place = std::move(place);
  choose_body(item, said);
  item.title = title_line(said.title);
  item.guid = std::move(said.guid);
  item.link = std::move(said.link);
  item.alternates = std::move(said.alternates);
  item.language = std::move(said.language);
  item.published = said.published;
  item.updated = said.updated;
  item.details = std::move(said.details);
  return item;
}

Scope outer_scope(const FeedOptions& options) { return {options.url, options.content_language}; }

/// Enters all that `element` stands in, from the outside.
Scope scope_around(XmlElement element, const Scope& outer, XmlTree& tree) {
  std::vector<XmlElement> around;
  for (XmlElement at = element.parent(); at.is_element() && !at.name().empty(); at = at.parent()) around.push_back(at);
  std::ranges::reverse(around);
  Scope scope = outer;
  for (const XmlElement at : around) scope = enter(scope, at, tree);
  return scope;
}

// --- The feed ------------------------------------------------------------------------------------------------------

Dialect dialect_of(const XmlTree& tree) {
  const XmlElement root = tree.root();
  if (root.name() != "feed" && root.name() != "entry") return Dialect::rss;
  return ascii::equals_ignoring_case(root.namespace_uri(), "http://www.w3.org/2005/Atom") ? Dialect::atom10
                                                                                          : Dialect::atom03;
}

std::string rss_version(const XmlTree& tree) {
  if (ascii::lower(tree.doctype).find("netscape") != std::string::npos) return "rss091n";
  const std::string_view version = tree.root().attribute("version");
  if (version == "0.91") return "rss091u";
  if (version == "0.92" || version == "0.93" || version == "0.94") return "rss09" + std::string(version.substr(3));
  return version.starts_with("2.") ? "rss20" : "rss";
}

std::string rdf_version(const XmlTree& tree) {
  for (const XmlAttribute& attribute : tree.root().attributes()) {
    if (attribute.value == "http://my.netscape.com/rdf/simple/0.9/") return "rss090";
    if (attribute.value == "http://purl.org/rss/1.0/") return "rss10";
  }
  return "rss";
}

std::string atom_version(const XmlTree& tree) {
  if (dialect_of(tree) == Dialect::atom10) return "atom10";
  const std::string_view version = tree.root().attribute("version");
  if (version == "0.1" || version == "0.2" || version == "0.3") return "atom0" + std::string(version.substr(2));
  return "atom";
}

/// The element that speaks for the feed.
XmlElement head_of(const XmlTree& tree) {
  const XmlElement root = tree.root();
  const XmlElement channel = root.child("channel");
  return channel ? channel : root;
}

/// RSS 1.0 has image and textinput beside the channel, and so do some of the others.
void add_parts_beside(Said& said, const XmlTree& tree) {
  for (const XmlElement child : tree.root().children()) {
    const bool is_new = std::ranges::find(said.details, child.name(), &FeedProperty::name) == said.details.end();
    const bool has_content = child.has_elements();
    if (!is_new || !has_content || !(child.is("image") || child.is("textinput"))) continue;
    std::vector<FeedProperty> parts;
    for (const XmlElement part : child.children())
      if (part.is_element())
        add_detail(parts, part.name() == "url" ? "href" : std::string(part.name()),
                   std::string(ascii::trim(part.text())));
    said.details.push_back({std::string(child.name()), {}, std::move(parts)});
  }
}

Feed read_syndication(XmlTree& tree, const Reading& reading, std::string version) {
  const Dialect dialect = dialect_of(tree);
  const bool with_details = reading.options.with_details;
  const XmlElement head = is_item(tree.root()) ? XmlElement() : head_of(tree);
  const Scope outer = outer_scope(reading.options);
  const Scope scope = head ? enter(scope_around(head, outer, tree), head, tree) : outer;
  Feed feed;
  feed.version = std::move(version);
  if (head) {
    Said said = SayingReader(tree, dialect, with_details, false).read(head, scope);
    if (with_details && head != tree.root()) add_parts_beside(said, tree);
    feed.title = title_line(said.title);
    feed.link = std::move(said.link);
    feed.language = !said.language.empty() ? said.language : language_tag(scope.language);
    feed.details = std::move(said.details);
    if (with_details) add_detail(feed.details, "feed_language", feed.language);
  }
  std::vector<XmlElement> items;
  collect_items(tree.document(), items);
  XmlElement parent;
  Scope around;
  for (const XmlElement element : items) {
    if (feed.items.size() == reading.options.max_items) break;
    if (element.parent() != parent) around = scope_around(element, outer, tree);
    parent = element.parent();
    const Scope own = enter(around, element, tree);
    Said said = SayingReader(tree, dialect, with_details, true).read(element, own);
    FeedItem item = make_item(std::move(said), reading.item_place(feed.items.size() + 1));
    if (item.language.empty()) item.language = language_tag(own.language);
    if (item.language.empty()) item.language = feed.language;
    feed.items.push_back(std::move(item));
  }
  return feed;
}

bool takes_rss(const XmlTree& tree) {
  const std::string_view root = tree.root().name();
  return root == "rss" || root == "channel" || root == "item";
}
bool takes_rdf(const XmlTree& tree) { return tree.root().is("rdf", "rdf") || tree.root().name() == "rdf"; }
bool takes_atom(const XmlTree& tree) { return tree.root().name() == "feed" || tree.root().name() == "entry"; }

Feed read_rss(XmlTree& tree, const Reading& reading) { return read_syndication(tree, reading, rss_version(tree)); }
Feed read_rdf(XmlTree& tree, const Reading& reading) { return read_syndication(tree, reading, rdf_version(tree)); }
Feed read_atom(XmlTree& tree, const Reading& reading) { return read_syndication(tree, reading, atom_version(tree)); }

}  // namespace

constinit const XmlFeedReader kRssReader{"rss", takes_rss, read_rss};
constinit const XmlFeedReader kRdfReader{"rdf", takes_rdf, read_rdf};
constinit const XmlFeedReader kAtomReader{"atom", takes_atom, read_atom};

}  // namespace cotejo::feeds
