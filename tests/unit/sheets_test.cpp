// Findings by term, and as the sheets of a spreadsheet.
#include <gtest/gtest.h>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

Finding finding(FindingType type, std::string en, std::uint32_t places) {
  Finding out;
  out.type = type;
  out.es_term = "presa";
  out.en_term = std::move(en);
  out.expected = "dam";
  out.confidence = 0.8F;
  out.occurrences = 9;
  out.as_expected = 5;
  for (std::uint32_t k = 0; k < places; ++k) out.places.push_back({0, {k, {0, 1}}, {k, {0, 1}}});
  return out;
}

/// "presa 9: dam 5, weir 2*; …", a star where findings say so.
std::string shown(const std::vector<Finding>& findings) {
  std::string out;
  for (const TermRenderings& term : renderings_by_term(findings)) {
    out += (out.empty() ? "" : "; ") + term.es + (term.is_of_glossary ? " (glossary)" : "") + ":";
    for (const auto& [en, count, of] : term.renderings)
      out += " " + en + "=" + std::to_string(count) + std::string(of.size(), '*');
  }
  return out;
}

TEST(RenderingsByTerm, BringsTogetherWhatIsOfOneTerm) {
  using enum FindingType;
  const struct {
    const char* what;
    std::vector<Finding> findings;
    const char* expected;
  } cases[] = {
      {"one", {finding(one_to_many, "weir", 2)}, "presa: dam=5 weir=2*"},
      {"two renderings",
       {finding(one_to_many, "weir", 2), finding(many_to_one, "prey", 1)},
       "presa: dam=5 weir=2* prey=1*"},
      {"a finding a place",
       {finding(wrong_rendering, "weir", 1), finding(wrong_rendering, "weir", 1)},
       "presa (glossary): dam=5 weir=2**"},
      {"nothing to point at", {finding(missing_rendering, "", 1)}, "presa (glossary): dam=5 =1*"},
      {"a glossary's term is another",
       {finding(one_to_many, "weir", 2), finding(wrong_rendering, "weir", 1)},
       "presa: dam=5 weir=2*; presa (glossary): dam=5 weir=1*"},
      {"no term", {finding(wrong_number, "3", 1)}, ""},
  };
  for (const auto& [what, findings, expected] : cases) EXPECT_EQ(shown(findings), expected) << what;
}

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return std::to_string(static_cast<int>(*number * 1000 + 0.5));
  if (const auto* message = std::get_if<Message>(&cell)) return "'" + message->id + "'";
  return std::get<std::string>(cell);
}

std::string text_of(const std::vector<Cell>& row) {
  std::string out;
  for (const Cell& cell : row) out += (out.empty() ? "" : "|") + text_of(cell);
  return out;
}

TEST(FindingSheets, HoldFindingsTermsAndTexts) {
  const CheckText batch[] = {{"a", {"Uno.", "Dos."}, {"One.", "Two."}, {}}, {"b", {"Tres."}, {"Three."}, {}}};
  const Finding findings[] = {finding(FindingType::one_to_many, "weir", 2)};
  const std::vector<Sheet> sheets =
      finding_sheets({batch, findings}, [](const Finding& one) { return "about " + one.en_term; });
  ASSERT_EQ(sheets.size(), 3U);
  for (const Sheet& sheet : sheets)
    for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.columns.size()) << sheet.title.id;
  ASSERT_EQ(sheets[0].rows.size(), 2U);
  EXPECT_EQ(text_of(sheets[0].rows[1]), "a|one-to-many|'warning'|presa|weir|dam|800|about weir|2000|2000|Dos.|Two.");
  ASSERT_EQ(sheets[1].rows.size(), 2U);
  EXPECT_EQ(text_of(sheets[1].rows[0]), "presa|9000|dam|5000|'yes'||");
  EXPECT_EQ(text_of(sheets[1].rows[1]), "presa|9000|weir|2000|'no'|800|a 1, a 2");
  ASSERT_EQ(sheets[2].rows.size(), 2U);
  EXPECT_EQ(text_of(sheets[2].rows[0]), "a|2000|2000|0|2000|0");
  EXPECT_EQ(text_of(sheets[2].rows[1]), "b|1000|1000|0|0|0");
}

TEST(FindingSheets, SayWhereAMemoryHasIt) {
  const CheckText batch[] = {{"m", {"Uno.", "Dos."}, {"One.", "Two."}, {}}};
  const TmUnit units[] = {{"Uno.", "One.", "es", "en", "u1", 12, 0, {}, {}},
                          {"Dos.", "Two.", "es", "en", "", 15, 1, {}, {}}};
  const Finding findings[] = {finding(FindingType::one_to_many, "weir", 2)};
  const std::vector<Sheet> sheets =
      finding_sheets({batch, findings, {}, units}, [](const Finding&) { return std::string("x"); });
  EXPECT_EQ(text_of(sheets[0].rows[0]), "m|one-to-many|'warning'|presa|weir|dam|800|x|12000|12000|Uno.|One.|u1");
  EXPECT_EQ(text_of(sheets[1].rows[1]), "presa|9000|weir|2000|'no'|800|12, 15");
}

}  // namespace
}  // namespace cotejo
