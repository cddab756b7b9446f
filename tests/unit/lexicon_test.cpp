#include "cotejo/lexicon.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct TermCase {
  const char* name;
  Side side;
  std::vector<std::string_view> words;
  std::uint32_t covered;
  std::vector<std::uint32_t> concepts;
};

TEST(Lexicon, FindsTheLongestTermAtAWord) {
  const Lexicon lexicon(
      parse_glossary("Congreso\tCongress\nCongreso de la Unión\tMexican Congress\nONU\tUN; United Nations\n"
                     "cámaras\tCongress\ncontrat|o administrativ|o\tpublic contract|\nsocio*ómic*\tsocioeconomic\n"
                     "cuota\tfee\tforbidden\n",
                     "g")
          .value());
  const TermCase cases[] = {
      {"short", Side::es, {"congreso", "local"}, 1, {0}},
      {"long", Side::es, {"congreso", "de", "la", "union"}, 4, {1}},
      {"cut off", Side::es, {"congreso", "de", "la"}, 1, {0}},
      {"English synonym", Side::en, {"united", "nations", "said"}, 2, {2}},
      {"of two concepts", Side::en, {"congress"}, 1, {0, 3}},
      {"beginnings", Side::es, {"contratos", "administrativos"}, 2, {4}},
      {"just the beginning", Side::es, {"contrat", "administrativ"}, 2, {4}},
      {"another beginning", Side::es, {"contratos", "privados"}, 0, {}},
      {"the mark at the end", Side::en, {"public", "contracts"}, 2, {4}},
      {"anything between", Side::es, {"socioeconomicas"}, 1, {5}},
      {"not what is between", Side::es, {"sociologicas"}, 0, {}},
      {"forbidden ones are anchors too", Side::en, {"fee"}, 1, {6}},
      {"sides are apart", Side::en, {"congreso"}, 0, {}},
      {"unknown", Side::es, {"ley"}, 0, {}},
  };
  for (const TermCase& c : cases) {
    const Lexicon::TermHit hit = lexicon.term_at(c.side, c.words, 0);
    EXPECT_EQ(hit.words, c.covered) << c.name;
    if (hit.words == 0) continue;
    const auto concepts = lexicon.concepts(c.side, hit.term);
    EXPECT_EQ(std::vector(concepts.begin(), concepts.end()), c.concepts) << c.name;
  }
}

TEST(Lexicon, ShowsTermsWithoutMarks) {
  const std::pair<const char*, const char*> cases[] = {
      {"contrat|o administrativ|o", "contrato administrativo"},
      {"econ*", "econ"},
      {"C | D", "C | D"},
      {"ley", "ley"},
      {"", ""},
      {"a*", "a"},
  };
  for (const auto& [term, plain] : cases) EXPECT_EQ(without_marks(term), plain) << term;
}

TEST(Lexicon, KnowsNothingWhenEmpty) {
  EXPECT_EQ(Lexicon().term_at(Side::es, {"ley"}, 0).words, 0U);
  EXPECT_FALSE(Lexicon().has_model());
}

}  // namespace
}  // namespace cotejo
