// What the coverage check finds, and what it leaves alone. Texts are beads of a Spanish and an English sentence each.
#include <gtest/gtest.h>

#include <memory>

#include "check/lengths.hpp"
#include "cotejo/check.hpp"

namespace cotejo {
namespace {

const Lexicon& built_in() {
  static const Lexicon lexicon(Glossary{}, {Model::read(COTEJO_SOURCE_DIR "/src/lexicon/data/es-en.model").value()});
  return lexicon;
}

struct Pair {
  const char* es;  ///< empty: nothing on this side
  const char* en;
  bool is_moved = false;
};

/// Before and after the pair, so that a text has a usual length and words that come again.
constexpr Pair kBefore[] = {
    {"El ayuntamiento presentó ayer el presupuesto del próximo año.",
     "The city council presented next year's budget "
     "yesterday."},
    {"Los vecinos llevaban meses pidiendo una nueva biblioteca.",
     "Residents had been asking for a new library for "
     "months."},
};
constexpr Pair kAfter[] = {
    {"La oposición votará en contra.", "The opposition will vote against it."},
    {"El pleno se celebrará el martes por la tarde.", "The session will be held on Tuesday afternoon."},
};

CheckText text_of(std::span<const Pair> pairs) {
  CheckText text{"texto", {}, {}, {}};
  const auto add = [&](const Pair& pair) {
    const auto i = static_cast<std::uint32_t>(text.es.size()), j = static_cast<std::uint32_t>(text.en.size());
    const std::string_view es = pair.es, en = pair.en;
    if (!es.empty()) text.es.push_back(es);
    if (!en.empty()) text.en.push_back(en);
    text.beads.push_back({{i, es.empty() ? 0U : 1U}, {j, en.empty() ? 0U : 1U}, 1, pair.is_moved});
  };
  for (const Pair& pair : kBefore) add(pair);
  for (const Pair& pair : pairs) add(pair);
  for (const Pair& pair : kAfter) add(pair);
  return text;
}

template <class Number>
std::string joined(const std::vector<Number>& numbers) {
  std::string out;
  for (const Number number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
  return out.empty() ? "-" : out;
}

/// "omitted_sentence 2:-" for a finding; several are separated by a space and a stroke.
std::string told(const CheckText& text, const Lexicon& lexicon = built_in()) {
  std::string out;
  for (const Finding& finding : check_coverage({&text, 1}, lexicon)) {
    std::vector<std::uint32_t> es, en;
    for (const TermPlace& place : finding.places) {
      if (!place.es.is_gap) es.push_back(place.es.segment);
      if (!place.en.is_gap) en.push_back(place.en.segment);
    }
    out += (out.empty() ? "" : " | ") + std::string(name(finding.type)) + " " + joined(es) + ":" + joined(en);
  }
  return out;
}

constexpr const char* kFactory = "La fábrica, que abrió sus puertas en 1950 junto al puerto, cerrará en marzo.";
constexpr const char* kSpokesman = "Un portavoz de la empresa rechazó hacer comentarios sobre el acuerdo.";
constexpr const char* kSpokesmanEn = "A company spokesman declined to comment on the agreement.";

struct Case {
  const char* what;
  std::vector<Pair> pairs;
  const char* findings;
};

TEST(Coverage, TellsWhatIsThereTooLittleOrTooMuch) {
  const Case cases[] = {
      {"a faithful translation", {{kSpokesman, kSpokesmanEn}}, ""},
      {"a sentence left out", {{kSpokesman, ""}}, "omitted_sentence 2:-"},
      {"two in a row", {{kSpokesman, ""}, {kFactory, ""}}, "omitted_paragraph 2,3:-"},
      {"a sentence added", {{"", kSpokesmanEn}}, "added_sentence -:2"},
      {"left in Spanish", {{kSpokesman, kSpokesman}}, "untranslated 2:2"},
      {"left in Spanish, but not aligned", {{"", kSpokesman}}, "untranslated -:2"},
      {"said twice", {{kSpokesman, kSpokesmanEn}, {"", kSpokesmanEn}}, "duplicated -:3"},
      {"said twice in both", {{kSpokesman, kSpokesmanEn}, {kSpokesman, kSpokesmanEn}}, ""},
      {"the copy has taken what is left out",
       {{kSpokesman, kSpokesmanEn}, {"Todo el mundo lo esperaba desde hace tiempo.", kSpokesmanEn}},
       "duplicated -:3 | omitted_sentence 3:-"},
      {"elsewhere", {{kSpokesman, kSpokesmanEn, true}}, "moved 2:2"},
      {"a clause left out", {{kFactory, "The factory will close in March."}}, "omitted_clause 2:2"},
      {"the clause is there, in other words",
       {{kFactory, "The factory, which opened its doors in 1950 next to the port, will close in March."}},
       ""},
      {"too long for anything",
       {{"Nadie lo sabe.",
         "Nobody knows, and indeed it would be hard to see how anybody could, given all that has been said, written, "
         "denied, and said again since then by people who ought to have been better informed about such matters."}},
       "unusual_length 2:2"},
  };
  for (const auto& [what, pairs, findings] : cases) EXPECT_EQ(told(text_of(pairs)), findings) << what;
}

TEST(Coverage, NamesAndTitlesMayStayInSpanish) {
  const Case cases[] = {
      {"a newspaper", {{"Lo publicó El País.", "El País published it."}}, ""},
      {"a title in quotation marks",
       {{"Leyó \"la casa de los espíritus que no volvieron\" en un día.",
         "She read \"la casa de los espíritus que no volvieron\" in one day."}},
       ""},
      {"a heading that is a name",
       {{"Partido Revolucionario Institucional", "Partido Revolucionario Institucional"}},
       ""},
  };
  for (const auto& [what, pairs, findings] : cases) EXPECT_EQ(told(text_of(pairs)), findings) << what;
}

TEST(Coverage, AFewSpanishWordsInsideASentence) {
  const Pair pair[] = {{"El alcalde dijo que el acuerdo se firmará antes de que acabe el verano.",
                        "The mayor said that el acuerdo se firmará antes de que acabe el verano."}};
  const CheckText text = text_of(pair);
  const std::vector<Finding> findings = check_coverage({&text, 1}, built_in());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].type, FindingType::untranslated);
  EXPECT_EQ(slice(text.en[2], findings[0].places[0].en.range), "el acuerdo se firmará antes de que acabe el verano");
}

TEST(Coverage, TheClauseIsPointedAt) {
  const Pair pair[] = {{kFactory, "The factory will close in March."}};
  const CheckText text = text_of(pair);
  const std::vector<Finding> findings = check_coverage({&text, 1}, built_in());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(slice(text.es[2], findings[0].places[0].es.range), "que abrió sus puertas en 1950 junto al puerto");
  EXPECT_EQ(to_string(findings[0].reason),
            "the translation leaves out “que abrió sus puertas en 1950 junto al puerto”");
}

TEST(Coverage, AGapIsWhereTheMissingSentenceWouldStand) {
  const Pair pair[] = {{kSpokesman, ""}};
  const CheckText text = text_of(pair);
  const std::vector<Finding> findings = check_coverage({&text, 1}, built_in());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].places[0].en, (TextPlace{2, {}, true}));
  EXPECT_EQ(findings[0].severity, Severity::error);
}

/// Without a model, beads and function words are all there is to go by.
TEST(Coverage, WithoutAModelWholeSentencesAreFound) {
  const Pair pairs[] = {{kSpokesman, ""},
                        {"Lo que dijo el que la vio no era lo que ella le contó a él.",
                         "Lo que dijo el que la vio no era lo que ella le contó a él."}};
  EXPECT_EQ(told(text_of(pairs), Lexicon()), "omitted_sentence 2:- | untranslated 3:2");
}

TEST(Coverage, EmptyTextsHaveNothingMissing) {
  EXPECT_TRUE(check_coverage({}, built_in()).empty());
  const CheckText empty{"", {}, {}, {}};
  EXPECT_EQ(told(empty), "");
  const CheckText blank{"", {""}, {""}, {{{0, 1}, {0, 1}, 1}}};
  EXPECT_EQ(told(blank), "");
}

TEST(Lengths, AreThoseOfVisibleCodePoints) {
  EXPECT_EQ(visible_length("¿Qué tal, José?"), 13U);
  EXPECT_EQ(visible_length(" \t\n"), 0U);
}

TEST(Lengths, DrawToWhatIsUsualWhereThereIsLittle) {
  const LengthModel none = learn_lengths({});
  EXPECT_NEAR(none.ratio, 0.92, 1e-9);
  EXPECT_NEAR(none.variance, 6.8, 1e-9);
  EXPECT_EQ(none.deviation(0, 100), 0);
  EXPECT_GT(none.deviation(100, 200), 3);
}

}  // namespace
}  // namespace cotejo
