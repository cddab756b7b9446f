// Findings as files.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

CheckText text(std::string name) {
  return {std::move(name), {"Año nuevo.", "El oleoducto\tcruza."}, {"New year.", "The conduit crosses."}, {}};
}

/// One place in the second sentence of the given text.
TermPlace place(std::uint32_t of_text) { return {of_text, {1, {3, 12}}, {1, {4, 11}}}; }

Finding finding(std::vector<TermPlace> places) {
  Finding out;
  out.es_term = "oleoducto";
  out.en_term = "conduit";
  out.expected = "pipeline";
  out.confidence = 0.91234F;
  out.occurrences = 7;
  out.as_expected = 5;
  out.places = std::move(places);
  return out;
}

std::string written(std::string_view format, const FindingReport& report) {
  std::ostringstream out;
  find_finding_writer(format)->write(out, report);
  return out.str();
}

TEST(FindingsJsonl, OneTextHasNumbersForLines) {
  const CheckText batch[] = {text("a")};
  const Finding findings[] = {finding({place(0)})};
  EXPECT_EQ(written("jsonl", {batch, findings}),
            R"({"doc":"a","type":"one-to-many","severity":"warning","es_term":"oleoducto","en_term":"conduit",)"
            R"("expected":"pipeline","score":0.9123,"occurrences":7,"as_expected":5,"es_lines":[1],"en_lines":[1],)"
            R"("es_spans":[[3,12]],"en_spans":[[4,11]],"its":"inconsistency"})"
            "\n");
}

TEST(FindingsJsonl, ABatchHasTextsWithTheLines) {
  const CheckText batch[] = {text("a"), text("b")};
  Finding one = finding({place(0), place(1)});
  one.type = FindingType::many_to_one;
  one.also_renders = "conducto";
  const std::string out = written("jsonl", {batch, {&one, 1}, "B01"});
  for (const char* part : {R"("doc":"B01","type":"many-to-one")", R"("also_renders":"conducto")",
                           R"("es_lines":["a:1","b:1"],"en_lines":["a:1","b:1"])"})
    EXPECT_NE(out.find(part), std::string::npos) << part << " in " << out;
}

TEST(FindingsJsonl, SpansAreCodePointsAndNullWhereNothingIs) {
  const CheckText batch[] = {text("a")};
  Finding one = finding({{0, {0, {0, 4}}, {0, {}}}});  // "Año" has four bytes
  one.type = FindingType::missing_rendering;
  const std::string out = written("jsonl", {batch, {&one, 1}});
  EXPECT_NE(out.find(R"("type":"glossary")"), std::string::npos) << out;
  EXPECT_NE(out.find(R"("es_spans":[[0,3]],"en_spans":[null])"), std::string::npos) << out;
}

TEST(FindingsTsv, HasARowAPlace) {
  const CheckText batch[] = {text("a"), text("b")};
  const Finding findings[] = {finding({place(0), place(1)})};
  EXPECT_EQ(
      written("tsv", {batch, findings}),
      "doc\ttype\tseverity\tes_term\ten_term\texpected\tscore\toccurrences\tas_expected\tes_line\ten_line\tes\ten\t"
      "message\n"
      "a\tone-to-many\twarning\toleoducto\tconduit\tpipeline\t0.912\t7\t5\t1\t1\tEl oleoducto cruza.\tThe conduit "
      "crosses.\t\n"
      "b\tone-to-many\twarning\toleoducto\tconduit\tpipeline\t0.912\t7\t5\t1\t1\tEl oleoducto cruza.\tThe conduit "
      "crosses.\t\n");
}

/// Its English would stand behind the last sentence.
Finding omission() {
  Finding out;
  out.type = FindingType::omitted_sentence;
  out.severity = Severity::error;
  out.reason = {"this sentence is not translated", {}};
  out.confidence = 1;
  out.places = {{0, {1, {0, 19}}, {2, {}, true}}};
  return out;
}

TEST(FindingsJsonl, AGapHasNoLineButAPlace) {
  const CheckText batch[] = {text("a")};
  const Finding findings[] = {omission()};
  EXPECT_EQ(written("jsonl", {batch, findings}),
            R"({"doc":"a","type":"omitted_sentence","severity":"error","message":"this sentence is not translated",)"
            R"("score":1.0,"es_lines":[1],"en_lines":[],"es_spans":[[0,19]],"en_spans":[],"en_gap":2,"its":"omission"})"
            "\n");
}

TEST(FindingsTsv, AGapIsEmpty) {
  const CheckText batch[] = {text("a")};
  const Finding findings[] = {omission()};
  const std::string out = written("tsv", {batch, findings});
  EXPECT_EQ(
      out.substr(out.find('\n') + 1),
      "a\tomitted_sentence\terror\t\t\t\t1.000\t0\t0\t1\t\tEl oleoducto cruza.\t\tthis sentence is not translated\n");
}

/// A document of one line a sentence, and its sentences.
struct Source {
  Document document;
  std::vector<Segment> segments;
};

Source source(std::string_view text, std::string_view name) {
  Source out{parse_document(text, name, {.one_sentence_a_line = true}).value(), {}};
  out.segments = segment_lines(out.document);
  return out;
}

TEST(FindingsXliff, MarksWhatIsMeant) {
  CheckText one = text("a & b");
  one.beads = {{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}};
  const Finding findings[] = {finding({place(0)})};
  const CheckText batch[] = {one};
  const std::string comment =
      "<its:locQualityIssue locQualityIssueType=\"inconsistency\" locQualityIssueComment=\"“oleoducto” is rendered as "
      "“conduit” here; expected “pipeline”\" locQualityIssueSeverity=\"50\"/></its:locQualityIssues>";
  EXPECT_EQ(written("xliff", {batch, findings}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" "
            "its:version=\"2.0\" version=\"2.1\" srcLang=\"es\" trgLang=\"en\">\n"
            "<file id=\"f1\" original=\"a &amp; b\">\n"
            "<unit id=\"u1\"><segment><source xml:space=\"preserve\">Año nuevo.</source>"
            "<target xml:space=\"preserve\">New year.</target></segment></unit>\n"
            "<unit id=\"u2\"><its:locQualityIssues xml:id=\"u2-es-1\">" +
                comment + "<its:locQualityIssues xml:id=\"u2-en-1\">" + comment +
                "<segment><source xml:space=\"preserve\">El <mrk id=\"m1\" type=\"its:generic\" "
                "its:locQualityIssuesRef=\"#its=u2-es-1\">oleoducto</mrk>\tcruza.</source><target "
                "xml:space=\"preserve\">The <mrk id=\"m2\" type=\"its:generic\" "
                "its:locQualityIssuesRef=\"#its=u2-en-1\">conduit</mrk> crosses.</target></segment></unit>\n"
                "</file>\n</xliff>\n");
}

TEST(FindingsXliff, JoinsMarksThatOverlapAndKeepsWhatXmlCannotHold) {
  CheckText one{"a", {"El <oleoducto>", "cruza\x01 aquí."}, {"The conduit."}, {{{0, 2}, {0, 1}}}};
  Finding wide = finding({{0, {0, {3, 14}}, {0, {4, 11}}}}), narrow = finding({{0, {0, {4, 13}}, {0, {4, 11}}}});
  narrow.severity = Severity::error;
  const Finding findings[] = {wide, narrow};
  const CheckText batch[] = {one};
  const std::string xliff = written("xliff", {batch, findings});
  EXPECT_NE(xliff.find(R"(#its=u1-es-1">&lt;oleoducto&gt;</mrk> cruza<cp hex="0001"/> aquí.</source>)"),
            std::string::npos)
      << xliff;
  EXPECT_NE(xliff.find(R"(locQualityIssueSeverity="50"/><its:locQualityIssue )"), std::string::npos) << xliff;
}

TEST(FindingsXliff, WhatIsOmittedIsMarkedInSpanish) {
  CheckText one{"a", {"Uno.", "Dos."}, {"One."}, {{{0, 1}, {0, 1}}, {{1, 1}, {1, 0}}}};
  Finding gone;
  gone.type = FindingType::omitted_sentence;
  gone.severity = Severity::error;
  gone.reason = {"this sentence is not translated", {}};
  gone.places = {{0, {1, {0, 4}}, {1, {}, true}}};
  const CheckText batch[] = {one};
  const std::string xliff = written("xliff", {batch, {&gone, 1}});
  EXPECT_NE(xliff.find(R"(locQualityIssueType="omission")"), std::string::npos) << xliff;
  EXPECT_NE(xliff.find(R"(#its=u2-es-1">Dos.</mrk></source></segment></unit>)"), std::string::npos) << xliff;
}

TEST(FindingsSarif, PointsIntoTheSourceFiles) {
  const CheckText batch[] = {text("a")};
  const Source es = source("Año nuevo.\nEl oleoducto\tcruza.\n", "dir/a ñ.es.txt");
  const Source en = source("New year.\nThe conduit crosses.\n", "/tmp/a.en.txt");
  const Alignment alignment;
  const AlignedBitext sources[] = {{{es.document, es.segments}, {en.document, en.segments}, alignment}};
  Finding findings[] = {omission(), finding({place(0)})};
  const auto log = nlohmann::json::parse(written("sarif", {batch, findings, "", {}, sources, "1.2"}));
  EXPECT_EQ(log["version"], "2.1.0");
  const auto& run = log["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2");
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  ASSERT_EQ(run["results"].size(), 2U);
  for (const auto& result : run["results"]) {
    EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
  }
  const auto region = [](const auto& location) { return location["physicalLocation"]["region"].dump(); };
  const auto uri = [](const auto& location) { return location["physicalLocation"]["artifactLocation"]["uri"]; };
  const auto& omitted = run["results"][0];
  EXPECT_EQ(omitted["level"], "error");
  EXPECT_EQ(uri(omitted["locations"][0]), "file:///tmp/a.en.txt");
  EXPECT_EQ(region(omitted["locations"][0]), R"({"endColumn":21,"endLine":2,"startColumn":21,"startLine":2})");
  EXPECT_EQ(uri(omitted["relatedLocations"][0]), "dir/a%20%C3%B1.es.txt");
  EXPECT_EQ(region(omitted["relatedLocations"][0]), R"({"endColumn":20,"endLine":2,"startColumn":1,"startLine":2})");
  EXPECT_EQ(region(run["results"][1]["locations"][0]), R"({"endColumn":12,"endLine":2,"startColumn":5,"startLine":2})");
}

TEST(FindingsSarif, WithoutSourcesHasNoLocations) {
  const CheckText batch[] = {text("a")};
  const Finding findings[] = {omission()};
  const auto log = nlohmann::json::parse(written("sarif", {batch, findings}));
  EXPECT_FALSE(log["runs"][0]["results"][0].contains("locations"));
}

TEST(FindingWriters, AreFoundByNameAndByExtension) {
  EXPECT_EQ(find_finding_writer("jsonl"), &finding_writers()[0]);
  EXPECT_EQ(find_finding_writer("informe.TSV"), &finding_writers()[1]);
  EXPECT_EQ(find_finding_writer("informe.txt"), nullptr);
  EXPECT_EQ(find_finding_writer(""), nullptr);
}

}  // namespace
}  // namespace cotejo
