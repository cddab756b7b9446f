#include <gtest/gtest.h>

#include <algorithm>

#include "cotejo/document.hpp"

namespace cotejo {
namespace {

Document parse(std::string_view html, const DocumentOptions& options = {.format = "html"}) {
  auto document = parse_document(html, "p.html", options);
  EXPECT_TRUE(document) << to_string(document.error());
  return document ? std::move(*document) : Document{};
}

std::string error_of(std::string_view html) {
  const auto document = parse_document(html, "p.html");
  return document ? "no error" : to_string(document.error());
}

/// "h:Title|p:text", line ends as '/'.
std::string blocks_of(std::string_view html) {
  constexpr std::string_view kNames[] = {"p", "h", "li", "caption", "cell", "pre"};
  const Document document = parse(html);
  std::string out;
  for (const Block& block : document.blocks) {
    out.append(out.empty() ? "" : "|").append(kNames[static_cast<std::size_t>(block.kind)]).append(":");
    out.append(slice(document.text, block.range));
  }
  std::ranges::replace(out, '\n', '/');
  return out;
}

TEST(Html, BlocksAreWhatABrowserSetsApart) {
  struct Case {
    std::string_view html, blocks;
  };
  const Case cases[] = {
      {"<p>uno<p>dos", "p:uno|p:dos"},
      {"uno<div>dos</div>tres", "p:uno|p:dos|p:tres"},
      {"<h1>A</h1><h6>B</h6><p>c", "h:A|h:B|p:c"},
      {"<ul><li>a<li><p>b</p><p>c</p></ul>", "li:a|li:b|li:c"},
      {"<dl><dt>a<dd>b</dl>", "li:a|li:b"},
      {"<table><caption>t</caption><tr><th>a<td>b</table>", "caption:t|cell:a|cell:b"},
      {"<figure><img alt=x><figcaption>pie</figcaption></figure>", "caption:pie"},
      {"<blockquote>a</blockquote><address>b</address>", "p:a|p:b"},
      {"<p>una <b>so</b>la <a href=x>pala<i>bra</i></a></p>", "p:una sola palabra"},
      {"<p>verso uno<br>verso dos<br><br>otra<br/>\n<br/>\nfin<br></p>", "p:verso uno/verso dos|p:otra|p:fin"},
      {"<pre>\n  a  b\n c\n\nd</pre>", "pre:a b/c|pre:d"},
      {"a<hr>b", "p:a|p:b"},
      {"<p>a<li>b", "p:a|li:b"},
      {"<section><header><h2>t</h2></header><p>x</p></section>", "h:t|p:x"},
  };
  for (const Case& c : cases) EXPECT_EQ(blocks_of(c.html), c.blocks) << c.html;
}

TEST(Html, WhiteSpaceCollapses) {
  EXPECT_EQ(blocks_of("<p>  uno \t\r\n dos<b> tres </b> cuatro </p>"), "p:uno dos tres cuatro");
  EXPECT_EQ(blocks_of("<p>&nbsp;10&nbsp;% &nbsp; x&nbsp;</p>"), "p:10\u00A0% \u00A0 x");
  EXPECT_EQ(blocks_of("<p>a</p> \n <p> </p>\n<p>&nbsp;</p><p>b</p>"), "p:a|p:b");
}

TEST(Html, NumbersBeyondUnicodeAreReplaced) {
  for (const std::string_view number :
       {"0", "1114112", "4294967296", "99999999999999999999", "x110000", "xFFFFFF0041"}) {
    EXPECT_EQ(blocks_of("<p>a&#" + std::string(number) + ";b"), "p:a\uFFFDb") << number;
  }
}

TEST(Html, SomeElementsAreNotText) {
  EXPECT_EQ(blocks_of("<head><title>t</title><style>s{}</style></head><p>a<script>var x='<p>no</p>'</script>"
                      "<noscript>n</noscript><template>t</template><!-- c --><select><option>o</select>b"
                      "<span hidden>h</span><svg><text>s</text></svg>c</p><div hidden><p>no</div><button>b</button>"),
            "p:abc");
  EXPECT_EQ(blocks_of("<p>a</p><title>t <b>u</b></title><textarea>x</textarea><p>b</p>"), "p:a|p:b");
}

TEST(Html, TheMainPartIsPreferred) {
  struct Case {
    std::string_view html, blocks;
  };
  const Case cases[] = {
      {"<nav>n</nav><p>a</p><aside>s</aside><footer>f</footer>", "p:a"},
      {"<p>x</p><main><nav>n</nav><p>a</p></main>", "p:a"},
      {"<p>x</p><div><article>a</article></div><article>b</article>", "p:a|p:b"},
      {"<main><article>a</article><p>b</p></main>", "p:a|p:b"},
      {"<article> </article><p>a</p>", "p:a"},
      {"<form><p>a</p></form>", "p:a"},
      {"<form><main><p>a</p></main></form>", "p:a"},
  };
  for (const Case& c : cases) EXPECT_EQ(blocks_of(c.html), c.blocks) << c.html;
}

TEST(Html, TitleAndLanguageAreRead) {
  const Document document = parse("<html lang=es-MX><title> El\n t&iacute;tulo </title><p>x");
  EXPECT_EQ(document.title, "El título");
  EXPECT_EQ(document.language, "es-MX");
  EXPECT_EQ(parse("<html xml:lang=en><p>x").language, "en");
  EXPECT_EQ(parse("<p>x").title, "");
}

TEST(Html, EncodingIsDeclaredOrDetected) {
  struct Case {
    std::string_view html, encoding;
  };
  const Case cases[] = {
      {"<meta charset=\"windows-1251\"><p>\xEF\xE0\xF0\xE0", "windows-1251"},
      {"<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-15'><p>\xA4", "ISO-8859-15"},
      {"<?xml version='1.0' encoding='iso-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml'><p>a\xF1o</p></html>",
       "windows-1252"},
      {"<meta charset=utf-8><p>año", "UTF-8"},
      {"\xEF\xBB\xBF<meta charset=iso-8859-1><p>año", "UTF-8"},
      {"<p>a\xF1o", "windows-1252"},
  };
  for (const Case& c : cases) EXPECT_EQ(parse(c.html).encoding, c.encoding) << c.html;
}

TEST(Html, Utf16PagesAreRecognised) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("<!doctype html><p>hola")) wide.append({c, '\0'});
  EXPECT_EQ(parse(wide, {}).text, "hola\n");
}

TEST(Html, XhtmlElementsMayBeEmpty) {
  EXPECT_EQ(blocks_of("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/>"
                      "<script src='a.js'/></head><body><p>uno<br/>dos<a id='x'/></p><div/><p>tres</p></body></html>"),
            "p:uno/dos|p:tres");
}

/// What an HTML character reference at the start of `source` should give; the character itself otherwise.
char32_t expected_at(std::u32string_view source) {
  struct Reference {
    std::u32string_view source;
    char32_t character;
  };
  constexpr Reference kReferences[] = {{U"&amp;", '&'},        {U"&AMP", '&'},
                                       {U"&iacute", U'í'},     {U"&lt;", '<'},
                                       {U"&eacute;", U'é'},    {U"&ntilde", U'ñ'},
                                       {U"&#191;", U'¿'},      {U"&#xE1;", U'á'},
                                       {U"&nbsp;", 0xA0},      {U"&mdash;", U'—'},
                                       {U"&#128;", U'€'},      {U"&not", U'¬'},
                                       {U"&#38;", '&'},        {U"&NotEqualTilde;", 0x2242},
                                       {U"&#x1D11E;", 0x1D11E}};
  for (const Reference& reference : kReferences) {
    if (source.starts_with(reference.source)) return reference.character;
  }
  return source[0];
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string all;
  for (std::size_t at = 0; at < utf8.size();) all.push_back(next_code_point(utf8, at));
  return all;
}

bool is_white(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// Each character of each block leads to its own source: itself, its entity, white space for a space, a <br> or white
/// space for a line end.
void expect_exact_map(std::string_view html) {
  const Document document = parse(html);
  const std::u32string source = to_code_points(html);
  for (const Block& block : document.blocks) {
    for (std::size_t at = block.range.begin; at < block.range.end;) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(document.text, at);
      const std::size_t offset = document.source.place(document.text, begin).offset;
      ASSERT_LT(offset, source.size()) << html;
      const std::u32string_view rest = std::u32string_view(source).substr(offset);
      const bool is_exact = c == expected_at(rest) || (is_white(c) && is_white(rest[0])) ||
                            (c == '\n' && rest.starts_with(U"<br")) || (c == 0x338 && rest.starts_with(U"&NotEqual"));
      ASSERT_TRUE(is_exact) << html << "\nU+" << std::hex << static_cast<unsigned>(c) << " at text byte " << std::dec
                            << begin << " leads to code point " << offset;
    }
  }
}

TEST(Html, EveryCharacterLeadsToItsSource) {
  constexpr std::string_view kPages[] = {
      "<p>Año &mdash; ma&ntilde;ana &amp; hoy</p>\r\n<p>l&iacutenea</p>",
      "<p>uno \r\n\t dos<b>tres</b>  <i> cuatro</i><br>cinco",
      "<div>&#191;Qu&eacute; pas&#xE1;? &lt;b> &#128; 5 < 6 & 7 && &x; &;</div>",
      "<p>&AMPx &notit; &NotEqualTilde; &amp;amp; &#38;lt; &#x1D11E;𝄞</p>",
      "<p>a</x>b<!-- c -->d</p x='>'>e<td>f</td>g<?php x?>h</ >i</p>j",
      "<pre>\n\nx  &eacute;\r\ny\n\nz</pre>",
      "<table>fuera<tr>de<td>lugar &eacute; x</table>fin",
      "<p>ñandú <b>él <i>más</b> allá</i> fin",
      "<ul><li>á<li>é</ul>í<h2>ó</h2>",
      "<p>x</body></html>\n y &eacute;",
      "<svg><desc>no</desc></svg><p>s&eacute;</p><math><mi>x&eacute;</mi></math>",
      "<a href='?a=1&b=2'>&ntilde</a>&ntilde<p title='&eacute; > x'>&eacute;",
  };
  for (const std::string_view page : kPages) expect_exact_map(page);
}

TEST(Html, LongTextsLeadToTheirSourceToo) {
  std::string page = "<p>";
  for (int k = 0; k < 2000; ++k) page += k % 100 == 0 ? "corazón&nbsp;y " : "palabra ñ ";
  expect_exact_map(page);
}

TEST(Html, RangesCoverWholeEntities) {
  const Document document = parse("<p>caf&eacute;</p>");
  EXPECT_EQ(document.source.source_range(document.text, document.blocks.at(0).range), (CodePointRange{3, 14}));
}

TEST(Html, PlacesCountCodePointsOfTheDecodedSource) {
  const Document document = parse("<p>\xF1u\n<b>\xE9l</b>");
  ASSERT_EQ(document.encoding, "windows-1252");
  const std::size_t byte = document.text.find("él");
  EXPECT_EQ(document.source.place(document.text, byte), (SourcePlace{9, 2, 4}));
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t k = 0; k < times; ++k) all += piece;
  return all;
}

TEST(Html, PagesThatWouldOverloadAParserAreRefused) {
  struct Case {
    std::string html, message;
  };
  const Case cases[] = {
      {"<html>\n" + repeat("<div>", 1'000'000), "p.html:2: elements are nested deeper than 512"},
      {"<html>" + repeat("<span><div></span>", 100'000), "p.html:1: elements are nested deeper than 512"},
      {"<html><!-->" + repeat("<div>", 100'000), "p.html:1: elements are nested deeper than 512"},
      {"<html>" + repeat("<div/>", 100'000), "p.html:1: elements are nested deeper than 512"},
      {"<html><svg>" + repeat("<g>", 100'000), "p.html:1: elements are nested deeper than 512"},
      {"<html><svg><style>" + repeat("<div>", 100'000), "p.html:1: elements are nested deeper than 512"},
      {"<html><p " + repeat("a=1 ", 100'000), "p.html:1: a tag has more than 512 attributes"},
      {"<html>" + repeat("<font size=1>", 500) + repeat("<p>x", 100'000),
       "p.html:1: too many formatting elements are left open"},
  };
  for (const Case& c : cases) EXPECT_EQ(error_of(c.html), c.message);
}

TEST(Html, LongButFlatPagesAreRead) {
  EXPECT_EQ(parse("<html>" + repeat("<p>x", 20'000)).blocks.size(), 20'000U);
  EXPECT_EQ(parse("<html><ul>" + repeat("<li>x", 20'000)).blocks.size(), 20'000U);
  EXPECT_EQ(parse("<html><svg>" + repeat("<path/>", 20'000) + "</svg><p>x").blocks.size(), 1U);
  EXPECT_EQ(parse("<html><script>" + repeat("'<div>'", 20'000) + "</script><p>x").blocks.size(), 1U);
  EXPECT_EQ(parse("<p title='" + std::string(1'000'000, 'x') + "'>x").blocks.size(), 1U);
  EXPECT_EQ(parse("<p>" + repeat("<a name=x>y", 2'000)).blocks.size(), 1U);
}

TEST(Html, DepthIsAnOption) {
  const std::string page = repeat("<div>", 20) + "x";
  EXPECT_TRUE(parse_document(page, "p.html", {.max_depth = 20}));
  EXPECT_FALSE(parse_document(page, "p.html", {.max_depth = 19}));
}

}  // namespace
}  // namespace cotejo
