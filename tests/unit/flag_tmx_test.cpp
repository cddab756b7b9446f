// What findings say, in the units of a TMX: one that is written, and one that exists.
#include <gtest/gtest.h>

#include <sstream>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

std::string in_capitals(const Finding& finding) { return finding.es_term + " < " + finding.en_term; }

Finding finding_in(std::vector<std::uint32_t> units) {
  Finding out;
  out.es_term = "oleoducto";
  out.en_term = "conduit";
  out.expected = "pipeline";
  out.confidence = 0.9F;
  for (const std::uint32_t unit : units) out.places.push_back({0, {unit, {0, 1}}, {unit, {0, 1}}});
  return out;
}

const std::string kNote = "<note>cotejo: oleoducto &lt; conduit</note>";
const std::string kProps =
    "<prop type=\"x-cotejo-term-type\">one-to-many</prop><prop type=\"x-cotejo-term-es\">oleoducto</prop>"
    "<prop type=\"x-cotejo-term-en\">conduit</prop><prop type=\"x-cotejo-term-expected\">pipeline</prop>"
    "<prop type=\"x-cotejo-term-confidence\">0.900</prop>";

const std::string kTexts = "<tuv xml:lang=\"es\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv>";

std::string file(const std::string& body) {
  return "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"es\"><note>cotejo: no unit</note></header>\n"
         "<body>\n" +
         body + "\n</body></tmx>\n";
}

/// The file with notes on the units that `findings` are in.
std::string flagged(const std::string& bytes, std::vector<Finding> findings) {
  const Result<TranslationMemory> memory = parse_tmx(bytes, "m.tmx");
  if (!memory) return to_string(memory.error());
  const Result<std::string> out = flag_tmx(bytes, "m.tmx", memory->units, {findings, 0, in_capitals});
  return out ? *out : to_string(out.error());
}

struct Case {
  const char* what;
  std::string before, after;  ///< the body; the finding is in the first unit with both languages
};

TEST(FlagTmx, PutsNotesWhereTheyMayStand) {
  const Case cases[] = {
      {"on one line", "<tu>" + kTexts + "</tu>", "<tu>" + kNote + kProps + kTexts + "</tu>"},
      {"behind what is there", "<tu tuid='1'><note>n</note><prop type='p'>q</prop>" + kTexts + "</tu>",
       "<tu tuid='1'><note>n</note><prop type='p'>q</prop>" + kNote + kProps + kTexts + "</tu>"},
      {"behind an empty property", "<tu><prop type='p'/>" + kTexts + "</tu>",
       "<tu><prop type='p'/>" + kNote + kProps + kTexts + "</tu>"},
      {"a note of a variant is none of the unit's",
       "<tu><tuv xml:lang='es'><note>cotejo: x</note><seg>a</seg></tuv>"
       "<tuv xml:lang='en'><seg>b</seg></tuv></tu>",
       "<tu>" + kNote + kProps +
           "<tuv xml:lang='es'><note>cotejo: x</note><seg>a</seg></tuv>"
           "<tuv xml:lang='en'><seg>b</seg></tuv></tu>"},
      {"not in what has one language", "<tu><tuv xml:lang='es'><seg>a</seg></tuv></tu><tu/><tu>" + kTexts + "</tu>",
       "<tu><tuv xml:lang='es'><seg>a</seg></tuv></tu><tu/><tu>" + kNote + kProps + kTexts + "</tu>"},
      {"not in another unit", "<tu>" + kTexts + "</tu><tu>" + kTexts + "</tu>",
       "<tu>" + kNote + kProps + kTexts + "</tu><tu>" + kTexts + "</tu>"},
      {"comments stay", "<tu><!-- a --><prop type='p'>q</prop><!-- <tu> -->" + kTexts + "</tu>",
       "<tu><!-- a --><prop type='p'>q</prop>" + kNote + kProps + "<!-- <tu> -->" + kTexts + "</tu>"},
      {"an old note goes", "<tu><note>cotejo: old</note><note>n</note>" + kTexts + "</tu>",
       "<tu><note>n</note>" + kNote + kProps + kTexts + "</tu>"},
      {"old properties go, others stay",
       "<tu><prop type='x-cotejo-term-es'>x</prop><prop type='x-cotejo-confidence'>1</prop>"
       "<prop type='x-cotejo-finding'/><prop type='x-cotejo-finding-severity'>note</prop>" +
           kTexts + "</tu>",
       "<tu><prop type='x-cotejo-confidence'>1</prop>" + kNote + kProps + kTexts + "</tu>"},
      {"a user's note that speaks of cotejo stays", "<tu><note>see cotejo: x</note>" + kTexts + "</tu>",
       "<tu><note>see cotejo: x</note>" + kNote + kProps + kTexts + "</tu>"},
  };
  for (const auto& [what, before, after] : cases)
    EXPECT_EQ(flagged(file(before), {finding_in({0})}), file(after)) << what;
}

TEST(FlagTmx, LaysOutAsTheFileDoes) {
  const std::string start = "<tu>\r\n    ", rest = kTexts + "\r\n</tu>";
  std::string out = flagged(file(start + rest), {finding_in({0})});
  EXPECT_NE(out.find("<tu>\r\n    " + kNote + "\r\n    <prop"), std::string::npos) << out;
  EXPECT_NE(out.find("</prop>\r\n    <tuv"), std::string::npos) << out;
}

TEST(FlagTmx, IsTheSameTwiceAndGoesAway) {
  const std::string bodies[] = {
      "<tu>" + kTexts + "</tu>",
      "<tu >\n  <note>n</note>\n  " + kTexts + "\n</tu>\n<tu>\n\t" + kTexts + "</tu>",
      "<tu><prop type='p'>q</prop><!-- c -->" + kTexts + "</tu>",
  };
  for (const std::string& body : bodies) {
    const std::string once = flagged(file(body), {finding_in({0})});
    EXPECT_NE(once, file(body));
    EXPECT_EQ(flagged(once, {finding_in({0})}), once);
    EXPECT_EQ(flagged(once, {}), file(body));
  }
}

TEST(FlagTmx, SaysAllOfAUnitAndEachThingOnce) {
  Finding number;
  number.type = FindingType::wrong_number;
  number.severity = Severity::error;
  number.es_term = "3";
  number.en_term = "4";
  number.places = {{0, {0, {}}, {0, {}}}, {1, {0, {}}, {0, {}}}};  // the latter in another text
  const std::string out = flagged(file("<tu>" + kTexts + "</tu>"), {finding_in({0, 0}), number});
  EXPECT_NE(out.find("<tu><note>cotejo: oleoducto &lt; conduit\n3 &lt; 4</note>" + kProps +
                     "<prop type=\"x-cotejo-finding\">wrong_number</prop><prop "
                     "type=\"x-cotejo-finding-severity\">error</prop>"
                     "<prop type=\"x-cotejo-finding-confidence\">0.000</prop>" +
                     kTexts),
            std::string::npos)
      << out;
}

std::string utf16(std::string_view ascii_or_latin, bool is_little) {
  std::string out = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (std::size_t at = 0; at < ascii_or_latin.size();) {
    const auto c = static_cast<char>(next_code_point(ascii_or_latin, at));
    out.append({is_little ? c : '\0', is_little ? '\0' : c});
  }
  return out;
}

TEST(FlagTmx, KeepsTheEncoding) {
  const std::string accented = "<tu><tuv xml:lang='es'><seg>á</seg></tuv><tuv xml:lang='en'><seg>a</seg></tuv></tu>";
  Finding finding = finding_in({0});
  finding.es_term = "é€";
  const std::string marked = "\xEF\xBB\xBF" + file(accented);
  const std::string out = flagged(marked, {finding});
  EXPECT_TRUE(out.starts_with("\xEF\xBB\xBF<?xml")) << out;
  EXPECT_NE(out.find("<note>cotejo: é€ &lt; conduit</note>"), std::string::npos) << out;
  for (const bool is_little : {true, false}) {
    const std::string wide = utf16("<?xml version='1.0' encoding='UTF-16'?><tmx>" + accented + "</tmx>", is_little);
    const std::string with_note = flagged(wide, {finding});
    EXPECT_NE(with_note.find(utf16("<note>cotejo: &#233;&#8364; &lt; conduit</note>", is_little).substr(2)),
              std::string::npos);
    EXPECT_EQ(flagged(with_note, {}), wide);
  }
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?><tmx><tu><tuv xml:lang='es'><seg>\xE1</seg></tuv>"
      "<tuv xml:lang='en'><seg>a</seg></tuv></tu></tmx>";
  EXPECT_NE(flagged(latin, {finding}).find("<note>cotejo: &#233;&#8364; &lt; conduit</note>"), std::string::npos);
  EXPECT_EQ(flagged(flagged(latin, {finding}), {}), latin);
}

TEST(FlagTmx, RefusesWhatItCannotKeep) {
  const std::string japanese =
      "<?xml version='1.0' encoding='Shift_JIS'?><tmx><tu><tuv xml:lang='es'><seg>\x82\xA0</seg>"
      "</tuv><tuv xml:lang='en'><seg>a</seg></tuv></tu></tmx>";
  EXPECT_EQ(flagged(japanese, {}),
            "m.tmx: cannot be written in the encoding it has (expected UTF-8, UTF-16 or one with a byte a character)");
}

// ---- TMX that is written -----------------------------------------------------------------------------------------

TEST(TmxWriter, PutsNotesOnTheUnitsOfFindings) {
  const Document es = *parse_document("Uno.\nDos.\nTres.\n", "es.txt", {.one_sentence_a_line = true});
  const Document en = *parse_document("One.\nTwo.\nThree.\n", "en.txt", {.one_sentence_a_line = true});
  const std::vector<Segment> es_segments = segment_lines(es), en_segments = segment_lines(en);
  const Alignment alignment{{{{0, 1}, {0, 0}}, {{1, 2}, {0, 2}}, {{3, 0}, {2, 1}}}};
  const Finding findings[] = {finding_in({0}), finding_in({2})};  // of the former, only the English is in a unit
  std::ostringstream out;
  find_alignment_writer("tmx")->write(
      out, {{es, es_segments}, {en, en_segments}, alignment, {}, {findings, 0, in_capitals}}, {});
  const std::string tmx = out.str();
  EXPECT_NE(tmx.find("<prop type=\"x-cotejo-bead\">2-2</prop>" + kNote + kProps + "<tuv"), std::string::npos) << tmx;
  EXPECT_EQ(tmx.find("<note>", tmx.find("<note>") + 1), std::string::npos) << tmx;
  EXPECT_EQ(flagged(tmx, {finding_in({0})}), tmx);  // where an existing memory would have them
  for (const TmxProblem& problem : validate_tmx(tmx).problems) ADD_FAILURE() << to_string(problem.what);
}

}  // namespace
}  // namespace cotejo
