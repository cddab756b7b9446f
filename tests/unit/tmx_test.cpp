// validate_tmx: what strict readers reject, and what lenient ones lose.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/text.hpp"
#include "cotejo/tm.hpp"

namespace cotejo {
namespace {

using namespace std::string_literals;

using Lines = std::vector<std::string>;

/// "LINE:COLUMN MESSAGE", with a '!' in front of what is fatal.
std::string line_of(const TmxProblem& problem) {
  return (problem.fatal ? "!" : "") + std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' +
         to_string(problem.what);
}

Lines problems_of(std::string_view tmx, const TmxLimits& limits = {}) {
  Lines lines;
  for (const TmxProblem& problem : validate_tmx(tmx, limits).problems) lines.push_back(line_of(problem));
  return lines;
}

const std::string kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string kHeader =
    "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\""
    " srclang=\"es\" datatype=\"plaintext\"/>";

/// A whole file around what stands in its body, which begins in line 5, column 1.
std::string file(const std::string& body) {
  return kDeclaration + "<tmx version=\"1.4\">\n" + kHeader + "\n<body>\n" + body + "\n</body>\n</tmx>\n";
}

std::string seg(const std::string& content) { return "<seg>" + content + "</seg>"; }

std::string tu(const std::string& es, const std::string& en) {
  return "<tu><tuv xml:lang=\"es\">" + seg(es) + "</tuv><tuv xml:lang=\"en\">" + seg(en) + "</tuv></tu>";
}

TEST(ValidateTmx, FindsNothingInGoodFiles) {
  const std::string cases[] = {
      file(""),
      file(tu("Uno &amp; &lt;dos&gt; &quot;tres&apos; &#225;&#xE9;", "One")),
      file(tu("<![CDATA[<b> & ]] > ]]]]>", "One")),
      file(tu("Uno<!-- a - b -->dos<?pi a=1?>", "One")),
      file("<tu tuid='a' usagecount='2' segtype=\"block\" creationdate=\"20240229T235960Z\"><note>n</note>"
           "<prop type=\"p\" xml:lang=\"en-GB\">v</prop><tuv xml:lang=\"es-419\"><prop "
           "type=\"x\">y</prop><seg>a</seg></tuv>"
           "<tuv xml:lang=\"EN\"><note>n</note><seg>b</seg></tuv></tu>"),
      file(tu("a <bpt i=\"1\" x=\"1\">&lt;b></bpt>b<ept i=\"1\">&lt;/b></ept> <ph x=\"2\"/><it pos=\"begin\"/> c",
              "<hi>d</hi> <ut>x</ut><ph><sub>e <hi>f</hi></sub></ph>g")),
      file("<tu srclang=\"*all*\"><tuv xml:lang=\"fr\"><seg>a</seg></tuv><tuv xml:lang=\"de\"><seg>b</seg></tuv></tu>"),
      "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">" + file("").substr(kDeclaration.size()),
      "<!DOCTYPE tmx PUBLIC '-//x//y>' \"a>b\" [<!-- ]> ' --> <!ATTLIST tu a CDATA ']>'> <?p ]?> ]>" +
          file("").substr(kDeclaration.size()),
      "\xEF\xBB\xBF" + file(tu("a", "b")),
      file(tu("con\ttab", "\xF0\x9F\x98\x80 \xC2\xA0 \xEF\xBF\xBD e\xCC\x81")),
  };
  for (const std::string& tmx : cases) EXPECT_EQ(problems_of(tmx), Lines{}) << tmx;
}

struct Case {
  const char* what;
  std::string tmx;
  Lines expected;
};

void expect_problems(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(problems_of(c.tmx), c.expected) << c.what;
}

TEST(ValidateTmx, RejectsCharactersXmlDoesNotHave) {
  expect_problems({
      {"reference to a control character, which pugixml writes and reads",
       file(tu("a&#01;b", "c")),
       {"!5:30 reference &#01; is not of a character allowed in XML"}},
      {"the same in hexadecimal",
       file(tu("a&#x1;b", "c")),
       {"!5:30 reference &#x1; is not of a character allowed in XML"}},
      {"reference to a surrogate",
       file(tu("&#xD83D;a", "c")),
       {"!5:29 reference &#xD83D; is not of a character allowed in XML"}},
      {"reference beyond Unicode",
       file(tu("&#x110000;a", "c")),
       {"!5:29 reference &#x110000; is not of a character allowed in XML"}},
      {"reference beyond any integer",
       file(tu("&#99999999999999999999;a", "c")),
       {"!5:29 reference &#99999999999999999999; is not of a character allowed in XML"}},
      {"reference without a number",
       file(tu("&#;&#x;&#xG;a", "c")),
       {"!5:29 reference &#; is not of a character allowed in XML",
        "!5:32 reference &#x; is not of a character allowed in XML",
        "!5:36 reference &#xG; is not of a character allowed in XML"}},
      {"raw control character", file(tu("a\x1F", "c")), {"!5:30 character U+001F is not allowed in XML"}},
      {"raw NUL", file(tu("a\0b"s, "c")), {"!5:30 character U+0000 is not allowed in XML"}},
      {"U+FFFE", file(tu("a\xEF\xBF\xBE", "c")), {"!5:30 character U+FFFE is not allowed in XML"}},
      {"in CDATA", file(tu("<![CDATA[\x02]]>b", "c")), {"!5:38 character U+0002 is not allowed in XML"}},
      {"in a comment", file("<!-- \x03 -->"), {"!5:6 character U+0003 is not allowed in XML"}},
      {"in an attribute",
       file("<tu tuid=\"\x04\">" + tu("a", "b").substr(4)),
       {"!5:11 character U+0004 is not allowed in XML"}},
      {"Latin-1 in a UTF-8 file; the column counts characters",
       file(tu("ni\xC3\xB1o ni\xF1o", "c")),
       {"!5:36 bytes that are not UTF-8, here for the first time"}},
      {"a surrogate in UTF-8",
       file(tu("\xED\xA0\xBD", "c")),
       {"!5:29 bytes that are not UTF-8, here for the first time"}},
  });
}

TEST(ValidateTmx, RejectsWhatIsNotWellFormed) {
  expect_problems({
      {"undeclared entity",
       file(tu("a&nbsp;b", "c")),
       {"!5:30 entity &nbsp; is not declared (expected the character itself)"}},
      {"bare ampersand",
       file(tu("AT&T; R & D", "c")),
       {"!5:31 entity &T; is not declared (expected the character itself)",
        "!5:37 '&' that begins no reference (expected &amp;)"}},
      {"bare less-than", file(tu("a < b", "c")), {"!5:31 '<' that begins no tag (expected &lt;)"}},
      {"]]> in text", file(tu("a ]]> b", "c")), {"!5:33 ']]>' in text (expected ]]&gt;)"}},
      {"duplicate attribute",
       file("<tu tuid=\"1\" tuid=\"2\">" + tu("a", "b").substr(4)),
       {"!5:14 attribute tuid is there twice"}},
      {"less-than in an attribute",
       file("<tu tuid=\"<\">" + tu("a", "b").substr(4)),
       {"!5:11 '<' in an attribute value (expected &lt;)"}},
      {"attribute without quotes", file("<tu tuid=1>"), {"!5:10 the value of attribute tuid has no quotes around it"}},
      {"attribute without value", file("<tu tuid>"), {"!5:9 attribute tuid has no value (expected '=')"}},
      {"attributes without a space between",
       file("<tu tuid=\"1\"datatype=\"2\">"),
       {"!5:13 unexpected 'd' inside a tag"}},
      {"attribute that does not end", file("<tu tuid=\"1>"), {"!5:10 a value in quotes does not end"}},
      {"wrong end tag", file("<tu></tuv>"), {"!5:5 </tuv> closes <tu> (expected </tu>)"}},
      {"end tag that does not end", file("<tu></tu "), {"!5:5 </tu> does not end (expected '>')"}},
      {"end of file in an element",
       kDeclaration + "<tmx version=\"1.4\">",
       {"!2:20 the file ends inside <tmx> (expected </tmx>)"}},
      {"end of file in a tag", kDeclaration + "<tmx version=\"1.4\" ", {"!2:20 the file ends inside a tag"}},
      {"comment with two dashes", file("<!-- a -- b -->"), {"!5:8 '--' inside a comment"}},
      {"comment that does not end", file("<!-- a "), {"!5:5 '<!--' does not end (expected '-->')"}},
      {"CDATA that does not end", file("<tu><![CDATA["), {"!5:5 '<![CDATA[' does not end (expected ']]>')"}},
      {"instruction that does not end", file("<?p "), {"!5:4 '<?' does not end (expected '?>')"}},
      {"instruction without a name", file("<? ?>"), {"!5:1 '<?' without a name"}},
      {"a blank line before the declaration",
       "\n" + file(""),
       {"!2:1 the XML declaration is not at the very beginning of the file"}},
      {"a second root", file("") + "<tmx/>", {"!8:1 a second root element <tmx>"}},
      {"text after the root", file("") + "x", {"!8:1 text outside the root element"}},
      {"no root", kDeclaration, {"!2:1 no root element (expected <tmx>)"}},
      {"no XML at all", "hola", {"!1:1 text outside the root element", "!1:5 no root element (expected <tmx>)"}},
      {"nothing", "", {"!0:0 the file is empty"}},
      {"a mark of UTF-16 and nothing", "\xFF\xFE", {"!0:0 the file is empty"}},
      {"XML 1.1",
       "<?xml version=\"1.1\"?>" + file("").substr(kDeclaration.size()),
       {"!1:1 the XML declaration does not begin with version=\"1.0\""}},
      {"declaration in the wrong order",
       "<?xml version=\"1.0\" standalone=\"no\" encoding=\"UTF-8\"?>" + file("").substr(kDeclaration.size()),
       {"!1:37 encoding is not expected here in the XML declaration"}},
      {"closing what is not open", file("") + "</tmx>", {"!8:1 </tmx> closes nothing"}},
  });
}

TEST(ValidateTmx, RefusesEntityDeclarations) {
  const std::string root = file("").substr(kDeclaration.size());
  const std::string laughs =
      "<!DOCTYPE tmx [\n<!ENTITY a \"ja\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>\n" + file(tu("&b;", "x"));
  expect_problems({
      {"billion laughs", laughs, {"!2:1 the DOCTYPE declares entities, which is refused"}},
      {"external entity",
       "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + root,
       {"!1:16 the DOCTYPE declares entities, which is refused"}},
      {"parameter entity",
       "<!DOCTYPE tmx [<!ENTITY % x SYSTEM 'http://example.com/x.dtd'> %x;]>" + root,
       {"!1:16 the DOCTYPE declares entities, which is refused"}},
      {"a DOCTYPE of something else", "<!DOCTYPE html>" + root, {"!1:1 the DOCTYPE is of 'html', expected 'tmx'"}},
      {"two DOCTYPEs",
       "<!DOCTYPE tmx><!DOCTYPE tmx>" + root,
       {"!1:15 a DOCTYPE is not expected here (expected one, before the root element)"}},
      {"DOCTYPE that does not end", "<!DOCTYPE tmx <tmx>", {"!1:1 the DOCTYPE does not end (expected '>')"}},
      {"subset that does not end",
       "<!DOCTYPE tmx [ <!ELEMENT",
       {"!1:17 a declaration in the DOCTYPE does not end (expected '>')"}},
  });
}

/// `utf8` as UTF-16, little-endian.
std::string utf16(std::string_view utf8) {
  std::string out;
  const auto append = [&](char32_t unit) {
    out.push_back(static_cast<char>(unit & 0xFFU));
    out.push_back(static_cast<char>(unit >> 8U));
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x10000) {
      append(c);
    } else {
      append(0xD7C0 + (c >> 10U));
      append(0xDC00 + (c & 0x3FFU));
    }
  }
  return out;
}

std::string with_encoding(std::string tmx, const std::string& encoding) {
  return tmx.replace(tmx.find("UTF-8"), 5, encoding);
}

TEST(ValidateTmx, ReadsTheEncodingsOfXml) {
  const std::string good =
      file(tu("Ma\xC3\xB1"
              "ana \xF0\x9F\x98\x80",
              "b"));
  const std::string bad =
      file(tu("Ma\xC3\xB1"
              "ana & noche",
              "b"));
  const std::string mark = "\xFF\xFE";
  expect_problems({
      {"UTF-16", mark + utf16(with_encoding(good, "UTF-16")), {}},
      {"places in UTF-16 are those of the text",
       mark + utf16(with_encoding(bad, "utf-16")),
       {"!5:36 '&' that begins no reference (expected &amp;)"}},
      {"UTF-16 that says UTF-8", mark + utf16(good), {"!0:0 the file is in UTF-16, but declares UTF-8"}},
      {"UTF-16 without a mark", utf16(with_encoding(good, "UTF-16")), {"!0:0 UTF-16 without a byte-order mark"}},
      {"UTF-8 that says UTF-16", with_encoding(good, "UTF-16"), {"!0:0 the file declares UTF-16, but is not"}},
      {"Latin-1",
       with_encoding(file(tu("ni\xF1o", "b")), "ISO-8859-1"),
       {"1:1 not every reader knows the encoding ISO-8859-1 (expected UTF-8 or UTF-16)"}},
      {"no name of an encoding",
       with_encoding(good, "UTF/8"),
       {"!1:1 'UTF/8' is not the name of an encoding (expected UTF-8 or UTF-16)"}},
      {"unknown",
       with_encoding(good, "EBCDIC-X"),
       {"!0:0 unknown encoding 'EBCDIC-X' (expected UTF-8, UTF-16, windows-1252, ISO-8859-15, macintosh, IBM850 or "
        "another name registered with IANA)",
        "1:1 not every reader knows the encoding EBCDIC-X (expected UTF-8 or UTF-16)"}},
  });
}

TEST(ValidateTmx, HoldsTheFileToTheDtd) {
  const auto in_file = [](const std::string& tmx_start, const std::string& content) {
    return kDeclaration + tmx_start + "\n" + content + "\n</tmx>\n";
  };
  const std::string tmx14 = "<tmx version=\"1.4\">";
  const std::string tuv_es = "<tuv xml:lang=\"es\"><seg>a</seg></tuv>",
                    tuv_en = "<tuv xml:lang=\"en\"><seg>b</seg></tuv>";
  expect_problems({
      {"version 1.4b",
       in_file("<tmx version=\"1.4b\">", kHeader + "<body/>"),
       {"!2:6 version is '1.4b' (expected 1.4)"}},
      {"no version", in_file("<tmx>", kHeader + "<body/>"), {"!2:1 <tmx> has no attribute version"}},
      {"another root", "<TMX version=\"1.4\"/>", {"!1:1 the root element is <TMX> (expected <tmx>)"}},
      {"no header", in_file(tmx14, "<body/>"), {"!2:1 <tmx> has no <header>"}},
      {"no body", in_file(tmx14, kHeader), {"!2:1 <tmx> has no <body>"}},
      {"header last", in_file(tmx14, "<body/>\n" + kHeader), {"!4:1 <header> comes too late in <tmx>"}},
      {"two bodies", in_file(tmx14, kHeader + "<body/>\n<body/>"), {"!4:1 a second <body> in <tmx>"}},
      {"bare header",
       in_file(tmx14, "<header/><body/>"),
       {"!3:1 <header> has no attribute creationtool", "!3:1 <header> has no attribute creationtoolversion",
        "!3:1 <header> has no attribute segtype", "!3:1 <header> has no attribute o-tmf",
        "!3:1 <header> has no attribute adminlang", "!3:1 <header> has no attribute srclang",
        "!3:1 <header> has no attribute datatype"}},
      {"unknown element", file("<unit><b>x</b></unit>"), {"!5:1 <unit> may not stand in <body>"}},
      {"unknown attribute",
       file("<tu id=\"1\">" + tuv_es + tuv_en + "</tu>"),
       {"!5:5 attribute id may not stand in <tu>"}},
      {"no tuv", file("<tu/>"), {"!5:1 <tu> has no <tuv>"}},
      {"no seg", file("<tu>" + tuv_es + "<tuv xml:lang=\"en\"/></tu>"), {"!5:42 <tuv> has no <seg>"}},
      {"two segs",
       file("<tu>" + tuv_es + "<tuv xml:lang=\"en\"><seg>a</seg><seg>b</seg></tuv></tu>"),
       {"!5:73 a second <seg> in <tuv>"}},
      {"prop after tuv",
       file("<tu>" + tuv_es + tuv_en + "<prop type=\"a\">b</prop></tu>"),
       {"!5:79 <prop> comes too late in <tu>"}},
      {"prop without a type",
       file("<tu><prop>b</prop>" + tuv_es + tuv_en + "</tu>"),
       {"!5:5 <prop> has no attribute type"}},
      {"ude without a map",
       in_file(tmx14, kHeader.substr(0, kHeader.size() - 2) + ">\n<ude name=\"u\"/></header><body/>"),
       {"!4:1 <ude> has no <map>"}},
      {"text where none may be",
       file("<tu>hola" + tuv_es + "hola" + tuv_en + "</tu>"),
       {"!5:5 text may not stand in <tu>"}},
      {"no xml:lang",
       file("<tu><tuv lang=\"es\"><seg>a</seg></tuv>" + tuv_en + "</tu>"),
       {"5:1 a tu without a tuv in the source language 'es'", "!5:5 <tuv> has no attribute xml:lang"}},
      {"underscore in xml:lang",
       file("<tu><tuv xml:lang=\"es_MX\"><seg>a</seg></tuv>" + tuv_en + "</tu>"),
       {"!5:10 xml:lang is 'es_MX' (expected a language tag like es or es-MX)"}},
      {"segtype",
       file("<tu segtype=\"clause\">" + tuv_es + tuv_en + "</tu>"),
       {"!5:5 segtype is 'clause' (expected block, paragraph, sentence or phrase)"}},
      {"position", file(tu("a<it pos=\"open\"/>", "b")), {"!5:34 pos is 'open' (expected begin or end)"}},
      {"inline element out of place", file(tu("a<b>c</b>", "d")), {"!5:30 <b> may not stand in <seg>"}},
      {"sub outside of code", file(tu("a<sub>c</sub>", "d")), {"!5:30 <sub> may not stand in <seg>"}},
      {"bpt without i", file(tu("a<bpt/>", "d")), {"!5:30 <bpt> has no attribute i"}},
  });
}

TEST(ValidateTmx, WarnsOfWhatToolsLose) {
  const std::string es = "<tuv xml:lang=\"es\"><seg>a</seg></tuv>";
  const auto tu_with = [&](const std::string& attributes) {
    return file("<tu " + attributes + ">" + tu("a", "b").substr(4));
  };
  expect_problems({
      {"empty seg", file(tu("a", "")), {"!5:61 an empty seg (OmegaT would translate to nothing)"}},
      {"blank seg", file(tu("a", " \xC2\xA0\n")), {"!5:61 an empty seg (OmegaT would translate to nothing)"}},
      {"seg of code only", file(tu("a", "<ph/> <ph>x</ph>")), {"5:61 a seg without text, of inline elements only"}},
      {"indented seg",
       file(tu("\n  a", "b\t")),
       {"5:24 white space at the beginning or end of a seg, which prevents exact matches",
        "6:35 white space at the beginning or end of a seg, which prevents exact matches"}},
      {"one language", file("<tu>" + es + "</tu>"), {"5:1 a tu in one language only"}},
      {"one language twice", file("<tu>" + es + es + "</tu>"), {"5:1 a tu in one language only"}},
      {"no source",
       file("<tu><tuv xml:lang=\"fr\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>"),
       {"5:1 a tu without a tuv in the source language 'es'"}},
      {"the tu's own srclang", tu_with("srclang=\"fr\""), {"5:1 a tu without a tuv in the source language 'fr'"}},
      {"duplicate tuid",
       file("<tu tuid=\"a\">" + tu("a", "b").substr(4) + "\n<tu tuid=\"a\">" + tu("c", "d").substr(4)),
       {"6:5 tuid 'a' is there more than once"}},
      {"tuid with a space", tu_with("tuid=\"a b\""), {"5:5 tuid is 'a b' (expected a value without white space)"}},
      {"date",
       tu_with("creationdate=\"2024-01-31\""),
       {"5:5 creationdate is '2024-01-31' (expected a date and time as YYYYMMDDThhmmssZ)"}},
      {"month 13",
       tu_with("changedate=\"20241301T000000Z\""),
       {"5:5 changedate is '20241301T000000Z' (expected a date and time as YYYYMMDDThhmmssZ)"}},
      {"usagecount", tu_with("usagecount=\"-1\""), {"5:5 usagecount is '-1' (expected a number)"}},
      {"srclang",
       tu_with("srclang=\"espa\xC3\xB1ol\""),
       {"5:1 a tu without a tuv in the source language 'espa\xC3\xB1ol'",
        "5:5 srclang is 'espa\xC3\xB1ol' (expected a language tag like es or es-MX, or *all*)"}},
      {"bpt without ept", file(tu("a<bpt i=\"1\"/>", "b")), {"5:30 <bpt> with i '1' without an <ept>"}},
      {"ept without bpt", file(tu("a<ept i=\"1\"/>", "b")), {"5:30 <ept> with i '1' without a <bpt> before it"}},
      {"two pairs of one i",
       file(tu("<bpt i=\"1\"/>a<ept i=\"1\"/><bpt i=\"1\"/>b<ept i=\"1\"/>", "b")),
       {"5:54 a second <bpt> with i '1' in the same seg", "5:67 a second <ept> with i '1' in the same seg"}},
  });
}

TEST(ValidateTmx, ShowsLittleOfWhatStrangersWrote) {
  const Lines found =
      problems_of(file("<tu tuid=\"a b\x07 " + std::string(1000, 'x') + "\">" + tu("a", "b").substr(4)));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0],
            "5:5 tuid is 'a b\xEF\xBF\xBD " + std::string(35, 'x') + "…' (expected a value without white space)");
}

TEST(ValidateTmx, KeepsToItsLimits) {
  std::string deep;
  for (int k = 0; k < 100'000; ++k) deep += "<ph><sub>";
  EXPECT_EQ(problems_of(file(tu("a" + deep, "b")), {.max_depth = 64}),
            Lines{"!5:295 elements are nested more than 64 deep"});
  std::string attributes;
  for (int k = 0; k < 100'000; ++k) attributes += " a" + std::to_string(k) + "=\"\"";
  EXPECT_EQ(problems_of(file("<tu" + attributes + "/>"), {.max_attributes = 8}),
            Lines{"!5:53 an element has more than 8 attributes"});
  std::string many;
  for (int k = 0; k < 50; ++k) many += tu("a&x;", " b");
  const Lines found = problems_of(file(many), {.max_problems = 3});
  ASSERT_EQ(found.size(), 8U);
  EXPECT_EQ(found[6], "!0:0 47 more fatal problems are not listed");
  EXPECT_EQ(found[7], "0:0 47 more problems are not listed");
}

TEST(ValidateTmx, Counts) {
  const std::string other =
      "<tu><tuv xml:lang=\"es\"><seg>Uno.</seg></tuv><tuv xml:lang=\"fr\"><seg>Un.</seg></tuv></tu>";
  const TmxStats stats =
      validate_tmx(file(tu("Uno.", "One.") + tu("Dos.", "Two.") + tu("Uno.", "A one.") + tu("Uno.", "One.") + other))
          .stats;
  EXPECT_EQ(stats.units, 5U);
  EXPECT_EQ(stats.variants, 10U);
  EXPECT_EQ(stats.same_source_different_target, 3U);  // French is another matter
}

// Whatever is cut off, the rest is read without harm, and the cut is noticed.
TEST(ValidateTmx, NoticesTruncation) {
  const std::string whole =
      file("<!-- c --><tu tuid=\"a\"><note>&amp;</note>" + tu("<![CDATA[a]]><ph>x</ph>", "b").substr(4));
  const std::size_t end = whole.rfind('>');
  for (std::size_t size = 0; size <= end; ++size) {
    const TmxValidation validation = validate_tmx(std::string_view(whole).substr(0, size));
    EXPECT_TRUE(std::ranges::any_of(validation.problems, &TmxProblem::fatal)) << size;
  }
}

}  // namespace
}  // namespace cotejo
