// scan_tmx and parse_tmx: the units of a TMX as plain text.
#include "cotejo/tm.hpp"

#include <gtest/gtest.h>

#include "cotejo/text.hpp"

namespace cotejo {
namespace {

/// A whole file around what stands in its body, which begins in line 3.
std::string file(const std::string& body) {
  return "<tmx version=\"1.4\"><header srclang=\"es\"/>\n<body>\n" + body + "\n</body></tmx>\n";
}

std::string tuv(const std::string& tag, const std::string& content) {
  return "<tuv xml:lang=\"" + tag + "\"><seg>" + content + "</seg></tuv>";
}

std::string tu(const std::string& variants) { return "<tu>" + variants + "</tu>"; }

/// "es=en" a unit, then the number of those passed over: "casa=house puerta=door +1".
std::string show(const Result<TranslationMemory>& memory) {
  if (!memory) return to_string(memory.error());
  std::string out;
  for (const TmUnit& unit : memory->units) out += unit.es + "=" + unit.en + " ";
  return out + "+" + std::to_string(memory->passed_over);
}

std::string units(const std::string& tmx, const TmxReadOptions& options = {}) {
  return show(parse_tmx(tmx, "m.tmx", options));
}

struct TextCase {
  const char* what;
  const char* seg;
  const char* expected;
};

TEST(ParseTmx, GivesPlainText) {
  const TextCase cases[] = {
      {"plain", "la casa", "la casa"},
      {"references", "R&amp;D &lt;x&gt; &#225;&#xE9;", "R&D <x> áé"},
      {"CDATA", "a <![CDATA[<b> &amp; ]]>c", "a <b> &amp; c"},
      {"a comment and an instruction", "ca<!-- no -->sa<?no no?>s", "casas"},
      {"white space around", " \n  la casa\t ", "la casa"},
      {"laid out over lines", "\n    la\n    casa\n  ", "la casa"},
      {"formatting is no text", "la <bpt i='1'>&lt;b></bpt>casa<ept i='1'>&lt;/b></ept>", "la casa"},
      {"formatting within a word", "re<bpt i='1'>{\\b </bpt>do<ept i='1'>}</ept>", "redo"},
      {"highlighted text is text", "la <hi type='term'>casa</hi> roja", "la casa roja"},
      {"highlighted, with code in it", "<hi>la <ph>x</ph>casa</hi>", "la casa"},
      {"a line break between words", "uno<ph>&lt;br/></ph>dos", "uno dos"},
      {"an empty placeholder", "uno<ph/>dos", "uno dos"},
      {"placeholders side by side", "uno<ph/><ph>x</ph>dos", "uno dos"},
      {"between accented letters", "así<ph/>él", "así él"},
      {"before a number", "art.<ph/>5 a<ph/>5", "art.5 a 5"},
      {"beside signs and spaces", "(<ph/>uno <ph/>dos<ph/>)", "(uno dos)"},
      {"at the ends", "<ph/>uno<ph/>", "uno"},
      {"isolated and unknown codes", "u<it pos='begin'>x</it>n<ut>y</ut>o", "uno"},
      {"a footnote within code", "uno<ph>\\fn <sub>una <hi>nota</hi></sub></ph>, dos", "uno, dos"},
      {"elements that TMX does not have", "uno<b>dos</b>", "uno"},
      {"nothing", "", ""},
      {"white space only", " \n ", ""},
      {"codes only", "<ph>x</ph>", ""},
  };
  for (const TextCase& c : cases) {
    const std::string expected = *c.expected == '\0' ? "+1" : std::string(c.expected) + "=x +0";
    EXPECT_EQ(units(file(tu(tuv("es", c.seg) + tuv("en", "x")))), expected) << c.what;
  }
}

struct VariantCase {
  const char* what;
  std::string variants;
  const char* expected;
};

TEST(ParseTmx, FindsTheTwoLanguages) {
  const std::string es = tuv("es", "a"), en = tuv("en", "b");
  const VariantCase cases[] = {
      {"Spanish first", es + en, "a=b +0"},
      {"English first", en + es, "a=b +0"},
      {"regions", tuv("es-MX", "a") + tuv("en-GB", "b"), "a=b +0"},
      {"capitals and low lines", tuv("ES_ES", "a") + tuv("EN", "b"), "a=b +0"},
      {"three letters", tuv("spa", "a") + tuv("eng-US", "b"), "a=b +0"},
      {"as TMX 1.1 has it", "<tuv lang='ES'><seg>a</seg></tuv><tuv lang='EN-US'><seg>b</seg></tuv>", "a=b +0"},
      {"both attributes", "<tuv lang='fr' xml:lang='es'><seg>a</seg></tuv>" + en, "a=b +0"},
      {"others besides", tuv("fr", "c") + es + tuv("pt", "d") + en, "a=b +0"},
      {"of two regions the first", tuv("es-ES", "a") + tuv("es-MX", "c") + en, "a=b +0"},
      {"of two regions the one without text is none", tuv("es-ES", "") + tuv("es-MX", "c") + en, "c=b +0"},
      {"the plain tag before a region's", tuv("es-MX", "c") + es + en, "a=b +0"},
      {"a language whose tag begins alike", tuv("est", "c") + en, "+1"},
      {"one language", es + es, "+1"},
      {"no language", "<tuv><seg>a</seg></tuv>" + en, "+1"},
      {"no seg", "<tuv xml:lang='es'/>" + en, "+1"},
      {"no variants", "", "+1"},
  };
  for (const VariantCase& c : cases) EXPECT_EQ(units(file(tu(c.variants))), c.expected) << c.what;
}

TEST(ParseTmx, PrefersTheTagAskedFor) {
  const std::string tmx = file(tu(tuv("es", "a") + tuv("es-MX", "c") + tuv("en-US", "b") + tuv("en-GB", "d")));
  EXPECT_EQ(units(tmx, {.es_lang = "es-mx", .en_lang = "en-GB", .limits = {}}), "c=d +0");
  EXPECT_EQ(units(tmx, {.es_lang = "es-AR", .en_lang = "en", .limits = {}}), "a=b +0");
}

TEST(ParseTmx, TellsWhatGoesWithAUnit) {
  const std::string tmx = file(
      "<tu tuid='7'><note>uno &amp; dos</note><prop type='x-file'>a.txt</prop><note/>"
      "<tuv xml:lang='es-MX'><note>no</note><prop type='no'>no</prop><seg>a</seg></tuv>" +
      tuv("EN", "b") + "</tu>\n\n" + tu(tuv("es", "c") + tuv("en", "d")));
  const auto memory = parse_tmx(tmx, "m.tmx");
  ASSERT_TRUE(memory) << to_string(memory.error());
  ASSERT_EQ(memory->units.size(), 2U);
  const auto& [first, second] = std::tie(memory->units[0], memory->units[1]);
  EXPECT_EQ(first.id, "7");
  EXPECT_EQ(first.es_lang + " " + first.en_lang, "es-MX EN");
  EXPECT_EQ(first.notes, (std::vector<std::string>{"uno & dos", ""}));
  ASSERT_EQ(first.properties.size(), 1U);
  EXPECT_EQ(first.properties[0].type + "=" + first.properties[0].value, "x-file=a.txt");
  EXPECT_EQ(first.line, 3U);
  EXPECT_EQ(second.line, 5U);
  EXPECT_EQ(second.id + second.es_lang + second.en_lang, "esen");
  EXPECT_TRUE(second.notes.empty() && second.properties.empty());
}

TEST(ParseTmx, PassesOverWhatIsOutOfPlace) {
  const std::string good = tu(tuv("es", "a") + tuv("en", "b"));
  const VariantCase cases[] = {
      {"a unit in the header", "<header>" + good + "</header>", "a=b +0"},
      {"variants in no unit", tuv("es", "c") + tuv("en", "d"), "+0"},
      {"a seg in no variant", tu("<seg>c</seg>" + tuv("es", "a") + tuv("en", "b")), "a=b +0"},
      {"a second seg", tu("<tuv xml:lang='es'><seg>a</seg><seg>c</seg></tuv>" + tuv("en", "b")), "a=b +0"},
      {"text between elements", tu("c" + tuv("es", "a") + "d" + tuv("en", "b") + "e"), "a=b +0"},
      {"a unit in a note", "<tu><note>" + good + "</note></tu>", "+1"},
      {"a unit in a seg", tu(tuv("es", good) + tuv("en", "b")), "+1"},
  };
  for (const VariantCase& c : cases) EXPECT_EQ(units("<tmx>" + c.variants + "</tmx>"), c.expected) << c.what;
}

std::string utf16(std::string_view text, bool is_big) {
  std::string out = is_big ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = static_cast<unsigned>(next_code_point(text, at));
    const char bytes[] = {static_cast<char>(unit >> 8U), static_cast<char>(unit & 0xFFU)};
    out += {bytes[is_big ? 0 : 1], bytes[is_big ? 1 : 0]};
  }
  return out;
}

TEST(ParseTmx, ReadsEveryEncoding) {
  const std::string body = file(tu(tuv("es", "año") + tuv("en", "“year”")));
  const std::string declared = "<?xml version='1.0' encoding='UTF-16'?>" + body;
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?>" + file(tu(tuv("es", "a\xF1o") + tuv("en", "y")));
  EXPECT_EQ(units(body), "año=“year” +0");
  EXPECT_EQ(units("\xEF\xBB\xBF" + body), "año=“year” +0");
  EXPECT_EQ(units(utf16(declared, false)), "año=“year” +0");
  EXPECT_EQ(units(utf16(declared, true)), "año=“year” +0");
  EXPECT_EQ(units(utf16(body, false)), "año=“year” +0");  // not declared, and yet plain to see
  EXPECT_EQ(units(latin), "año=y +0");
}

struct HostileCase {
  const char* what;
  std::string tmx;
  std::string expected;
};

TEST(ParseTmx, SaysWhatIsWrongAndWhere) {
  const std::string good = tu(tuv("es", "a") + tuv("en", "b"));
  const HostileCase cases[] = {
      {"nothing", "", "m.tmx: the file is empty"},
      {"a mark of UTF-8 and nothing", "\xEF\xBB\xBF", "m.tmx: the file is empty"},
      {"a mark of UTF-16 and nothing", "\xFF\xFE", "m.tmx: the file is empty"},
      {"no XML", "a\tb\n", "m.tmx:1: text outside the root element"},
      {"another root", "<?xml version='1.0'?>\n<tbx/>", "m.tmx:2: the root element is <tbx> (expected <tmx>)"},
      {"cut short", "<tmx><body>\n" + good, "m.tmx:2: the file ends inside <body> (expected </body>)"},
      {"cut within a tag", "<tmx>\n<tu", "m.tmx:2: the file ends inside a tag"},
      {"crossed tags", file("<tu></tuv></tu>"), "m.tmx:3: </tuv> closes <tu> (expected </tu>)"},
      {"a control character", file(tu(tuv("es", "a&#1;"))),
       "m.tmx:3: reference &#1; is not of a character allowed in XML"},
      {"not UTF-8", file(tu(tuv("es", "a\xF1o"))), "m.tmx:3: bytes that are not UTF-8, here for the first time"},
      {"an entity of a file", "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n" + file(tu(tuv("es", "&x;"))),
       "m.tmx:1: the DOCTYPE declares entities, which is refused"},
      {"a bomb of entities",
       "<!DOCTYPE tmx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>\n" + file(tu(tuv("es", "&b;"))),
       "m.tmx:1: the DOCTYPE declares entities, which is refused"},
      {"an entity nobody declared", file(tu(tuv("es", "&nbsp;"))),
       "m.tmx:3: entity &nbsp; is not declared (expected the character itself)"},
      {"an encoding nobody knows", "<?xml version='1.0' encoding='KLINGON'?>" + file(good),
       "m.tmx: unknown encoding 'KLINGON' (expected UTF-8, UTF-16, windows-1252, ISO-8859-15, macintosh, IBM850 or "
       "another "
       "name registered with IANA)"},
  };
  for (const HostileCase& c : cases) EXPECT_EQ(units(c.tmx), c.expected) << c.what;
}

TEST(ParseTmx, TakesTheDoctypeWithoutItsFile) {
  EXPECT_EQ(units("<!DOCTYPE tmx SYSTEM \"http://no.example/tmx14.dtd\">" + file(tu(tuv("es", "a") + tuv("en", "b")))),
            "a=b +0");
}

TEST(ParseTmx, StopsAtItsLimits) {
  std::string open, close;
  for (int k = 0; k < 300; ++k) {
    open += "<hi>";
    close += "</hi>";
  }
  const std::string deep = file(tu(tuv("es", open + "a" + close) + tuv("en", "b")));
  EXPECT_EQ(units(deep), "m.tmx:3: elements are nested more than 256 deep");
  EXPECT_EQ(units(deep, {.limits = {.max_depth = 400}}), "a=b +0");
}

TEST(ScanTmx, HandsOnWhatStandsBeforeAnError) {
  const std::string tmx = file(tu(tuv("es", "a") + tuv("en", "b")) + "<tu>&no;</tu>");
  std::string heard;
  const auto counts = scan_tmx(tmx, "m.tmx", [&](const TmUnit& unit) { heard += unit.es; });
  EXPECT_FALSE(counts);
  EXPECT_EQ(heard, "a");
}

TEST(ScanTmx, CountsWhatItHandsOnAndWhatNot) {
  const std::string whole = tu(tuv("es", "a") + tuv("en", "b"));
  const auto counts = scan_tmx(file(whole + tu(tuv("es", "a")) + whole), "m.tmx", [](const TmUnit&) {});
  ASSERT_TRUE(counts) << to_string(counts.error());
  EXPECT_EQ(counts->units, 2U);
  EXPECT_EQ(counts->passed_over, 1U);
}

}  // namespace
}  // namespace cotejo
