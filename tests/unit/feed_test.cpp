#include "cotejo/feed.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cotejo {
namespace {

using namespace std::string_view_literals;

Feed parse(std::string_view bytes, const FeedOptions& options = {}, std::string_view name = "f") {
  auto feed = parse_feed(bytes, name, options);
  EXPECT_TRUE(feed) << to_string(feed.error());
  return feed ? std::move(*feed) : Feed{};
}

FeedItem first(const Feed& feed) { return feed.items.empty() ? FeedItem{} : feed.items.front(); }

std::string error_of(std::string_view bytes, const FeedOptions& options = {}) {
  const auto feed = parse_feed(bytes, "f", options);
  return feed ? "no error" : to_string(feed.error());
}

std::string rss(std::string_view item) {
  return "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
         "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>" +
         std::string(item) + "</item></channel></rss>";
}

std::string atom(std::string_view entry) {
  return "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + std::string(entry) + "</entry></feed>";
}

std::string time_of(std::optional<UtcSeconds> time) { return time ? format_time(*time) : "none"; }

std::string kind_of(const FeedItem& item) {
  constexpr std::string_view kNames[] = {"none", "summary", "full"};
  return std::string(kNames[static_cast<std::size_t>(item.kind)]) + " " + item.body_type;
}

/// "title: ids", an item a '|'.
std::string titles_of(const Feed& feed) {
  std::string out;
  for (const FeedItem& item : feed.items) out += (out.empty() ? "" : "|") + item.title;
  return out;
}

// --- RSS, RDF, Atom ------------------------------------------------------------------------------------------------

TEST(Feed, RssHasWhatADeskNeeds) {
  const Feed feed = parse(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>El Faro</title><link>https://faro.example/</link><language>es-ES</language>
<item><title>El puerto abre</title><link>https://faro.example/1</link><guid isPermaLink="false">f1</guid>
<pubDate>Thu, 05 Nov 2026 10:00:00 +0100</pubDate><description>Tras un mes.</description>
<content:encoded><![CDATA[<p>Tras un mes, el puerto abre.</p>]]></content:encoded></item>
<item><title>Sin más</title></item></channel></rss>)");
  EXPECT_EQ(feed.format + " " + feed.version, "rss rss20");
  EXPECT_EQ(feed.title + " " + feed.link + " " + feed.language, "El Faro https://faro.example/ es-ES");
  ASSERT_EQ(feed.items.size(), 2U);
  const FeedItem& item = feed.items[0];
  EXPECT_EQ(item.guid + " " + item.link + " " + item.language, "f1 https://faro.example/1 es-ES");
  EXPECT_EQ(time_of(item.published), "2026-11-05T09:00:00Z");
  EXPECT_EQ(kind_of(item), "full text/html");
  EXPECT_EQ(item.body, "<p>Tras un mes, el puerto abre.</p>");
  EXPECT_EQ(feed.items[1].place, "f: item 2");
  EXPECT_TRUE(feed.warnings.empty());
}

TEST(Feed, TitlesAreALineOfPlainText) {
  struct Case {
    std::string_view title, read;
  };
  constexpr Case kCases[] = {
      {"<title> El  puerto\n abre </title>", "El puerto abre"},
      {"<title>Uno &amp; dos</title>", "Uno & dos"},
      {"<title>1 &lt; 2</title>", "1 < 2"},
      {"<title>El &lt;b&gt;puerto&lt;/b&gt; abre</title>", "El puerto abre"},
      {"<title>El <b>puerto</b> abre</title>", "El puerto abre"},
      {"<title><![CDATA[Coraz&oacute;n <i>roto</i>]]></title>", "Corazón roto"},
      {"<title>Coraz&amp;oacute;n &amp;lt;i&amp;gt;roto&amp;lt;/i&amp;gt;</title>", "Corazón roto"},
      {"<title>Coraz&oacute;n</title>", "Corazón"},
      {"<title>A&#241;o &#xF1; &#147;x&#148;</title>", "Año ñ “x”"},
      {"<media:title>de la foto</media:title><title>del texto</title>", "del texto"},
      {"<title>del texto</title><media:title>de la foto</media:title>", "del texto"},
      {"<dc:title>a falta de otro</dc:title>", "a falta de otro"},
      {"<title>AT&T sube</title>", "AT&T sube"},
      {"<title>sin cerrar", "sin cerrar"},
  };
  for (const Case& c : kCases) EXPECT_EQ(first(parse(rss(c.title))).title, c.read) << c.title;
}

TEST(Feed, BodiesAreTheFullestText) {
  struct Case {
    std::string_view item, kind, body;
  };
  constexpr Case kCases[] = {
      {"<description>corto</description>", "summary text/html", "corto"},
      {"<description>&lt;p&gt;corto&lt;/p&gt;</description>", "summary text/html", "<p>corto</p>"},
      {"<description>&amp;lt;p&amp;gt;corto&amp;lt;/p&amp;gt;</description>", "summary text/html", "<p>corto</p>"},
      {"<description><p>sin <b>escapar</b></p></description>", "summary text/html", "<p>sin <b>escapar</b></p>"},
      {"<description>c</description><content:encoded>&lt;p&gt;todo el texto&lt;/p&gt;</content:encoded>",
       "full text/html", "<p>todo el texto</p>"},
      {"<title>t</title>", "none ", ""},
      {"<description>a<br>b</description>", "summary text/html", "a<br />b"},
  };
  for (const Case& c : kCases) {
    const FeedItem item = first(parse(rss(c.item)));
    EXPECT_EQ(kind_of(item), c.kind) << c.item;
    EXPECT_EQ(item.body, c.body) << c.item;
  }
}

TEST(Feed, AtomTextsAreOfTheirTypes) {
  struct Case {
    std::string_view entry, kind, body;
  };
  constexpr Case kCases[] = {
      {"<content type='html'>&lt;p&gt;uno&lt;/p&gt;</content>", "full text/html", "<p>uno</p>"},
      {"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>uno &lt; dos</p></div></content>",
       "full text/html", "<p>uno &lt; dos</p>"},
      {"<content>uno &lt; dos</content>", "full text/plain", "uno < dos"},
      {"<content type='text/plain'>uno</content>", "full text/plain", "uno"},
      {"<content type='application/octet-stream'>dW5v</content>", "none ", ""},
      {"<summary>uno</summary>", "summary text/plain", "uno"},
      {"<content type='image/png' src='x.png'/><summary>uno</summary>", "summary text/plain", "uno"},
  };
  for (const Case& c : kCases) {
    const FeedItem item = first(parse(atom(c.entry)));
    EXPECT_EQ(kind_of(item), c.kind) << c.entry;
    EXPECT_EQ(item.body, c.body) << c.entry;
  }
}

TEST(Feed, LinksAndAlternates) {
  const Feed feed =
      parse(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://faro.example/es/" xml:lang="es">
<entry xml:base="2026/"><id>tag:faro.example,2026:1</id><link href="1.html"/>
<link rel="alternate" hreflang="en" href="/en/2026/1.html"/><link rel="enclosure" href="1.mp3"/>
<link rel="canonical" href="https://faro.example/c"/></entry></feed>)");
  const FeedItem item = first(feed);
  EXPECT_EQ(item.link, "https://faro.example/es/2026/1.html");
  EXPECT_EQ(item.language, "es");
  EXPECT_EQ(item.alternates, (std::vector<AlternateLink>{{"https://faro.example/en/2026/1.html", "en"},
                                                         {"https://faro.example/c", ""}}));
}

TEST(Feed, AGuidIsALinkUnlessItSaysItIsNone) {
  struct Case {
    std::string_view item, link;
  };
  constexpr Case kCases[] = {
      {"<guid>https://faro.example/1</guid>", "https://faro.example/1"},
      {"<guid isPermaLink='false'>https://faro.example/1</guid>", ""},
      {"<guid>https://faro.example/1</guid><link>https://faro.example/2</link>", "https://faro.example/2"},
      {"<link>https://faro.example/2</link><guid>https://faro.example/1</guid>", "https://faro.example/2"},
      {"<guid>f1</guid>", ""},
      {"<link>1.html</link>", "https://faro.example/1.html"},
  };
  for (const Case& c : kCases)
    EXPECT_EQ(
        first(parse(rss(c.item), {.url = c.link == "https://faro.example/1.html" ? "https://faro.example/rss" : ""}))
            .link,
        c.link)
        << c.item;
}

TEST(Feed, RelativeLinks) {
  struct Case {
    std::string_view link, absolute;
  };
  constexpr Case kCases[] = {
      {"x", "http://a/b/c/x"},       {"./x", "http://a/b/c/x"},       {"../x", "http://a/b/x"},
      {"../../../x", "http://a/x"},  {"/x/./y/../z", "http://a/x/z"}, {"//h/x", "http://h/x"},
      {"?q", "http://a/b/c/d?q"},    {"#f", "http://a/b/c/d?p#f"},    {"x?q#f", "http://a/b/c/x?q#f"},
      {"http:///h/x", "http://h/x"}, {"mailto:a@b", "mailto:a@b"},    {" x ", "http://a/b/c/x"},
      {"..", "http://a/b/"},         {"x/", "http://a/b/c/x/"},
  };
  for (const Case& c : kCases)
    EXPECT_EQ(first(parse(rss("<link>" + std::string(c.link) + "</link>"), {.url = "http://a/b/c/d?p"})).link,
              c.absolute)
        << c.link;
}

TEST(Feed, RdfHasItsItemsBesideTheChannel) {
  const Feed feed =
      parse(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://faro.example/"><title>El Faro</title></channel>
<item rdf:about="https://faro.example/1"><title>uno</title></item><item><title>dos</title></item></rdf:RDF>)");
  EXPECT_EQ(feed.format + " " + feed.version + " " + feed.title, "rdf rss10 El Faro");
  EXPECT_EQ(titles_of(feed), "uno|dos");
  EXPECT_EQ(first(feed).guid, "https://faro.example/1");
}

TEST(Feed, PrefixesAreWhatTheyStandFor) {
  const Feed feed =
      parse(R"(<r:rss xmlns:r="http://backend.userland.com/rss2" xmlns:c="http://purl.org/rss/1.0/modules/content/"
 xmlns:o="urn:other"><r:channel><r:item><o:title>de otros</o:title><r:title>uno</r:title>
<c:encoded>todo</c:encoded></r:item></r:channel></r:rss>)");
  EXPECT_EQ(first(feed).title + " " + first(feed).body, "uno todo");
}

TEST(Feed, DetailsOnlyWhenAsked) {
  const std::string feed = rss("<author>Ana Ruiz (ana@faro.example)</author><category domain='d'>mar</category>");
  EXPECT_TRUE(first(parse(feed)).details.empty());
  const std::vector<FeedProperty> expected{
      {"author", "Ana Ruiz (ana@faro.example)", {{"name", "Ana Ruiz", {}}, {"email", "ana@faro.example", {}}}},
      {"category", "", {{"term", "mar", {}}, {"scheme", "d", {}}}}};
  EXPECT_EQ(first(parse(feed, {.with_details = true})).details, expected);
}

// --- What is broken ------------------------------------------------------------------------------------------------

TEST(Feed, BrokenXmlIsReadAndToldOf) {
  struct Case {
    std::string_view xml, titles;
  };
  constexpr Case kCases[] = {
      {"<rss><channel><item><title>uno<item><title>dos</channel>", "uno|dos"},
      {"<rss><channel><item><title>uno</title><item><title>dos</title></channel></rss>", "uno|dos"},
      {"<rss><channel><item><title>uno</titel></item><item><title>dos</title></item></channel></rss>", "uno|dos"},
      {"<rss><channel><item><title>uno &nada; dos</title></item></channel></rss>", "uno &nada; dos"},
      {"<rss><channel><item><title>uno & dos</title></item></channel></rss>", "uno & dos"},
      {"<rss><channel><item><title>a < b</title></item></channel></rss>", "a < b"},
      {"<rss version=2.0><channel><item><title lang>uno</title></item></channel></rss>", "uno"},
      {"<rss><channel><item><title><![CDATA[uno</title></item></channel></rss>", "uno"},
      {"<rss><channel><item><x:title xmlns:y='z'>no</x:title><title>uno</title></item></channel></rss>", "uno"},
      {"<rss><channel><!-- <item><title>uno</title></item></channel></rss>", "uno"},
      {"<rss><channel><item><title>uno</title></item></channel>", "uno"},
      {"<rss><channel><item><title>uno", "uno"},
  };
  for (const Case& c : kCases) {
    const Feed feed = parse(c.xml);
    EXPECT_FALSE(feed.warnings.empty()) << c.xml;
    std::string titles = titles_of(feed);
    if (titles.starts_with("uno</")) titles = "uno";  // of the CDATA section that never ends
    EXPECT_EQ(titles, c.titles) << c.xml;
  }
}

TEST(Feed, ControlCharactersAreNoText) {
  EXPECT_EQ(first(parse(rss("<title>u\x02no\x1F</title>"))).title, "uno");
  EXPECT_EQ(first(parse(rss("<title>u&#0;n&#2;o&#xFFFE;</title>"))).title, "uno");
  EXPECT_EQ(first(parse(rss("<title>\xC2\x93uno\xC2\x94</title>"))).title, "“uno”");
}

TEST(Feed, Encodings) {
  struct Case {
    std::string_view bytes, content_type, title, encoding;
    bool is_warned;
  };
  const Case cases[] = {
      {"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>a\xF1o</title></channel></rss>", "", "año",
       "windows-1252", false},
      {"<?xml version='1.0' encoding='utf-8'?><rss><channel><title>a\xF1o</title></channel></rss>", "", "año",
       "windows-1252", true},
      {"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>a\xC3\xB1o</title></channel></rss>",
       "application/xml; charset=\"utf-8\"", "año", "UTF-8", false},
      {"<rss><channel><title>a\xF1o</title></channel></rss>", "text/xml; charset='iso-8859-1'", "año", "windows-1252",
       false},
      {"<rss><channel><title>ano</title></channel></rss>", "text/xml", "ano", "US-ASCII", false},
      {"<rss><channel><title>a\xC3\xB1o</title></channel></rss>", "text/xml", "año", "UTF-8", false},
      {"<?xml version='1.0' encoding='nunca'?><rss><channel><title>a\xC3\xB1o</title></channel></rss>", "", "año",
       "UTF-8", true},
      {"\xEF\xBB\xBF<rss><channel><title>a\xC3\xB1o</title></channel></rss>", "", "año", "UTF-8", false},
      {"<rss><channel><title>a\xC3\x83\xC2\xB1o</title></channel></rss>", "", "año", "UTF-8", false},
  };
  for (const Case& c : cases) {
    const Feed feed = parse(c.bytes, {.content_type = std::string(c.content_type)});
    EXPECT_EQ(feed.title, c.title) << c.bytes;
    EXPECT_EQ(feed.encoding, c.encoding) << c.bytes;
    EXPECT_EQ(!feed.warnings.empty(), c.is_warned) << c.bytes;
  }
}

TEST(Feed, WideEncodings) {
  constexpr std::u16string_view kXml =
      u"<?xml version='1.0' encoding='utf-16'?><rss><channel><title>año</title></channel></rss>";
  std::string little, big;
  for (const char16_t c : kXml) {
    little += {static_cast<char>(c & 0xFFU), static_cast<char>(c >> 8U)};
    big += {static_cast<char>(c >> 8U), static_cast<char>(c & 0xFFU)};
  }
  EXPECT_EQ(parse(little).title + parse(little).encoding, "añoUTF-16LE");
  EXPECT_EQ(parse(big).title + parse(big).encoding, "añoUTF-16BE");
  EXPECT_EQ(parse("\xFF\xFE" + little).title, "año");
}

TEST(Feed, EntitiesOfItsOwnAreTextAndNoBomb) {
  EXPECT_EQ(parse("<!DOCTYPE rss [<!ENTITY f \"El Faro\">]><rss><channel><title>&f;</title></channel></rss>").title,
            "El Faro");
  EXPECT_EQ(parse("<!DOCTYPE rss [<!ENTITY a SYSTEM \"/etc/passwd\">]><rss><channel><title>&a;</title></channel></rss>")
                .title,
            "&a;");
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"" + std::string(500, 'x') + "\">]><rss><channel><title>";
  for (int k = 0; k < 100'000; ++k) bomb += "&a;";
  EXPECT_LE(parse(bomb).title.size(), 2 * bomb.size());
}

TEST(Feed, DepthAndNumberHaveLimits) {
  std::string deep = "<rss>";
  for (int k = 0; k < 100'000; ++k) deep += "<a>";
  EXPECT_EQ(error_of(deep), "f:1: more than 512 elements inside one another");
  std::string many = "<rss><channel>";
  for (int k = 0; k < 1000; ++k) many += "<item><title>" + std::to_string(k);
  EXPECT_EQ(parse(many).items.size(), 1000U);
  EXPECT_EQ(parse(many, {.max_items = 10}).items.size(), 10U);
  EXPECT_EQ(error_of("{\"items\": " + std::string(1000, '[')), "f: not JSON");
}

TEST(Feed, WhatIsNoFeed) {
  EXPECT_EQ(error_of("<gpx><trk/></gpx>").substr(0, 46), "f: no feed: its root element is <gpx> (expecte");
  EXPECT_EQ(error_of("<!-- nada -->"), "f: no XML element in it");
  EXPECT_EQ(error_of("<rss/>", {.format = "cdf"}).substr(0, 36), "f: unknown format of feeds 'cdf' (ex");
  EXPECT_EQ(error_of("\x1F\x8B\x08"), "f: cannot be unpacked (expected gzip)");
  EXPECT_EQ(error_of(""), "f: no text in it");
}

// --- Other formats -------------------------------------------------------------------------------------------------

TEST(Feed, JsonFeed) {
  const Feed feed = parse(R"({"version": "https://jsonfeed.org/version/1.1", "title": "El Faro", "language": "es",
"home_page_url": "https://faro.example/", "items": [
{"id": 7, "url": "/7", "title": "uno", "content_html": "<p>uno</p>", "date_published": "2026-11-05T10:00:00Z"},
{"id": "8", "content_text": "dos", "language": "en"}, {"id": "9", "summary": "tres"}, "roto"]})");
  EXPECT_EQ(feed.format + " " + feed.title, "jsonfeed El Faro");
  ASSERT_EQ(feed.items.size(), 3U);
  EXPECT_EQ(feed.items[0].guid + " " + feed.items[0].link, "7 https://faro.example/7");
  EXPECT_EQ(time_of(feed.items[0].published), "2026-11-05T10:00:00Z");
  EXPECT_EQ(kind_of(feed.items[0]), "full text/html");
  EXPECT_EQ(kind_of(feed.items[1]) + feed.items[1].language, "full text/plainen");
  EXPECT_EQ(kind_of(feed.items[2]) + feed.items[2].language, "summary text/plaines");
  ASSERT_EQ(feed.failed.size(), 1U);
  EXPECT_EQ(to_string(feed.failed[0]), "f: item 4: no item (expected an object)");
}

TEST(Feed, NewsmlG2) {
  const Feed feed = parse(R"(<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:faro:1" standardversion="2.30" xml:lang="es"><itemMeta><versionCreated>2026-11-05T11:00:00Z</versionCreated>
<link rel="irel:isTranslationOf" residref="urn:faro:1en"/></itemMeta>
<contentMeta><contentCreated>2026-11-05T10:00:00Z</contentCreated><headline>El puerto abre</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
<body><p>Tras un mes.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:faro:2"><contentMeta><language tag="en"/><headline>Two</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">Two words.</inlineData></contentSet></newsItem>
<packageItem guid="urn:faro:p"><contentMeta><headline>Lo mejor</headline></contentMeta><groupSet><group>
<itemRef residref="urn:faro:1"><title>El puerto abre</title></itemRef><itemRef residref="urn:faro:3"><title>Tres</title></itemRef>
</group></groupSet></packageItem></itemSet></newsMessage>)");
  EXPECT_EQ(feed.format + " " + feed.version, "newsml 2.30");
  EXPECT_EQ(titles_of(feed), "El puerto abre|Two|Lo mejor|Tres");
  const FeedItem item = first(feed);
  EXPECT_EQ(item.guid + " " + item.language + " " + kind_of(item), "urn:faro:1 es full text/html");
  EXPECT_EQ(item.body, "<p>Tras un mes.</p>");
  EXPECT_EQ(time_of(item.published) + " " + time_of(item.updated), "2026-11-05T10:00:00Z 2026-11-05T11:00:00Z");
  EXPECT_EQ(item.alternates, (std::vector<AlternateLink>{{"urn:faro:1en", ""}}));
  EXPECT_EQ(kind_of(feed.items[1]) + " " + feed.items[1].language, "full text/plain en");
}

TEST(Feed, NewsmlWithoutATextSaysSo) {
  const Feed feed = parse(R"(<planningItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:faro:plan">
<contentMeta><headline>Pleno</headline></contentMeta></planningItem>)");
  EXPECT_EQ(titles_of(feed), "Pleno");
  ASSERT_EQ(feed.warnings.size(), 1U);
  EXPECT_EQ(to_string(feed.warnings[0]), "no news text in it");
}

constexpr std::string_view kNitf =
    R"(<nitf xml:lang="es"><head><docdata><doc-id id-string="f1"/><date.issue norm="20261105T100000Z"/>
</docdata></head><body><body.head><hedline><hl1>El puerto abre</hl1><hl2>Tras un mes</hl2></hedline></body.head>
<body.content><p>El <org>Puerto</org> abre.</p><media><media-reference source="x.jpg">x</media-reference>
<media-caption>La bocana.</media-caption></media></body.content></body></nitf>)";

TEST(Feed, NitfAloneAndInNewsml) {
  const std::string newsml = "<newsItem guid='g' xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineXML>" +
                             std::string(kNitf) + "</inlineXML></contentSet></newsItem>";
  for (const std::string& text : {std::string(kNitf), newsml}) {
    const FeedItem item = first(parse(text));
    EXPECT_EQ(item.title, "El puerto abre");
    EXPECT_EQ(time_of(item.published), "2026-11-05T10:00:00Z");
    const auto document = item_document(item);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text, "El puerto abre\nTras un mes\nEl Puerto abre.\nLa bocana.\n") << text;
  }
}

TEST(Feed, Ninjs) {
  struct Case {
    std::string_view json, title, kind, body;
  };
  constexpr Case kCases[] = {
      {R"({"uri": "u", "headline": "Uno", "body_html": "<p>uno</p>"})", "Uno", "full text/html", "<p>uno</p>"},
      {R"({"uri": "u", "headline": "Uno", "body_text": "uno"})", "Uno", "full text/plain", "uno"},
      {R"({"uri": "u", "headlines": [{"role": "sub", "value": "Dos"}, {"role": "main", "value": "Uno"}],
           "bodies": [{"contenttype": "text/html", "value": "<p>uno</p>"}]})",
       "Uno", "full text/html", "<p>uno</p>"},
      {R"({"uri": "u", "headline": "Uno", "description_text": "foto"})", "Uno", "summary text/plain", "foto"},
      {R"({"uri": "u", "slugline": "uno"})", "uno", "none ", ""},
      {R"([{"uri": "u", "title": "Uno"}])", "Uno", "none ", ""},
  };
  for (const Case& c : kCases) {
    const Feed feed = parse(c.json);
    EXPECT_EQ(feed.format, "ninjs") << c.json;
    EXPECT_EQ(first(feed).title, c.title) << c.json;
    EXPECT_EQ(kind_of(first(feed)), c.kind) << c.json;
    EXPECT_EQ(first(feed).body, c.body) << c.json;
  }
}

TEST(Feed, Sitemap) {
  const Feed feed = parse(R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://faro.example/1</loc><xhtml:link rel="alternate" hreflang="en" href="https://faro.example/en/1"/>
<news:news><news:publication><news:name>El Faro</news:name><news:language>es</news:language></news:publication>
<news:publication_date>2026-11-05</news:publication_date><news:title>Uno</news:title></news:news></url><url/></urlset>)");
  ASSERT_EQ(feed.items.size(), 1U);
  const FeedItem item = first(feed);
  EXPECT_EQ(item.title + " " + item.language + " " + item.link, "Uno es https://faro.example/1");
  EXPECT_EQ(item.alternates, (std::vector<AlternateLink>{{"https://faro.example/en/1", "en"}}));
  ASSERT_EQ(feed.failed.size(), 1U);
  EXPECT_EQ(to_string(feed.failed[0]), "f: item 2: no <loc> in it");
}

std::string warc_record(std::string_view headers, std::string_view block) {
  return "WARC/1.0\r\n" + std::string(headers) + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         std::string(block) + "\r\n\r\n";
}

TEST(Feed, WarcGivesItsPages) {
  const std::string page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
      "<html lang='es'><title>A\xF1o</title><p>a\xF1o</p></html>";
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<p>uno\r\n4\r\n "
      "dos\r\n0\r\n\r\n";
  const std::string warc =
      warc_record("WARC-Type: warcinfo\r\n", "software: x\r\n") +
      warc_record(
          "WARC-Type: response\r\nWARC-Target-URI: <https://faro.example/1>\r\nWARC-Date: 2026-11-05T10:00:00Z\r\n",
          page) +
      warc_record("WARC-Type: response\r\nWARC-Target-URI: https://faro.example/2\r\n", chunked) +
      warc_record("WARC-Type: response\r\n", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
      warc_record("WARC-Type: conversion\r\nContent-Type: text/plain\r\n", "texto");
  const Feed feed = parse(warc + "WARC/1.0\r\nContent-Length: 99\r\n\r\ncorto");
  ASSERT_EQ(feed.items.size(), 3U);
  EXPECT_EQ(feed.items[0].link + " " + feed.items[0].title + " " + feed.items[0].language,
            "https://faro.example/1 Año es");
  EXPECT_TRUE(feed.items[0].is_page);
  EXPECT_EQ(feed.items[1].body, "<p>uno dos");
  EXPECT_EQ(feed.items[2].body + " " + kind_of(feed.items[2]), "texto full text/plain");
  EXPECT_EQ(feed.failed.size(), 1U);
}

/// "uno", "dos" and "tres", each in a member of its own; made by gzip -n.
std::string packed_words() {
  constexpr std::string_view kHead = "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x02"sv;
  constexpr std::string_view kWords[] = {"\x2B\xCD\xCB\x57\x00\x00\x38\x3E\xE7\xE6\x04\x00\x00\x00"sv,
                                         "\x4B\xC9\x2F\x06\x00\x00\xED\xF6\x9B\x03\x00\x00\x00"sv};
  std::string out;
  for (const std::string_view word : kWords) out.append(kHead).append(word);
  return out;
}

TEST(Feed, PackedFilesAreUnpackedMemberByMember) {
  EXPECT_EQ(first(parse(packed_words())).body, "uno dos");
  EXPECT_EQ(error_of(packed_words(), {.max_unpacked = 5}), "f: more than 5 bytes when unpacked");
  EXPECT_EQ(first(parse(packed_words().substr(0, 26))).body, "uno");  // cut off within the second
}

TEST(Feed, DumpsOfPages) {
  const Feed feed = parse(
      "{\"url\": \"https://faro.example/1\", \"html\": \"<title>Uno</title><p>uno</p>\", \"date\": \"2026-11-05\", "
      "\"lang\": \"es\"}\n"
      "\n{\"url\": \"2\", \"text\": \"dos\", \"title\": \"Dos\"}\nroto\n{\"otra\": 1}\n");
  EXPECT_EQ(feed.format, "pages");
  EXPECT_EQ(titles_of(feed), "Uno|Dos");
  EXPECT_TRUE(feed.items[0].is_page);
  EXPECT_FALSE(feed.items[1].is_page);
  EXPECT_EQ(time_of(feed.items[0].published) + feed.items[0].language, "2026-11-05T00:00:00Zes");
  ASSERT_EQ(feed.failed.size(), 2U);
  EXPECT_EQ(to_string(feed.failed[0]), "f:4: no page (expected an object with html or text)");
}

TEST(Feed, AFileCanBeOneItem) {
  const Feed page =
      parse("<!DOCTYPE html><html lang='es'><head><title>El puerto</title></head><body><p>Abre.</p></body></html>");
  EXPECT_EQ(page.format + " " + first(page).title + " " + first(page).language, "html El puerto es");
  EXPECT_TRUE(first(page).is_page);
  const Feed text = parse("El puerto abre\n\nTras un mes.\n");
  EXPECT_EQ(text.format + " " + first(text).title + ": " + first(text).body, "text El puerto abre: Tras un mes.");
  EXPECT_EQ(first(parse("uno\ndos\n")).title, "");
}

TEST(Feed, TheFormatCanBeGiven) {
  EXPECT_EQ(parse("<rss/>", {.format = "text"}).format, "text");
  for (const std::string_view name : feed_formats()) {
    const FeedOptions options{.format = std::string(name)};
    static_cast<void>(parse_feed("<rss><channel/></rss>", "f", options));  // any answer, and no crash
    static_cast<void>(parse_feed("{}", "f", options));
  }
}

// --- Documents -----------------------------------------------------------------------------------------------------

TEST(Feed, AnItemIsItsTitleThenItsBody) {
  FeedItem item;
  item.place = "f: item 1";
  item.title = "El puerto abre";
  item.language = "es";
  item.body = "<p>Tras un mes.</p><ul><li>uno</li></ul>";
  item.body_type = "text/html";
  const auto document = item_document(item);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text, "El puerto abre\nTras un mes.\nuno\n");
  ASSERT_EQ(document->blocks.size(), 3U);
  EXPECT_EQ(document->blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(slice(document->text, document->blocks[2].range), "uno");
  EXPECT_EQ(document->source.place(document->text, document->blocks[1].range.begin).line, 2U);
  EXPECT_EQ(document->name + " " + document->language, "f: item 1 es");
}

TEST(Feed, ATitleIsNotSaidTwice) {
  FeedItem item;
  item.title = "El puerto abre";
  item.body = "<h1>El puerto abre</h1><p>Tras un mes.</p>";
  item.body_type = "text/html";
  EXPECT_EQ(item_document(item)->text, "El puerto abre\nTras un mes.\n");
}

TEST(Feed, ItemsWithLess) {
  FeedItem item;
  item.place = "f: item 1";
  EXPECT_EQ(to_string(item_document(item).error()), "f: item 1: no text in it");
  item.body = "<img src='x.png'>";
  item.body_type = "text/html";
  item.title = "Foto";
  EXPECT_EQ(item_document(item)->text, "Foto\n");
  item.body = "Primero.\n\nSegundo.";
  item.body_type = "text/plain";
  EXPECT_EQ(item_document(item)->blocks.size(), 3U);
}

}  // namespace
}  // namespace cotejo
