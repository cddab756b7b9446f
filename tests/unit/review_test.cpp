// What the review page is given: the data between its two halves.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

using Json = nlohmann::json;

SegmentedText text_of(const std::string& lines, const std::string& name) {
  DocumentOptions options;
  options.format = "txt";
  options.one_sentence_a_line = true;
  SegmentedText out{*parse_document(lines, name, options), {}};
  out.segments = segment_lines(out.document);
  return out;
}

struct Pair {
  SegmentedText es, en;
  Alignment alignment;
  std::vector<BeadNote> notes = {};

  [[nodiscard]] AlignedBitext bitext() const {
    return {{es.document, es.segments, es.parts}, {en.document, en.segments, en.parts}, alignment, notes};
  }
};

std::string page_of(const Pair& pair, std::span<const Finding> findings = {}) {
  std::ostringstream out;
  const AlignedBitext bitext = pair.bitext();
  WriteOptions options;
  options.es_lang = "es-MX";
  options.ui_lang = "es";
  write_review(out, {bitext, findings}, options);
  return out.str();
}

/// As the browser finds it.
std::string data_text(const std::string& page) {
  const std::string open = R"(id="data">)";
  const std::size_t begin = page.find(open) + open.size();
  return page.substr(begin, page.find("</script>", begin) - begin);
}

Json data_of(const Pair& pair, std::span<const Finding> findings = {}) {
  return Json::parse(data_text(page_of(pair, findings)));
}

TEST(Review, HoldsThePair) {
  Pair pair{text_of("Uno.\nDos.\n", "a.txt"), text_of("One.\nTwo.\n", "b.txt"), {}};
  pair.alignment.beads = {{{0, 1}, {0, 2}, 0.12345F}, {{1, 1}, {2, 0}, 1, false, true, true}};
  pair.notes = {{1, "¿por qué?"}};
  const Json data = data_of(pair);
  EXPECT_EQ(data["ui"], "es");
  EXPECT_EQ(data["es"], Json::parse(R"({"name":"a.txt","lang":"es-MX","segments":["Uno.","Dos."]})"));
  EXPECT_EQ(data["beads"], Json::parse("[[0,1,0,2,0.123,0],[1,1,2,0,1.0,6]]"));
  EXPECT_EQ(data["notes"], Json::parse(R"([[1,"¿por qué?"]])"));
  EXPECT_EQ(data["id"].get<std::string>().size(), 16U);
}

TEST(Review, TextCannotEndTheData) {
  const std::string bad = "</script><script>alert(1)</script><!-- \"' & \\";
  Pair pair{text_of(bad + "\n", "</script>.txt"), text_of("One.\n", "b.txt"), {{{{0, 1}, {0, 1}}}}};
  const std::string page = page_of(pair);
  EXPECT_EQ(data_text(page).find('<'), std::string::npos);
  EXPECT_EQ(data_of(pair)["es"]["segments"][0], bad);
  EXPECT_NE(page.find("default-src 'none'; script-src 'sha256-"), std::string::npos);
  for (const char* outside : {"http:", "https:", "src=", "@import", "url("})
    EXPECT_EQ(page.find(outside), std::string::npos) << outside;
}

TEST(Review, PlacesAreInTheUnitsOfThePage) {
  Pair pair{text_of("x\n", "a"), text_of("The 😀 pier.\n", "b"), {{{{0, 1}, {0, 1}}}}};
  pair.es.document.text = "El\n  😀 muelle.";
  pair.es.segments = {{{0, pair.es.document.text.size()}, 0}};
  Finding finding;
  finding.es_term = "muelle";
  finding.reason = {"{1} is not {2}", {"a", "b"}};
  const std::size_t es = pair.es.document.text.find("muelle"), en = pair.en.document.text.find("pier");
  finding.places = {{0, {0, {es, es + 6}}, {0, {en, en + 4}}}, {0, {0, {es, es + 6}}, {7, {}}}, {1, {9, {}}, {9, {}}}};
  const Json data = data_of(pair, {&finding, 1});
  EXPECT_EQ(data["es"]["segments"][0], "El 😀 muelle.");
  EXPECT_EQ(data["findings"][0]["places"], Json::parse("[[0,6,12,0,7,11],[0,6,12,-1,0,0],[-1,0,0,-1,0,0]]"));
  EXPECT_EQ(data["findings"][0]["reason"], "a is not b");
}

TEST(Review, WhatWasCutAndRevisedIsShownWithItsSource) {
  Pair pair{text_of("Uno 😀 dos. Fin.\nTres.\n", "a"), text_of("One.\n", "b"), {}};
  DecidedPiece first{0, "Uno 😀 dos. Fin.", CodePointRange{0, 10}, "Uno y dos."};
  DecidedPiece second{0, "Uno 😀 dos. Fin.", CodePointRange{11, 15}};
  apply_decisions({"d", {{{first}, {}, true}, {{second}, {}, true}}}, pair.es, pair.en);
  const Json es = data_of(pair)["es"];
  EXPECT_EQ(es["segments"], Json::parse(R"(["Uno 😀 dos. Fin.","Tres."])"));
  EXPECT_EQ(es["pieces"], Json::parse(R"([[0,0,11,"Uno y dos."],[0,12,16],[1,0,5]])"));
}

}  // namespace
}  // namespace cotejo
