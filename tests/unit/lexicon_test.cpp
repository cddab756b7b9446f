#include "cotejo/lexicon.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

std::string show(const Glossary& glossary) {
  std::string out;
  for (const GlossaryEntry& entry : glossary.entries) {
    out += entry.es + " =";
    for (const std::string& en : entry.en) out += " <" + en + ">";
    if (!entry.note.empty()) out += " (" + entry.note + ")";
    out += "\n";
  }
  return out;
}

struct GlossaryCase {
  const char* name;
  const char* text;
  const char* expected;
};

TEST(ParseGlossary, ReadsTermsALine) {
  const GlossaryCase cases[] = {
      {"plain", "arancel\ttariff\n", "arancel = <tariff>\n"},
      {"note", "arancel\ttariff\tnot duty\n", "arancel = <tariff> (not duty)\n"},
      {"several renderings", "cártel\tcartel; drug cartel\n", "cártel = <cartel> <drug cartel>\n"},
      {"on lines of their own", "ley\tact\nley\tlaw\n", "ley = <act> <law>\n"},
      {"comments, empty lines, CRLF, BOM", "\xEF\xBB\xBF# head\r\n\r\nley\tact\r\n", "ley = <act>\n"},
      {"spaces around fields", " ley \t act \n", "ley = <act>\n"},
      {"no line end at the end", "ley\tact", "ley = <act>\n"},
      {"empty", "", ""},
  };
  for (const GlossaryCase& c : cases) {
    const auto glossary = parse_glossary(c.text, "g.tsv");
    ASSERT_TRUE(glossary) << c.name << ": " << to_string(glossary.error());
    EXPECT_EQ(show(*glossary), c.expected) << c.name;
  }
}

TEST(ParseGlossary, SaysWhatIsWrongAndWhere) {
  const GlossaryCase cases[] = {
      {"one field", "ley\tact\narancel\n", "g.tsv:2: expected 2 or 3 tab-separated fields, found 1"},
      {"four fields", "a\tb\tc\td\n", "g.tsv:1: expected 2 or 3 tab-separated fields, found 4"},
      {"no Spanish", "\n\tact\n", "g.tsv:2: the Spanish term is empty"},
      {"no English", "ley\t ; \n", "g.tsv:1: the English term is empty"},
      {"Latin-1", "a\xF1o\tyear\n", "g.tsv:1: not UTF-8"},
  };
  for (const GlossaryCase& c : cases) {
    const auto glossary = parse_glossary(c.text, "g.tsv");
    ASSERT_FALSE(glossary) << c.name;
    EXPECT_EQ(to_string(glossary.error()), c.expected) << c.name;
  }
}

TEST(ReadGlossary, NamesAFileThatIsNotThere) {
  const auto glossary = read_glossary("no/such.tsv");
  ASSERT_FALSE(glossary);
  EXPECT_EQ(glossary.error().code, Errc::not_found);
  EXPECT_TRUE(to_string(glossary.error()).starts_with("no/such.tsv: "));
}

struct TermCase {
  const char* name;
  Side side;
  std::vector<std::string_view> words;
  std::uint32_t concept_id, covered;
};

TEST(Lexicon, FindsTheLongestTermAtAWord) {
  const Lexicon lexicon(
      parse_glossary("Congreso\tCongress\nCongreso de la Unión\tMexican Congress\nONU\tUN; United Nations\n", "g")
          .value());
  const TermCase cases[] = {
      {"short", Side::es, {"congreso", "local"}, 0, 1},
      {"long", Side::es, {"congreso", "de", "la", "union"}, 1, 4},
      {"cut off", Side::es, {"congreso", "de", "la"}, 0, 1},
      {"English synonym", Side::en, {"united", "nations", "said"}, 2, 2},
      {"sides are apart", Side::en, {"congreso"}, 0, 0},
      {"unknown", Side::es, {"ley"}, 0, 0},
  };
  for (const TermCase& c : cases) {
    const Lexicon::TermHit hit = lexicon.term_at(c.side, c.words, 0);
    EXPECT_EQ(hit.concept_id, c.concept_id) << c.name;
    EXPECT_EQ(hit.words, c.covered) << c.name;
  }
}

TEST(Lexicon, KnowsNothingWhenEmpty) {
  EXPECT_EQ(Lexicon().term_at(Side::es, {"ley"}, 0).words, 0U);
  EXPECT_FALSE(Lexicon().has_model());
}

}  // namespace
}  // namespace cotejo
