// Glossaries in all the formats they come in.
#include <gtest/gtest.h>

#include "cotejo/lexicon.hpp"

namespace cotejo {
namespace {

std::string joined(const std::vector<std::string>& terms, const char* before) {
  std::string out;
  for (const std::string& term : terms) out += std::string(" ") + before + term + ">";
  return out;
}

/// "ley, norma = <act> <law> x<rule> (note)", x for what is forbidden.
std::string show(const Glossary& glossary) {
  std::string out;
  for (const GlossaryEntry& entry : glossary.entries) {
    for (const std::string& es : entry.es) out += (&es == entry.es.data() ? "" : ", ") + es;
    out += " =" + joined(entry.en, "<") + joined(entry.forbidden, "x<");
    if (!entry.note.empty()) out += " (" + entry.note + ")";
    out += "\n";
  }
  return out;
}

struct GlossaryCase {
  const char* name;
  std::string text;
  const char* expected;
};

void expect_read(std::span<const GlossaryCase> cases, std::string_view file) {
  for (const GlossaryCase& c : cases) {
    const auto glossary = parse_glossary(c.text, file);
    ASSERT_TRUE(glossary) << c.name << ": " << to_string(glossary.error());
    EXPECT_EQ(show(*glossary), c.expected) << c.name;
  }
}

void expect_refused(std::span<const GlossaryCase> cases, std::string_view file) {
  for (const GlossaryCase& c : cases) {
    const auto glossary = parse_glossary(c.text, file);
    ASSERT_FALSE(glossary) << c.name << ": " << show(*glossary);
    EXPECT_EQ(to_string(glossary.error()), c.expected) << c.name;
  }
}

TEST(GlossaryLines, ReadsTermsALine) {
  const GlossaryCase cases[] = {
      {"plain", "arancel\ttariff\n", "arancel = <tariff>\n"},
      {"note", "arancel\ttariff\tnot duty\n", "arancel = <tariff> (not duty)\n"},
      {"several renderings", "cártel\tcartel; drug cartel\n", "cártel = <cartel> <drug cartel>\n"},
      {"on lines of their own", "ley\tact\nley\tlaw\nley\tact\n", "ley = <act> <law>\n"},
      {"comments, empty lines, CRLF, BOM", "\xEF\xBB\xBF# head\r\n\r\nley\tact\r\n", "ley = <act>\n"},
      {"spaces around fields", " ley \t act \n", "ley = <act>\n"},
      {"no line end at the end", "ley\tact", "ley = <act>\n"},
      {"forbidden by the comment", "ley\tact\nley\tbill\tforbidden\nley\trule\tNo usar: es otra cosa\n",
       "ley = <act> x<bill> x<rule> (forbidden)\n"},
      {"a comment that only speaks of it", "ley\tact\tavoid in private contracts\n",
       "ley = <act> (avoid in private contracts)\n"},
      {"Windows-1252",
       "a\xF1o de la sequ\xED"
       "a\tdrought year\n",
       "año de la sequía = <drought year>\n"},
      {"empty", "", ""},
  };
  expect_read(cases, "g.txt");
}

TEST(GlossaryLines, SaysWhatIsWrongAndWhere) {
  const GlossaryCase cases[] = {
      {"one field", "ley\tact\narancel\n", "g.tsv:2: expected 2 or 3 tab-separated fields, found 1"},
      {"four fields", "a\tb\tc\td\n", "g.tsv:1: expected 2 or 3 tab-separated fields, found 4"},
      {"no Spanish", "\n\tact\n", "g.tsv:2: the Spanish term is empty"},
      {"no English", "ley\t ; \n", "g.tsv:1: the English term is empty"},
  };
  expect_refused(cases, "g.tsv");
}

TEST(GlossaryTable, FindsColumnsByTheirNames) {
  const GlossaryCase cases[] = {
      {"codes", "es,en\nley,act\n", "ley = <act>\n"},
      {"order is free, other columns are passed over", "id,English,domain,Spanish,note\n7,act,law,ley,passed\n",
       "ley = <act> (passed)\n"},
      {"Spanish Excel", "español;inglés;nota\r\nley;act;\"una; otra\"\r\n", "ley = <act> (una; otra)\n"},
      {"with Excel's own line", "sep=;\nespañol;inglés\nley;act\n", "ley = <act>\n"},
      {"tabs, source and target", "Source term\tTarget term\tComments\nley\tact\tx\n", "ley = <act> (x)\n"},
      {"origen, destino", "origen,destino\nley,act\n", "ley = <act>\n"},
      {"regions", "es-MX,en-GB\nley,act\n", "ley = <act>\n"},
      {"the source of a term is no term", "Spanish,English,Source\nley,act,BOE\n", "ley = <act>\n"},
      {"comments before the header", "# de la casa\n\nes\ten\nley\tact\n", "ley = <act>\n"},
      {"several renderings in a cell and in columns", "es,en,en\nley,act; law,statute\n",
       "ley = <act> <law> <statute>\n"},
      {"rows of one term", "es,en\nley,act\nley,law\n", "ley = <act> <law>\n"},
      {"Spanish synonyms", "es,en\nley; norma,act\n", "ley, norma = <act>\n"},
      {"quotes, separators and line ends in cells",
       "es,en,note\n\"ley, la\",\"the \"\"act\"\"\",\"one\ntwo\"\nvía,way,\n",
       "ley, la = <the \"act\"> (one two)\nvía = <way>\n"},
      {"a quote inside", "es,en\ntubo de 5\",5\" pipe\n", "tubo de 5\" = <5\" pipe>\n"},
      {"old Macintosh line ends", "es,en\rley,act\r", "ley = <act>\n"},
      {"short rows and cells too many that are empty", "es,en,note\nley,act\nvía,way,,,\n",
       "ley = <act>\nvía = <way>\n"},
      {"rows without a term", "es,en\nley,act\nvía,\n,way\n,\n", "ley = <act>\n"},
      {"Windows-1252",
       "espa\xF1ol;ingl\xE9s\nv\xED"
       "a;way\n",
       "vía = <way>\n"},
      {"UTF-16",
       std::string("\xFF\xFE"
                   "e\0s\0,\0e\0n\0\n\0a\0,\0b\0",
                   20),
       "a = <b>\n"},
  };
  expect_read(cases, "g.csv");
}

TEST(GlossaryTable, KnowsForbiddenRenderings) {
  const GlossaryCase cases[] = {
      {"in a column of their own", "es,en,forbidden\narancel,tariff,duty; levy\n",
       "arancel = <tariff> x<duty> x<levy>\n"},
      {"by a mark", "es,en,prohibido\narancel,tariff,no\narancel,duty,sí\n", "arancel = <tariff> x<duty>\n"},
      {"by a status", "es,en,status\narancel,duty,Deprecated\narancel,levy,admitted\narancel,tariff,preferred\n",
       "arancel = <tariff> <levy> x<duty>\n"},
      {"a status that negates", "español;inglés;estado\narancel;duty;no recomendado\narancel;tariff;aprobado\n",
       "arancel = <tariff> x<duty>\n"},
      {"a status a term, as memoQ has them",
       "Entry_ID;Spanish_Mexico;Term_Info;English;Term_Info;English;Term_Info\n1;arancel;;tariff;;duty;Forbidden\n",
       "arancel = <tariff> x<duty>\n"},
      {"nothing but forbidden ones", "es,en,no usar\nactual,,actual\n", "actual = x<actual>\n"},
      {"both allowed and forbidden is allowed", "es,en,forbidden\nley,act,act\n", "ley = <act>\n"},
  };
  expect_read(cases, "g.csv");
}

TEST(GlossaryTable, SaysWhatIsWrongAndWhere) {
  const GlossaryCase cases[] = {
      {"no header", "ley,act\n",
       "g.csv:1: no header that names a Spanish and an English column (expected one such as es,en,note)"},
      {"cells too many", "es,en\nley,act\n\nvía,way,x\n",
       "g.csv:4: expected at most 2 cells, as in the header, found 3"},
      {"a quote that does not end", "es,en\nley,\"act\n\n", "g.csv:2: a cell in quotes does not end (expected '\"')"},
      {"text behind quotes", "es,en\n\"le\ny\"x,act\n",
       "g.csv:3: text behind a cell in quotes (expected ',' or the line's end, found 'x,act')"},
      {"no terms in both languages", "es,en\nley,\n",
       "g.csv: no concept has both a Spanish and an English term (found 1)"},
  };
  expect_refused(cases, "g.csv");
}

std::string v2(const std::string& body) {
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n<martif type=\"TBX\" "
         "xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>"
         "<text><body>" +
         body + "</body></text></martif>";
}

std::string v3(const std::string& body) {
  return "<tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
         "xmlns:min=\"http://www.tbxinfo.net/ns/min\"><text><body>" +
         body + "</body></text></tbx>";
}

TEST(Tbx, ReadsConcepts) {
  const GlossaryCase cases[] = {
      {"version 2",
       v2("<termEntry id=\"c1\"><langSet xml:lang=\"es\"><tig><term>ley</term></tig></langSet>"
          "<langSet xml:lang=\"en\"><tig><term>act</term></tig></langSet></termEntry>"),
       "ley = <act>\n"},
      {"ntig, regions, synonyms, inline elements, line ends",
       v2("<termEntry><langSet xml:lang=\"es-MX\"><ntig><termGrp><term>ley\n  <hi>orgánica</hi></term></termGrp></ntig>"
          "<ntig><termGrp><term>norma</term></termGrp></ntig></langSet>"
          "<langSet xml:lang=\"EN-gb\"><tig><term>organic &amp; act</term></tig></langSet></termEntry>"),
       "ley orgánica, norma = <organic & act>\n"},
      {"statuses and notes",
       v2("<termEntry><note>del BOE</note><langSet xml:lang=\"es\"><tig><term>ley</term></tig></langSet>"
          "<langSet xml:lang=\"en\"><tig><term>law</term><termNote type=\"administrativeStatus\">"
          "admittedTerm-admn-sts</termNote></tig><tig><term>act</term><termNote type=\"administrativeStatus\">"
          "preferredTerm-admn-sts</termNote><note>of Parliament</note></tig><tig><term>bill</term><termNote "
          "type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></tig><tig><term>edict</term><termNote "
          "type=\"administrativeStatus\">supersededTerm-admn-sts</termNote><termNote type=\"partOfSpeech\">noun"
          "</termNote></tig></langSet></termEntry>"),
       "ley = <act> <law> x<bill> x<edict> (del BOE; of Parliament)\n"},
      {"other languages and concepts without one of the two",
       v2("<termEntry><langSet xml:lang=\"fr\"><tig><term>loi</term><note>fr</note></tig></langSet><langSet "
          "xml:lang=\"es\"><tig><term>ley</term></tig></langSet><langSet xml:lang=\"en\"><tig><term>act</term></tig>"
          "</langSet></termEntry><termEntry><langSet "
          "xml:lang=\"es\"><tig><term>vía</term></tig></langSet></termEntry>"),
       "ley = <act>\n"},
      {"version 3, DCA",
       v3("<conceptEntry id=\"c1\"><langSec xml:lang=\"es\"><termSec><term>ley</term></termSec></langSec><langSec "
          "xml:lang=\"en\"><termSec><term>act</term></termSec><termSec><term>bill</term><termNote "
          "type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>"),
       "ley = <act> x<bill>\n"},
      {"version 3, DCT",
       v3("<conceptEntry id=\"c1\"><langSec xml:lang=\"es\"><termSec><term>ley</term></termSec></langSec><langSec "
          "xml:lang=\"en\"><termSec><term>bill</term><min:administrativeStatus>deprecatedTerm-admn-sts"
          "</min:administrativeStatus></termSec><termSec><term>act</term></termSec></langSec></conceptEntry>"),
       "ley = <act> x<bill>\n"},
      {"homonyms stay apart",
       v2("<termEntry><langSet xml:lang=\"es\"><tig><term>banco</term></tig></langSet><langSet xml:lang=\"en\"><tig>"
          "<term>bank</term></tig></langSet></termEntry><termEntry><langSet xml:lang=\"es\"><tig><term>banco</term>"
          "</tig></langSet><langSet xml:lang=\"en\"><tig><term>bench</term></tig></langSet></termEntry>"),
       "banco = <bank>\nbanco = <bench>\n"},
      {"no concepts", v2(""), ""},
  };
  expect_read(cases, "g.tbx");
}

TEST(Tbx, SaysWhatIsWrongAndWhere) {
  const GlossaryCase cases[] = {
      {"no XML", "es,en\n", "g.tbx:1: text outside the root element"},
      {"another root", "\n<tmx version=\"1.4\"/>", "g.tbx:2: the root element is <tmx> (expected <martif> or <tbx>)"},
      {"tags that do not match", "<martif>\n<text>\n</martif>", "g.tbx:3: </martif> closes <text> (expected </text>)"},
      {"cut off", "<martif>\n<text>", "g.tbx:2: the file ends inside <text> (expected </text>)"},
      {"no language", v2("\n<termEntry>\n<langSet><tig><term>ley</term></tig></langSet></termEntry>"),
       "g.tbx:5: <langSet> has no xml:lang (expected a language tag such as es)"},
      {"entities", "<!DOCTYPE martif [\n<!ENTITY a \"b\">]><martif/>",
       "g.tbx:2: the DOCTYPE declares entities, which is refused"},
      {"an unknown entity", "<martif>\n&boom;</martif>",
       "g.tbx:2: entity &boom; is not declared (expected the character itself)"},
      {"another DOCTYPE", "<!DOCTYPE html>\n<martif/>", "g.tbx:1: the DOCTYPE is of 'html', expected 'martif'"},
  };
  expect_refused(cases, "g.tbx");
}

TEST(Tbx, RefusesWhatNestsTooDeep) {
  std::string deep = "<martif>";
  for (int k = 0; k < 1000; ++k) deep += "<a>";
  const auto glossary = parse_glossary(deep, "g.tbx");
  ASSERT_FALSE(glossary);
  EXPECT_EQ(to_string(glossary.error()), "g.tbx:1: elements are nested more than 256 deep");
}

TEST(Tbx, IsKnownByItsContent) {
  EXPECT_EQ(parse_glossary("\xEF\xBB\xBF <martif/>", "g").value().entries.size(), 0U);
  EXPECT_EQ(parse_glossary("<html/>", "g").error().where, "g:1");
}

TEST(ReadGlossary, NamesAFileThatIsNotThere) {
  const auto glossary = read_glossary("no/such.tsv");
  ASSERT_FALSE(glossary);
  EXPECT_EQ(glossary.error().code, Errc::not_found);
  EXPECT_TRUE(to_string(glossary.error()).starts_with("no/such.tsv: "));
}

}  // namespace
}  // namespace cotejo
