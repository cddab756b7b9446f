// Findings as files.
#include <gtest/gtest.h>

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
            R"("es_spans":[[3,12]],"en_spans":[[4,11]]})"
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
      "doc\ttype\tseverity\tes_term\ten_term\texpected\tscore\toccurrences\tas_expected\tes_line\ten_line\tes\ten\n"
      "a\tone-to-many\twarning\toleoducto\tconduit\tpipeline\t0.912\t7\t5\t1\t1\tEl oleoducto cruza.\tThe conduit "
      "crosses.\n"
      "b\tone-to-many\twarning\toleoducto\tconduit\tpipeline\t0.912\t7\t5\t1\t1\tEl oleoducto cruza.\tThe conduit "
      "crosses.\n");
}

TEST(FindingWriters, AreFoundByNameAndByExtension) {
  EXPECT_EQ(find_finding_writer("jsonl"), &finding_writers()[0]);
  EXPECT_EQ(find_finding_writer("informe.TSV"), &finding_writers()[1]);
  EXPECT_EQ(find_finding_writer("informe.txt"), nullptr);
  EXPECT_EQ(find_finding_writer(""), nullptr);
}

}  // namespace
}  // namespace cotejo
