// The writers: what each says of the same bitext, and the traps on the way into TMX.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/text.hpp"
#include "cotejo/tm.hpp"
#include "cotejo/write.hpp"
#include "write/passage.hpp"
#include "write/side_text.hpp"
#include "write/xml_text.hpp"

namespace cotejo {
namespace {

using namespace std::string_literals;

/// A document with one sentence a block, each behind an indent of one space and on a line of its own.
struct Text {
  Document document;
  std::vector<Segment> segments;

  Text(const std::string& name, const std::vector<std::string>& sentences) {
    document.name = name;
    for (const std::string& sentence : sentences) {
      const std::size_t begin = document.text.size() + 1;
      document.text += ' ' + sentence + '\n';
      const ByteRange range{begin, begin + sentence.size()};
      segments.push_back({range, static_cast<std::uint32_t>(document.blocks.size())});
      document.blocks.push_back({document.blocks.empty() ? BlockKind::heading : BlockKind::paragraph, range});
    }
    document.source = SourceMap::identity(document.text);
  }

  [[nodiscard]] BitextSide side() const { return {document, segments}; }
};

using Sentences = std::vector<std::string>;

struct Written {
  std::string text;
  WriteSummary summary;
};

Written write(std::string_view format, const Text& es, const Text& en, const std::vector<Bead>& beads,
              const WriteOptions& options = {}) {
  const Alignment alignment{beads};
  std::ostringstream out;
  const WriteSummary summary = find_alignment_writer(format)->write(out, {es.side(), en.side(), alignment}, options);
  return {out.str(), summary};
}

/// Sentence k with sentence k.
std::vector<Bead> one_to_one(std::size_t count) {
  std::vector<Bead> beads;
  for (std::uint32_t k = 0; k < count; ++k) beads.push_back({{k, 1}, {k, 1}, 0.5F});
  return beads;
}

Written write_pairs(std::string_view format, const Sentences& es, const Sentences& en,
                    const WriteOptions& options = {}) {
  return write(format, Text("es.txt", es), Text("en.txt", en), one_to_one(es.size()), options);
}

/// What stands between each `open` and the next `close`, in order.
Sentences all_between(std::string_view text, std::string_view open, std::string_view close) {
  Sentences found;
  for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
    at += open.size();
    found.emplace_back(text.substr(at, text.find(close, at) - at));
  }
  return found;
}

Sentences segs(std::string_view tmx) { return all_between(tmx, "<seg>", "</seg>"); }

Sentences problems(std::string_view tmx) {
  Sentences found;
  for (const TmxProblem& problem : validate_tmx(tmx).problems) found.push_back(to_string(problem.what));
  return found;
}

// A headline, a sentence that English splits, one it omits, one it adds.
const Text kEs("noticias/año.txt", {"Título", "El niño rió, y se fue.", "Llovía.", "Fin."});
const Text kEn("news/year.txt", {"Title", "The boy laughed.", "He left.", "The end.", "Translated by a machine."});
const std::vector<Bead> kBeads = {{{0, 1}, {0, 1}, 0.99951F},
                                  {{1, 1}, {1, 2}, 0.8F},
                                  {{2, 1}, {3, 0}, 0.75F},
                                  {{3, 1}, {3, 1}, 1},
                                  {{4, 0}, {4, 1}, 0.25F}};

TEST(Writers, AreFoundByNameAndByPath) {
  struct Case {
    const char* name_or_path;
    const char* expected;
  };
  const Case cases[] = {{"tmx", "tmx"},       {"dir/OUT.TMX", "tmx"}, {"a.b.jsonl", "jsonl"},   {"tsv", "tsv"},
                        {"x.spans", "spans"}, {"ladder", "ladder"},   {"x.ladder.gz", nullptr}, {"x", nullptr},
                        {"my-tmx", nullptr},  {"", nullptr},          {"r.html", "html"}};
  for (const Case& c : cases) {
    const AlignmentWriter* const found = find_alignment_writer(c.name_or_path);
    EXPECT_EQ(found == nullptr ? "none" : found->name, c.expected == nullptr ? "none" : c.expected) << c.name_or_path;
  }
  EXPECT_EQ(alignment_writers().size(), 6U);
}

TEST(LadderWriter, NumbersSegments) {
  EXPECT_EQ(write("ladder", kEs, kEn, kBeads).text,
            "[0]:[0]:1.000\n[1]:[1, 2]:0.800\n[2]:[]:0.750\n[3]:[3]:1.000\n[]:[4]:0.250\n");
}

TEST(SpansWriter, CountsCodePointsOfTheSource) {
  EXPECT_EQ(write("spans", kEs, kEn, kBeads).text, "1:7\t1:6\n9:31\t8:34\n33:40\t-\n42:46\t36:44\n-\t46:70\n");
}

TEST(SpansWriter, PassesOverEmptyLinesOfPresegmentedInput) {
  const Text es("es", {"", "Sí.", ""}), en("en", {"Yes.", "", ""});
  EXPECT_EQ(write("spans", es, en, {{{0, 3}, {0, 2}, 1}, {{3, 0}, {2, 1}, 1}}).text, "3:6\t1:5\n-\t-\n");
}

TEST(TsvWriter, WritesATable) {
  EXPECT_EQ(write("tsv", kEs, kEn, kBeads).text,
            "es\ten\tconfidence\tbead\tes_place\ten_place\n"
            "Título\tTitle\t1.000\t1-1\t1:2\t1:2\n"
            "El niño rió, y se fue.\tThe boy laughed. He left.\t0.800\t1-2\t2:2\t2:2\n"
            "Llovía.\t\t0.750\t1-0\t3:2\t\n"
            "Fin.\tThe end.\t1.000\t1-1\t4:2\t4:2\n"
            "\tTranslated by a machine.\t0.250\t0-1\t\t5:2\n");
}

struct CellCase {
  const char* text;
  const char* plain;        ///< for programs
  const char* spreadsheet;  ///< for people
  std::size_t disarmed;
};

TEST(TsvWriter, HasCellsForProgramsAndForSpreadsheets) {
  const CellCase cases[] = {
      {"a\tb", "a b", "a b", 0},
      {"a\u2028b\u0085c\vd", "a b c d", "a b c d", 0},
      {"\"Sí\", dijo.", "\"Sí\", dijo.", "\"\"\"Sí\"\", dijo.\"", 0},
      {"=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"", 1},
      {"-2+3", "-2+3", "'-2+3", 1},
      {"- ¿Qué?", "- ¿Qué?", "'- ¿Qué?", 1},
      {"— ¿Qué?", "— ¿Qué?", "— ¿Qué?", 0},
      {"@ana", "@ana", "'@ana", 1},
      {"+1", "+1", "'+1", 1},
      {"1=1", "1=1", "1=1", 0},
  };
  const auto cell = [](const std::string& table) { return all_between(table, "en_place\n", "\tx\t").at(0); };
  for (const CellCase& c : cases) {
    const Written plain = write_pairs("tsv", {c.text}, {"x"});
    EXPECT_EQ(cell(plain.text), c.plain);
    EXPECT_EQ(plain.summary.disarmed_cells, 0U) << c.text;
    const Written spreadsheet = write_pairs("tsv", {c.text}, {"x"}, {.spreadsheet = true});
    EXPECT_EQ(cell(spreadsheet.text), c.spreadsheet);
    EXPECT_EQ(spreadsheet.summary.disarmed_cells, c.disarmed) << c.text;
  }
}

TEST(JsonlWriter, WritesAnObjectABead) {
  const std::string text = write("jsonl", kEs, kEn, kBeads).text;
  const Sentences lines = all_between("\n" + text, "{", "\n");
  ASSERT_EQ(lines.size(), kBeads.size());
  EXPECT_EQ("{" + lines[1],
            "{\"bead\":\"1-2\",\"confidence\":0.8,\"es\":\"El niño rió, y se fue.\",\"es_segments\":[1],"
            "\"es_kinds\":[\"paragraph\"],\"es_span\":[9,31],\"es_line\":2,\"es_column\":2,"
            "\"en\":\"The boy laughed. He left.\",\"en_segments\":[1,2],\"en_kinds\":[\"paragraph\",\"paragraph\"],"
            "\"en_span\":[8,34],\"en_line\":2,\"en_column\":2}");
  const auto omitted = nlohmann::json::parse("{" + lines[2]);
  EXPECT_EQ(omitted["en"], "");
  EXPECT_TRUE(omitted["en_segments"].empty());
  EXPECT_TRUE(omitted["en_span"].is_null());
  EXPECT_TRUE(omitted["en_line"].is_null());
  EXPECT_EQ(nlohmann::json::parse("{" + lines[0])["es_kinds"][0], "heading");
}

TEST(JsonlWriter, StaysOneLineOfUtf8WhateverTheText) {
  const std::string text = write_pairs("jsonl", {"a\x01\xFF\"b\nc\xF0\x9F\x98\x80"}, {"x"}).text;
  EXPECT_EQ(find_invalid_utf8(text), std::string::npos);
  EXPECT_EQ(std::ranges::count(text, '\n'), 1);
  EXPECT_EQ(nlohmann::json::parse(text)["es"], "a\x01\xEF\xBF\xBD\"b c\xF0\x9F\x98\x80");
}

TEST(Writers, LeaveOutWhatIsUnsure) {
  struct Case {
    const char* format;
    std::size_t written, unsure, one_sided;
  };
  const Case cases[] = {
      {"tmx", 2, 1, 2}, {"tsv", 4, 1, 0}, {"jsonl", 4, 1, 0}, {"ladder", 5, 0, 0}, {"spans", 5, 0, 0}};
  for (const Case& c : cases) {
    const WriteSummary summary = write(c.format, kEs, kEn, kBeads, {.min_confidence = 0.9}).summary;
    EXPECT_EQ(summary.written, c.written) << c.format;
    EXPECT_EQ(summary.left_out_unsure, c.unsure) << c.format;
    EXPECT_EQ(summary.left_out_one_sided, c.one_sided) << c.format;
  }
}

// The whole file once, so that every change to it is a decision.
TEST(TmxWriter, WritesTmx14) {
  const WriteOptions options{
      .es_lang = "es-MX", .en_lang = "en_GB", .date = "20240131T080000Z", .tool_version = "1.2.3"};
  const Written written = write("tmx", kEs, kEn, kBeads, options);
  const std::string props =
      "<prop type=\"x-Origin\">Alignment</prop><prop type=\"x-ConfirmationLevel\">Draft</prop><prop "
      "type=\"aligned\">yes</prop>"
      "<prop type=\"x-document\">año.txt</prop>";
  const auto context = [](const std::string& place, const std::string& text) {
    return "<prop type=\"x-context-" + place + "\">&lt;seg&gt;" + text + "&lt;/seg&gt;</prop>";
  };
  const Sentences ids = all_between(written.text, "tuid=\"", "\"");
  ASSERT_EQ(ids.size(), 3U);
  EXPECT_EQ(written.text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<tmx version=\"1.4\">\n"
            "<header creationtool=\"cotejo\" creationtoolversion=\"1.2.3\" segtype=\"sentence\" o-tmf=\"cotejo\" "
            "adminlang=\"en\" srclang=\"es-MX\" datatype=\"plaintext\" o-encoding=\"UTF-8\" "
            "creationdate=\"20240131T080000Z\"/>\n"
            "<body>\n"
            "<tu tuid=\"" +
                ids[0] + "\" creationdate=\"20240131T080000Z\">" + props +
                "<prop type=\"x-cotejo-confidence\">1.000</prop><prop type=\"x-cotejo-bead\">1-1</prop>"
                "<tuv xml:lang=\"es-MX\">" +
                context("post", "El niño rió, y se fue.") +
                "<seg>Título</seg></tuv><tuv xml:lang=\"en-GB\"><seg>Title</seg></tuv></tu>\n"
                "<tu tuid=\"" +
                ids[1] + "\" segtype=\"block\" creationdate=\"20240131T080000Z\">" + props +
                "<prop type=\"x-cotejo-confidence\">0.800</prop><prop type=\"x-cotejo-bead\">1-2</prop>"
                "<tuv xml:lang=\"es-MX\">" +
                context("pre", "Título") + context("post", "Llovía.") +
                "<seg>El niño rió, y se fue.</seg></tuv>"
                "<tuv xml:lang=\"en-GB\"><seg>The boy laughed. He left.</seg></tuv></tu>\n"
                "<tu tuid=\"" +
                ids[2] + "\" creationdate=\"20240131T080000Z\">" + props +
                "<prop type=\"x-cotejo-confidence\">1.000</prop><prop type=\"x-cotejo-bead\">1-1</prop>"
                "<tuv xml:lang=\"es-MX\">" +
                context("pre", "Llovía.") +
                "<seg>Fin.</seg></tuv><tuv xml:lang=\"en-GB\"><seg>The end.</seg></tuv></tu>\n"
                "</body>\n</tmx>\n");
  EXPECT_EQ(written.summary.written, 3U);
  EXPECT_EQ(written.summary.left_out_one_sided, 2U);
  EXPECT_EQ(problems(written.text), Sentences{});
}

struct TextCase {
  const char* what;
  std::string text;
  std::string seg;
  std::size_t removed = 0;
};

TEST(TmxWriter, KeepsTheTextAndNothingButTheText) {
  const TextCase cases[] = {
      {"markup", "Uno & <dos> \"tres\" 'cuatro' ]]>", "Uno &amp; &lt;dos&gt; \"tres\" 'cuatro' ]]&gt;"},
      {"entities are text", "&amp; &#1;", "&amp;amp; &amp;#1;"},
      {"control characters", "\x01Uno\x1F dos\x08", "Uno dos", 3},
      {"NUL", "a\0b"s, "ab", 1},
      {"what becomes white space at the end goes too", "\x01 Uno \x02", "Uno", 2},
      {"noncharacters",
       "a\xEF\xBF\xBE"
       "b\xEF\xBF\xBF",
       "ab", 2},
      {"lone surrogate",
       "a\xED\xA0\xBD"
       "b",
       "ab", 3},
      {"stray bytes", "ni\xF1o", "nio", 1},
      {"C1 controls and DEL are XML characters", "a\x7F\xC2\x80z", "a\x7F\xC2\x80z"},
      {"U+FFFD itself",
       "a\xEF\xBF\xBD"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"tab, NBSP, soft hyphen", "a\tb\u00A0c\u00ADd", "a\tb\u00A0c\u00ADd"},
      {"marks of direction, combining marks, astral planes", "\u200Fa\u0301\u200E\U0001F600\U0010FFFD",
       "\u200Fa\u0301\u200E\U0001F600\U0010FFFD"},
      {"a wrapped line", "Uno\r\n   dos", "Uno dos"},
      {"spaces inside stay", "Uno  dos", "Uno  dos"},
  };
  for (const TextCase& c : cases) {
    const Written written = write_pairs("tmx", {c.text}, {"x"});
    EXPECT_EQ(segs(written.text), (Sentences{c.seg, "x"})) << c.what;
    EXPECT_EQ(written.summary.removed_characters, c.removed) << c.what;
    EXPECT_EQ(problems(written.text), Sentences{}) << c.what;
  }
}

TEST(TmxWriter, HasNoUnitWithAnEmptySeg) {
  for (const char* nothing : {"", "\x01", "\x01 \x02"}) {
    const Written written = write_pairs("tmx", {"Uno.", nothing}, {nothing, "Two."});
    EXPECT_EQ(segs(written.text), Sentences{});
    EXPECT_EQ(written.summary.left_out_one_sided, 2U);
    EXPECT_EQ(problems(written.text), Sentences{});
  }
}

TEST(TmxWriter, WritesTheSamePairOnce) {
  const Written written = write_pairs("tmx", {"Sí.", "No.", "Sí.", "Sí."}, {"Yes.", "No.", "Yes.", "Yes."});
  EXPECT_EQ(segs(written.text), (Sentences{"Sí.", "Yes.", "No.", "No."}));
  EXPECT_EQ(all_between(written.text, "usagecount=\"", "\""), Sentences{"3"});
  EXPECT_EQ(written.summary.written, 2U);
  EXPECT_EQ(written.summary.repeated, 2U);
}

TEST(TmxWriter, KeepsEveryContextOfASentenceWithSeveralTranslations) {
  const Written written =
      write_pairs("tmx", {"a", "Claro.", "b", "Claro.", "c", "Claro."}, {"A", "Sure.", "B", "Clear.", "C", "Sure."});
  EXPECT_EQ(written.summary.written, 6U);
  EXPECT_EQ(written.summary.repeated, 0U);
  EXPECT_EQ(all_between(written.text, "x-context-pre\">&lt;seg&gt;", "&lt;"),
            (Sentences{"a", "Claro.", "b", "Claro.", "c"}));
  EXPECT_EQ(problems(written.text), Sentences{});  // no duplicate tuid among them
  EXPECT_EQ(validate_tmx(written.text).stats.same_source_different_target, 3U);
}

TEST(TmxWriter, TuidBelongsToThePairNotToItsPlace) {
  const auto ids = [](const Sentences& es, const Sentences& en) {
    return all_between(write_pairs("tmx", es, en).text, "tuid=\"", "\"");
  };
  const Sentences before = ids({"a", "b"}, {"A", "B"}), after = ids({"x", "a", "b"}, {"X", "A", "B"});
  EXPECT_EQ((Sentences{after[1], after[2]}), before);
  EXPECT_NE(ids({"ab"}, {"c"}), ids({"a"}, {"bc"}));
}

TEST(TmxWriter, EscapesContextTwiceForItIsXmlInText) {
  const std::string tmx = write_pairs("tmx", {"R & D <b>", "b"}, {"A", "B"}).text;
  EXPECT_NE(tmx.find("x-context-pre\">&lt;seg&gt;R &amp;amp; D &amp;lt;b&amp;gt;&lt;/seg&gt;<"), std::string::npos)
      << tmx;
}

TEST(TmxWriter, TakesContextFromTheSourceLanguage) {
  const std::string tmx =
      write_pairs("tmx", {"a", "b"}, {"A", "B"}, {.es_lang = "es-MX", .en_lang = "en-GB", .srclang = "en"}).text;
  EXPECT_NE(tmx.find("srclang=\"en\""), std::string::npos);
  EXPECT_EQ(all_between(tmx, "x-context-pre\">", "</prop>"), Sentences{"&lt;seg&gt;A&lt;/seg&gt;"});
  EXPECT_LT(tmx.find("<tuv xml:lang=\"es-MX\"><seg>a"), tmx.find("<tuv xml:lang=\"en-GB\"><prop"));  // Spanish first
  EXPECT_EQ(problems(tmx), Sentences{});
}

TEST(TmxWriter, LeavesContextOutOnRequest) {
  const std::string tmx = write_pairs("tmx", {"a", "b"}, {"A", "B"}, {.context = false}).text;
  EXPECT_EQ(tmx.find("x-context"), std::string::npos);
  EXPECT_EQ(segs(tmx), (Sentences{"a", "A", "b", "B"}));
}

TEST(TmxWriter, NamesTheDocumentWithoutItsFolders) {
  struct Case {
    const char* name;
    Sentences expected;
  };
  const Case cases[] = {{"/home/ana/casos/a&b\".txt", {"a&amp;b\".txt"}}, {"C:\\casos\\a.txt", {"a.txt"}}, {"-", {}}};
  for (const Case& c : cases) {
    const std::string tmx = write("tmx", Text(c.name, {"a"}), Text("en", {"A"}), one_to_one(1)).text;
    EXPECT_EQ(all_between(tmx, "x-document\">", "</prop>"), c.expected) << c.name;
  }
}

TEST(TmxWriter, EscapesAttributes) {
  const std::string tmx = write_pairs("tmx", {"a"}, {"A"}, {.tool_version = "<\"&\t\n\r>"}).text;
  EXPECT_NE(tmx.find("creationtoolversion=\"&lt;&quot;&amp;&#9;&#10;&#13;&gt;\""), std::string::npos) << tmx;
  EXPECT_EQ(problems(tmx), Sentences{});
}

TEST(TmxWriter, WritesAnEmptyBodyForNoBeads) {
  const std::string tmx = write_pairs("tmx", {}, {}).text;
  EXPECT_TRUE(tmx.ends_with("<body>\n</body>\n</tmx>\n"));
  EXPECT_EQ(problems(tmx), Sentences{});
}

/// Any bytes at all, with a liking for what is dangerous.
std::string random_sentence(std::mt19937& random) {
  static const Sentences kTraps = {"&",
                                   "<",
                                   ">",
                                   "\"",
                                   "]]>",
                                   "\r",
                                   "\n",
                                   "\t",
                                   " ",
                                   "\u00A0",
                                   "\x01",
                                   "\0"s,
                                   "\x7F",
                                   "\xC2\x85",
                                   "\xEF\xBF\xBE",
                                   "\xEF\xBF\xBF",
                                   "\xED\xA0\x80",
                                   "\xED\xBF\xBF",
                                   "\xFF",
                                   "\xC0\x80",
                                   "&#1;",
                                   "</seg>",
                                   "<!--",
                                   "\u2028",
                                   "\uFEFF",
                                   "e\u0301",
                                   "\u202E",
                                   "\U0001F469\u200D\U0001F4BB"};
  std::string sentence;
  const auto up_to = [&](unsigned last) { return static_cast<unsigned>(random() % (last + 1)); };
  for (unsigned parts = up_to(12); parts > 0; --parts) {
    if (up_to(1) == 0) {
      sentence += kTraps[random() % kTraps.size()];
    } else {
      const unsigned last = std::min((1U << up_to(21)) - 1, 0x10FFFFU);  // small ones as often as large ones
      append_utf8(sentence, up_to(last));                                // surrogates too
    }
  }
  return sentence;
}

/// What is shown as it stands in the document must be what making it ready would have come to.
TEST(TmxOfManyTexts, HasTheUnitsOfEachAndNoIdTwice) {
  const Text es("a.es", {"Sí.", "No."}), en("a.en", {"Yes.", "No."});
  const std::vector<Bead> beads = one_to_one(2);
  const Alignment alignment{beads};
  const AlignedBitext bitext{es.side(), en.side(), alignment};
  std::ostringstream out, alone;
  begin_tmx(out, {});
  for (const char* text : {"1", "2"}) EXPECT_EQ(write_tmx_units(out, bitext, {}, text).written, 2U);
  end_tmx(out);
  find_alignment_writer("tmx")->write(alone, bitext, {});
  EXPECT_EQ(problems(out.str()), Sentences{});
  EXPECT_EQ(segs(out.str()), (Sentences{"Sí.", "Yes.", "No.", "No.", "Sí.", "Yes.", "No.", "No."}));
  const Sentences ids = all_between(out.str(), "tuid=\"", "\""), own = all_between(alone.str(), "tuid=\"", "\"");
  EXPECT_EQ(ids, (Sentences{own[0] + ".1", own[1] + ".1", own[0] + ".2", own[1] + ".2"}));
}

TEST(SideText, IsThePassagesTextReadyForXml) {
  std::mt19937 random(20241128);
  for (int round = 0; round < 300; ++round) {
    const Text text("es.txt", {random_sentence(random), "Sí & no.", random_sentence(random)});
    const detail::SideText lines(text.side());
    for (const SegmentRange<Side::es> range : {SegmentRange<Side::es>{0, 1}, {1, 1}, {0, 2}, {0, 3}, {2, 1}, {1, 0}}) {
      const detail::XmlText expected = detail::xml_text(detail::passage_text(detail::passage(text.side(), range)));
      std::string buffer;
      const detail::XmlLine line = lines.line(range, buffer);
      EXPECT_EQ(line.text, expected.text);
      EXPECT_EQ(line.removed, expected.removed);
      EXPECT_EQ(line.has_markup, detail::escaped(expected.text) != expected.text);
    }
  }
}

TEST(TmxWriter, MakesGoodTmxOfAnyText) {
  std::mt19937 random(20240131);  // the same every time
  for (int round = 0; round < 300; ++round) {
    Sentences es, en;
    for (int k = 0; k < 20; ++k) {
      es.push_back(random_sentence(random));
      en.push_back(random_sentence(random));
    }
    const Written written = write_pairs("tmx", es, en);
    ASSERT_EQ(problems(written.text), Sentences{}) << written.text;
    ASSERT_EQ(segs(written.text).size(), 2 * written.summary.written);
    ASSERT_EQ(written.summary.written + written.summary.left_out_one_sided + written.summary.repeated, 20U);
    ASSERT_EQ(write_pairs("tmx", es, en).text, written.text);
  }
}

}  // namespace
}  // namespace cotejo
