// Glossaries as files, and what the readers make of them.
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

Glossary sample() {
  return {{{{"arancel", "tarifa aduanera"}, {"tariff", "customs duty"}, {"levy"}, "de la casa"},
           {{"ley"}, {"act"}, {}, {}},
           {{"actual"}, {}, {"actual"}, {}}}};
}

std::string tbx(const Glossary& glossary, const GlossaryWriteOptions& options) {
  std::ostringstream out;
  write_tbx(out, glossary, options);
  return out.str();
}

TEST(WriteTbx, WritesVersion2) {
  EXPECT_EQ(
      tbx({{{{"ley"}, {"act"}, {"bill"}, "A & B"}}}, {.es_lang = "es-MX", .en_lang = "en", .tool_version = "1.2"}),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<martif type=\"TBX\" xml:lang=\"en\">\n"
      "<martifHeader><fileDesc><sourceDesc><p>cotejo 1.2</p></sourceDesc></fileDesc><encodingDesc><p "
      "type=\"XCSURI\">TBXXCSV02.xcs</p></encodingDesc></martifHeader>\n"
      "<text><body>\n"
      "<termEntry id=\"c1\"><note>A &amp; B</note><langSet xml:lang=\"es-MX\"><tig><term>ley</term></tig></langSet>\n"
      "<langSet xml:lang=\"en\"><tig><term>act</term><termNote type=\"administrativeStatus\">"
      "preferredTerm-admn-sts</termNote></tig><tig><term>bill</term><termNote type=\"administrativeStatus\">"
      "deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>\n"
      "</body></text>\n</martif>\n");
}

TEST(WriteTbx, BothVersionsAreReadBackTheSame) {
  for (const TbxVersion version : {TbxVersion::v2, TbxVersion::v3})
    EXPECT_EQ(parse_glossary(tbx(sample(), {.tbx_version = version}), "g.tbx").value(), sample());
}

using Random = std::minstd_rand;

std::uint32_t below(std::uint32_t limit, Random& random) { return static_cast<std::uint32_t>(random() % limit); }

/// A term of letters, signs that XML escapes, and marks of other scripts; no white space at its ends.
std::string random_term(Random& random) {
  static const std::vector<std::string> kParts = {"a", "ñ",  "Ó",    "&", "<", ">", "\"", "'", "]]>", "\u00a0b",
                                                  "|", "*e", "🙂", "ل", "-", ".", " x", ";", "\tz"};
  std::string out = "t";
  for (std::uint32_t left = below(8, random); left > 0; --left)
    out += kParts[below(static_cast<std::uint32_t>(kParts.size()), random)];
  return out;
}

std::vector<std::string> random_terms(Random& random, std::uint32_t least, const std::string& prefix) {
  std::vector<std::string> out;
  for (std::uint32_t k = 0, count = least + below(3, random); k < count; ++k)
    out.push_back(prefix + std::to_string(k) + random_term(random));
  return out;
}

TEST(WriteTbx, WhateverIsWrittenIsReadBackTheSame) {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    Glossary glossary;
    for (std::uint32_t left = below(6, random); left > 0; --left)
      glossary.entries.push_back({random_terms(random, 1, "s"), random_terms(random, 1, "e"),
                                  random_terms(random, 0, "f"), below(2, random) == 0 ? random_term(random) : ""});
    for (const TbxVersion version : {TbxVersion::v2, TbxVersion::v3})
      ASSERT_EQ(parse_glossary(tbx(glossary, {.tbx_version = version}), "g.tbx").value(), glossary)
          << "round " << round;
  }
}

TEST(WriteOmegat, ForbiddenRenderingsHaveALineOfTheirOwn) {
  std::ostringstream out;
  write_omegat_glossary(out, sample());
  EXPECT_EQ(out.str(),
            "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
            "arancel\ttariff; customs duty\tde la casa\n"
            "arancel\tlevy\tforbidden\n"
            "tarifa aduanera\ttariff; customs duty\tde la casa\n"
            "tarifa aduanera\tlevy\tforbidden\n"
            "ley\tact\t\n"
            "actual\tactual\tforbidden\n");
  const Glossary read = parse_glossary(out.str(), "g.txt").value();
  ASSERT_EQ(read.entries.size(), 4U);
  EXPECT_EQ(read.entries[0], (GlossaryEntry{{"arancel"}, {"tariff", "customs duty"}, {"levy"}, "de la casa"}));
}

/// "ley" twice as "act", once as "law".
struct Proposed {
  std::vector<CheckText> batch = {{"t", {"La ley.", "Otra ley."}, {"The act.", "Another\tact."}, {}}};
  std::vector<TermProposal> terms = {{"ley", {{"act", 2}, {"law", 1}}, 3, {0, {1, {5, 8}}, {1, {8, 11}}}}};
};

TEST(TermWriters, TsvHasCountsAndAnExample) {
  const Proposed proposed;
  std::ostringstream out;
  find_term_writer("tsv")->write(out, {proposed.batch, proposed.terms}, {});
  EXPECT_EQ(out.str(),
            "es\ten\toccurrences\trendered_so\tshare\texample_es\texample_en\n"
            "ley\tact; law\t3\t2\t0.667\tOtra ley.\tAnother act.\n");
  EXPECT_EQ(parse_glossary(out.str(), "g.tsv").value().entries,
            (std::vector<GlossaryEntry>{{{"ley"}, {"act", "law"}}}));
}

TEST(TermWriters, GlossariesHaveThemAsANote) {
  const Proposed proposed;
  for (const char* format : {"tbx", "glosario.txt"}) {
    std::ostringstream out;
    find_term_writer(format)->write(out, {proposed.batch, proposed.terms}, {});
    const Glossary read = parse_glossary(out.str(), "g").value();
    ASSERT_EQ(read.entries.size(), 1U) << format;
    EXPECT_EQ(read.entries[0].en, (std::vector<std::string>{"act", "law"})) << format;
    EXPECT_TRUE(read.entries[0].note.starts_with("2/3: «Otra ley.» “Another")) << read.entries[0].note;
  }
}

}  // namespace
}  // namespace cotejo
