#include "cotejo/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "check/candidates.hpp"
#include "check/forms.hpp"
#include "check/links.hpp"
#include "check/spans.hpp"
#include "check/words.hpp"

namespace cotejo {
namespace {

// ---- forms -------------------------------------------------------------------------------------------------------

struct FormCase {
  const char* written;
  const char* form;
};

TEST(SpanishForm, MeetsInNumberAndCaseOnly) {
  const FormCase cases[] = {
      {"Jueces", "juez"},
      {"juez", "juez"},
      {"contratos", "contrato"},
      {"GOBIERNOS", "gobierno"},
      {"gobierno", "gobierno"},
      {"elecciones", "eleccion"},
      {"elección", "eleccion"},
      {"país", "pais"},
      {"países", "pais"},
      {"interés", "interes"},
      {"intereses", "interes"},
      {"clases", "clas"},
      {"clase", "clas"},
      {"investigador", "investigador"},
      {"investigación", "investigacion"},
      {"gas", "gas"},
      {"EE.UU.", "eeuu"},
  };
  for (const auto& [written, form] : cases) EXPECT_EQ(spanish_form(written), form) << written;
}

TEST(EnglishForms, MeetInInflectionAndSpelling) {
  const std::pair<const char*, const char*> same[] = {
      {"cartels", "cartel"},      {"organisation", "organizations"},
      {"Centre", "centers"},      {"labour", "labor"},
      {"children", "child"},      {"shelves", "shelf"},
      {"Mexico's", "Mexico"},     {"U.S.", "US"},
      {"travelling", "traveled"},
  };
  EnglishForms forms;
  for (const auto& [a, b] : same) EXPECT_EQ(forms.form(a), forms.form(b)) << a << " and " << b;
  const std::pair<const char*, const char*> different[] = {
      {"sanction", "penalty"}, {"state", "country"}, {"union", "unit"}, {"research", "investigation"}};
  for (const auto& [a, b] : different) EXPECT_NE(forms.form(a), forms.form(b)) << a << " and " << b;
}

TEST(SameFamily, IsAMatterOfEndings) {
  struct Case {
    const char *a, *b;
    bool are_names, same;
  };
  const Case cases[] = {
      {"korea", "korean", false, true},       {"democraci", "democrat", false, true}, {"mexico", "mexican", true, true},
      {"mexico", "mexican", false, false},    {"euro", "eurozon", false, false},      {"appeal", "appel", false, false},
      {"contract", "contrast", false, false}, {"port", "ship", true, false},
  };
  for (const auto& [a, b, are_names, same] : cases) EXPECT_EQ(is_same_family(a, b, are_names), same) << a << ", " << b;
}

// ---- a bitext to look at -----------------------------------------------------------------------------------------

struct Pair {
  const char *es, *en;
};

/// One sentence with one.
CheckText text_of(std::span<const Pair> pairs, std::string name = "t") {
  CheckText text{std::move(name), {}, {}, {}};
  for (const auto& [es, en] : pairs) {
    const auto k = static_cast<std::uint32_t>(text.es.size());
    text.es.emplace_back(es);
    text.en.emplace_back(en);
    text.beads.push_back({{k, 1}, {k, 1}, 1});
  }
  return text;
}

const Lexicon& built_in() {
  static const Lexicon lexicon(Glossary{}, {Model::read(COTEJO_SOURCE_DIR "/src/lexicon/data/es-en.model").value()});
  return lexicon;
}

TEST(Words, AContentWordIsNoFunctionWordAndNoSign) {
  const Pair pairs[] = {{"La ONU y los EE.UU., en 2.019 casos", "The UN and the US, in 2,019 cases in the Near East"}};
  const std::vector<CheckText> batch = {text_of(pairs)};
  const BatchWords words = read_words(batch, nullptr);
  const auto content = [](const auto& side) {
    std::string out;
    for (std::uint32_t k = 0; k < side.words.size(); ++k)
      if (side.words[k].is_content()) out.append(side.type_of(k).key).append(1, ' ');
    return out;
  };
  EXPECT_EQ(content(words.es), "onu eeuu 2019 caso ");
  EXPECT_EQ(content(words.en), "un us 2019 case near east ");
}

TEST(Words, ABeadsWordsAreThoseOfItsSegments) {
  CheckText text{"t", {"Uno dos.", "Tres."}, {"One.", "Two three.", "Four."}, {}};
  text.beads = {{{0, 2}, {0, 1}, 1}, {{2, 0}, {1, 1}, 1}, {{2, 0}, {2, 1}, 1}};
  const std::vector<CheckText> batch = {text};
  const BatchWords words = read_words(batch, nullptr);
  ASSERT_EQ(words.pairs.size(), 1U);  // one-sided beads say nothing of renderings
  EXPECT_EQ(words.pairs[0].es, (WordRange{0, 5}));
  EXPECT_EQ(words.pairs[0].en, (WordRange{0, 2}));
}

// ---- candidates --------------------------------------------------------------------------------------------------

TEST(Candidates, AreWordsAndTheRunsOfThemThatComeAgain) {
  const Pair pairs[] = {
      {"La Junta de Aguas aprobó el canal.", ""},
      {"El canal pertenece a la Junta de las Aguas.", ""},
      {"Las aguas bajan turbias y el canal se cierra.", ""},
  };
  CheckText text = text_of(pairs);
  const std::vector<CheckText> batch = {text};
  const BatchWords words = read_words(batch, nullptr);
  std::vector<std::string> found;
  for (const TermCandidate& candidate : find_candidates(words, 2))
    found.push_back(std::string(words.es.written(candidate.occurrences[0])) + " " +
                    std::to_string(candidate.occurrences.size()));
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector<std::string>{"Aguas 3", "Junta 2", "Junta de Aguas 2", "aprobó 1", "bajan 1", "canal 3",
                                             "cierra 1", "pertenece 1", "turbias 1"}));
}

// ---- links and renderings ----------------------------------------------------------------------------------------

struct RenderingCase {
  const char* name;
  Pair pair;
  const char* es;         ///< the term
  const char* rendering;  ///< what renders it
  const char* core = "";  ///< the word to grow from; empty: that of the surest link
};

/// What grows from the surest link of the term's words, or from the core.
std::string rendering_of(const RenderingCase& c) {
  const std::vector<CheckText> batch = {text_of({&c.pair, 1})};
  const BatchWords words = read_words(batch, built_in().models().front().get());
  const Links links = link_words(words, built_in().models().front().get());
  const std::size_t at = std::string_view(c.pair.es).find(c.es);
  WordRange es{0, 0};
  for (std::uint32_t k = 0; k < words.es.words.size(); ++k) {
    if (words.es.words[k].range.begin == at) es.begin = k;
    if (words.es.words[k].range.end == at + std::string_view(c.es).size()) es.end = k + 1;
  }
  const WordLink* best = nullptr;
  for (std::uint32_t word = es.begin; word < es.end; ++word)
    for (const WordLink& link : links.of_es[word])
      if (best == nullptr || link.posterior > best->posterior) best = &link;
  std::uint32_t core = best == nullptr ? 0 : best->other;
  for (std::uint32_t k = 0; k < words.en.words.size(); ++k)
    if (words.en.written(k) == c.core) core = k;
  return std::string(words.en.written(rendering_around(words, links, es, core)));
}

TEST(Renderings, AreExactlyTheTerm) {
  const RenderingCase cases[] = {
      {"one word", {"El faro se apagó anoche.", "The lighthouse went dark last night."}, "faro", "lighthouse"},
      {"order turned round",
       {"El Ministerio de Justicia no respondió.", "The Justice Ministry did not answer."},
       "Ministerio de Justicia",
       "Justice Ministry"},
      {"over a function word",
       {"Recurrió ante el tribunal de apelación.", "She took it to the court of appeal."},
       "tribunal de apelación",
       "court of appeal"},
      {"with a word of its own before it",
       {"El oleoducto cruza el valle.", "The oil pipeline crosses the valley."},
       "oleoducto",
       "oil pipeline"},
      {"without the neighbour's word", {"La nueva ley entró en vigor.", "The new law came into force."}, "ley", "law"},
      {"without an adjective that is not known to be the neighbour's",
       {"Un fuerte terremoto sacudió el puerto.", "A major earthquake shook the harbour."},
       "terremoto",
       "earthquake"},
      {"without the verb before it",
       {"Llegaron para atender a las víctimas del terremoto.", "They came to treat earthquake victims."},
       "terremoto",
       "earthquake"},
      {"up to the head",
       {"El tratado exige la desnuclearización.", "The treaty demands nuclear disarmament."},
       "desnuclearización",
       "nuclear disarmament",
       "nuclear"},
      {"not up to a verb",
       {"La capital creció mucho.", "The capital expanded a lot."},
       "capital",
       "capital",
       "capital"},
      {"a hyphenated word whole",
       {"Aprobó la comida rápida.", "He approved of quick-service."},
       "comida rápida",
       "quick-service"},
      {"known in another inflection",
       {"El problema sigue sin solución.", "The problem will remain without a solution."},
       "sigue",
       "remain"},
  };
  for (const RenderingCase& c : cases) EXPECT_EQ(rendering_of(c), c.rendering) << c.name;
}

// ---- the term check ----------------------------------------------------------------------------------------------

/// "TYPE TERM: RENDERING (EXPECTED, n of m) @SEGMENTS": a finding as a line.
std::string line_of(const Finding& finding) {
  std::string out = std::string(name(finding.type)) + " " + finding.es_term + ": " + finding.en_term + " (" +
                    finding.expected + ", " + std::to_string(finding.as_expected) + " of " +
                    std::to_string(finding.occurrences) + ") @";
  for (const TermPlace& place : finding.places)
    out += (out.ends_with('@') ? "" : ",") + std::to_string(place.es.segment);
  return out;
}

std::vector<std::string> lines_of(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(line_of(finding));
  return out;
}

struct TermCase {
  const char* name;
  std::vector<Pair> pairs;
  std::vector<std::string> findings;
};

TEST(Terms, ARenderingThatIsNotTheUsualOneIsFound) {
  const TermCase cases[] = {
      {"consistent: inflection, case and spelling do not matter",
       {{"La cooperativa vendió los barcos.", "The cooperative sold the ships."},
        {"El barco de la Cooperativa no volvió.", "The Cooperative's ship did not come back."},
        {"Las cooperativas compran el barco más viejo.", "The cooperatives are buying the oldest ship."},
        {"Un barco vale lo que una cooperativa pague.", "A ship is worth what a cooperative will pay."}},
       {}},
      {"one word for another, once",
       {{"El glaciar retrocede cada año.", "The glacier retreats every year."},
        {"Los guías conocen bien el glaciar.", "The guides know the glacier well."},
        {"El hotel da al glaciar.", "The hotel overlooks the glacier."},
        {"Nadie vive junto al glaciar.", "Nobody lives beside the icefield."}},
       {"one-to-many glaciar: icefield (glacier, 3 of 4) @3"}},
      {"one word of two, and the term is reported whole",
       {{"La energía eólica crece en el sur.", "Wind energy is growing in the south."},
        {"Los pueblos apoyan la energía eólica.", "The villages support wind energy."},
        {"El ministro elogió la energía eólica.", "The minister praised wind energy."},
        {"Hay poca energía eólica en la isla.", "There is little wind power on the island."}},
       {"one-to-many energía eólica: wind power (wind energy, 3 of 4) @3"}},
      {"one word of a compound in capitals",
       {{"La Asamblea Constituyente votó ayer.", "The Constituent Assembly voted yesterday."},
        {"Presidió la Asamblea Constituyente.", "She presided over the Constituent Assembly."},
        {"Hoy abre la Asamblea Constituyente.", "The Constituent Assembly opens today."},
        {"Cerró la Asamblea Constituyente.", "The Constituent Convention closed."}},
       {"one-to-many Asamblea Constituyente: Constituent Convention (Constituent Assembly, 3 of 4) @3"}},
      {"a name beside the term is not part of it, and shows where the rendering is",
       {{"El fundador de Sarmiel vendió su casa.", "The Sarmiel founder sold his house."},
        {"Detuvieron al fundador de Sarmiel.", "The Sarmiel founder was arrested."},
        {"Habló el fundador de Sarmiel.", "The Sarmiel founder spoke."},
        {"Sigue sin saberse dónde está el fundador de Sarmiel.", "The Sarmiel originator remains in hiding."}},
       {"one-to-many fundador: originator (founder, 3 of 4) @3"}},
      {"ellipsis and pronouns are no renderings",
       {{"El Tribunal Constitucional anuló la ley.", "The Constitutional Court struck down the law."},
        {"La ley llegó al Tribunal Constitucional en mayo.", "The law reached the Constitutional Court in May."},
        {"El Tribunal Constitucional tardó un año.", "The Court took a year."},
        {"Según el Tribunal Constitucional, bastaba.", "According to it, that was enough."}},
       {}},
      {"an abbreviation is no other rendering",
       {{"La Organización Mundial de la Salud avisó.", "The World Health Organization gave warning."},
        {"Habló la Organización Mundial de la Salud.", "The World Health Organization spoke."},
        {"La Organización Mundial de la Salud calló.", "The WHO was silent."},
        {"Volvió la Organización Mundial de la Salud.", "The World Health Organization came back."}},
       {}},
      {"two renderings have no majority",
       {{"El glaciar retrocede cada año.", "The glacier retreats every year."},
        {"Los guías conocen bien el glaciar.", "The guides know the icefield well."}},
       {}},
  };
  for (const TermCase& c : cases) {
    const std::vector<CheckText> batch = {text_of(c.pairs)};
    EXPECT_EQ(lines_of(check_terms(batch, built_in())), c.findings) << c.name;
  }
}

const std::vector<Pair> kGlacier = {{"El glaciar retrocede cada año.", "The glacier retreats every year."},
                                    {"Los guías conocen bien el glaciar.", "The guides know the glacier well."},
                                    {"El hotel da al glaciar.", "The hotel overlooks the glacier."},
                                    {"Nadie vive junto al glaciar.", "Nobody lives beside the icefield."}};

TEST(Terms, PlacesAreExact) {
  const std::vector<CheckText> batch = {text_of(kGlacier)};
  const std::vector<Finding> findings = check_terms(batch, built_in());
  ASSERT_EQ(findings.size(), 1U);
  ASSERT_EQ(findings[0].places.size(), 1U);
  const TermPlace& place = findings[0].places[0];
  EXPECT_EQ(slice(batch[0].es[place.es.segment], place.es.range), "glaciar");
  EXPECT_EQ(slice(batch[0].en[place.en.segment], place.en.range), "icefield");
  EXPECT_FALSE(findings[0].en_is_guess);
}

TEST(Terms, AGuessIsNotPointedAt) {
  std::vector<Pair> pairs;
  for (int k = 0; k < 20; ++k) pairs.insert(pairs.end(), kGlacier.begin(), kGlacier.begin() + 3);
  pairs.push_back(kGlacier.back());  // once in 61, and nothing is known of "icefield"
  const std::vector<CheckText> batch = {text_of(pairs)};
  const std::vector<Finding> findings = check_terms(batch, built_in());
  ASSERT_EQ(lines_of(findings), std::vector<std::string>{"one-to-many glaciar: icefield (glacier, 60 of 61) @60"});
  EXPECT_TRUE(findings[0].en_is_guess);
  EXPECT_EQ(slice(batch[0].es[60], findings[0].places[0].es.range), "glaciar");
  EXPECT_TRUE(findings[0].places[0].en.range.empty());
}

TEST(Terms, TextsOfABatchAreOne) {
  const std::span<const Pair> pairs = kGlacier;
  const std::vector<CheckText> whole = {text_of(pairs.first(2), "a"), text_of(pairs.subspan(2), "b")};
  const std::vector<Finding> findings = check_terms(whole, built_in());
  ASSERT_EQ(lines_of(findings), (std::vector<std::string>{"one-to-many glaciar: icefield (glacier, 3 of 4) @1"}));
  EXPECT_EQ(findings[0].places[0].text, 1U);
  EXPECT_TRUE(check_terms(std::span(whole).subspan(1), built_in()).empty());
}

TEST(Terms, OptionsNarrowWhatIsFound) {
  const std::vector<CheckText> batch = {text_of(kGlacier)};
  struct Case {
    const char* name;
    TermOptions options;
    std::size_t findings;
  };
  const Case cases[] = {
      {"enough occurrences", {.min_occurrences = 4}, 1},
      {"too few occurrences", {.min_occurrences = 5}, 0},
      {"never sure enough", {.min_confidence = 1}, 0},
      {"the term may vary", {.may_vary = {{"Glaciares", ""}}}, 0},
      {"the rendering may be used", {.may_vary = {{"", "icefields"}}}, 0},
      {"the two together may", {.may_vary = {{"glaciar", "icefield"}}}, 0},
      {"two others may", {.may_vary = {{"glaciar", "ice"}, {"nevero", "icefield"}}}, 1},
  };
  for (const Case& c : cases) EXPECT_EQ(check_terms(batch, built_in(), c.options).size(), c.findings) << c.name;
}

TEST(Terms, NothingToLookAtIsNoFinding) {
  EXPECT_TRUE(check_terms({}, built_in()).empty());
  const CheckText cases[] = {{"empty", {}, {}, {}},
                             {"empty segments", {""}, {""}, {{{0, 1}, {0, 1}, 1}}},
                             {"signs only", {"¡…!"}, {"?!"}, {{{0, 1}, {0, 1}, 1}}},
                             {"one side", {"Una línea."}, {}, {{{0, 1}, {0, 0}, 1}}}};
  for (const CheckText& text : cases) EXPECT_TRUE(check_terms({&text, 1}, built_in()).empty()) << text.name;
}

TEST(Terms, WithoutAModelTheBatchTeaches) {
  const std::vector<Pair> pairs = {
      {"El glaciar retrocede.", "The glacier retreats."},   {"El glaciar suena.", "The glacier creaks."},
      {"Vemos el glaciar.", "We see the glacier."},         {"Bajan del glaciar.", "They come down the glacier."},
      {"El glaciar brilla.", "The glacier shines."},        {"Pisan el glaciar.", "They tread the glacier."},
      {"Miden el glaciar.", "They measure the glacier."},   {"El glaciar muere.", "The glacier dies."},
      {"Queda el glaciar.", "There remains the icefield."},
  };
  const std::vector<CheckText> batch = {text_of(pairs)};
  EXPECT_EQ(lines_of(check_terms(batch, Lexicon())),
            (std::vector<std::string>{"one-to-many glaciar: icefield (glacier, 8 of 9) @8"}));
}

// ---- the list of what may vary -----------------------------------------------------------------------------------

TEST(MayVary, IsATermOrARenderingOrBothALine) {
  const auto list = parse_may_vary("# a comment\n\n glaciar \nglaciar\tice field\r\n\ticefield", "v.tsv");
  ASSERT_TRUE(list);
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& [es, en] : *list) found.emplace_back(es, en);
  EXPECT_EQ(found, (std::vector<std::pair<std::string, std::string>>{
                       {"glaciar", ""}, {"glaciar", "ice field"}, {"", "icefield"}}));
}

TEST(MayVary, ALineThatIsNoneSaysWhere) {
  EXPECT_EQ(to_string(parse_may_vary("a\nb\tc\td\n", "v.tsv").error()),
            "v.tsv:2: more than one tab (expected a Spanish term, or Spanish TAB English)");
  EXPECT_EQ(to_string(parse_may_vary("a\xFF\n", "v.tsv").error()), "v.tsv:1: not UTF-8");
}

// ---- glossaries --------------------------------------------------------------------------------------------------

struct GlossaryCase {
  const char* name;
  const char* glossary;
  Pair pair;
  std::vector<std::string> findings;
};

TEST(GlossaryCheck, ATermHasOneOfItsRenderings) {
  const GlossaryCase cases[] = {
      {"as asked", "junta\tboard", {"La junta se reunió.", "The board met."}, {}},
      {"inflection and case", "junta\tboard", {"Las Juntas se reunieron.", "The Boards met."}, {}},
      {"any of several", "junta\tboard; council", {"La junta se reunió.", "The council met."}, {}},
      {"order and articles",
       "Ministerio de Defensa\tMinistry of Defence",
       {"Lo dijo el Ministerio de Defensa.", "The Defense Ministry said so."},
       {}},
      {"another one",
       "junta\tboard",
       {"La junta se reunió ayer.", "The council met yesterday."},
       {"glossary junta: council (board, 0 of 1) @0"}},
      {"the longer term goes before the shorter",
       "junta\tboard\njunta de vecinos\tneighbourhood council",
       {"La junta de vecinos votó.", "The neighbourhood council voted."},
       {}},
      {"twice in Spanish, once as asked",
       "huelga\tstrike",
       {"La huelga de enero siguió a la huelga de diciembre.",
        "The strike of January came after the stoppage of December."},
       {"glossary huelga: stoppage (strike, 1 of 2) @0"}},
      {"a term that does not occur", "sindicato\tunion", {"La junta se reunió.", "The board met."}, {}},
      {"a term with a sign in it",
       "socio-económico\tsocio-economic",
       {"Un estudio socio-económico.", "A socio-economic study."},
       {}},
      {"a beginning in both languages",
       "contrat|o públic|o\tgovernment contract|",
       {"Los contratos públicos suben.", "Government contracting rises."},
       {}},
      {"a beginning that is not there",
       "huelg|a\twalkout|",
       {"La huelga empezó.", "The strike began."},
       {"glossary huelga: strike (walkout, 0 of 1) @0"}},
      {"two entries of one term allow what either does",
       "banco\tbank\nBanco\tbench",
       {"El banco era de madera.", "The bench was of wood."},
       {}},
      {"one rendering counts once, whatever names it has",
       "cártel\tcartel; drug cartel",
       {"Un cártel venció al otro cártel.", "One drug cartel beat the other gang."},
       {"glossary cártel: gang (cartel, 1 of 2) @0"}},
      {"forbidden",
       "arancel\ttariff\narancel\tduty\tforbidden",
       {"El arancel sube.", "The duty rises."},
       {"glossary arancel: duty (tariff, 0 of 1) @0"}},
      {"forbidden, and inside what is allowed",
       "arancel\tcustoms duty\narancel\tduty\tforbidden",
       {"El arancel sube.", "The customs duty rises."},
       {}},
      {"allowed, and inside what is forbidden",
       "arancel\tduty\narancel\tcustoms duty\tforbidden",
       {"El arancel sube.", "The customs duty rises."},
       {"glossary arancel: customs duty (duty, 0 of 1) @0"}},
      {"forbidden for this term only",
       "arancel\ttariff\narancel\tduty\tforbidden",
       {"El arancel es un deber.", "The tariff is a duty."},
       {}},
      {"nothing is asked for, something is forbidden",
       "junta\tjunta\tforbidden",
       {"La junta se reunió.", "The board met."},
       {}},
      {"nothing is asked for, and what is forbidden is there",
       "junta\tjunta\tforbidden",
       {"La junta se reunió.", "The junta met."},
       {"glossary junta: junta (, 0 of 1) @0"}},
  };
  for (const GlossaryCase& c : cases) {
    const std::vector<CheckText> batch = {text_of({&c.pair, 1})};
    const Glossary glossary = parse_glossary(c.glossary, "g.tsv").value();
    EXPECT_EQ(lines_of(check_glossary(batch, glossary, built_in())), c.findings) << c.name;
  }
}

TEST(GlossaryCheck, FindingsComeInTextOrder) {
  const Pair pairs[] = {{"La huelga paró el muelle.", "The stoppage halted the pier."},
                        {"Otra huelga.", "Another stoppage."}};
  const std::vector<CheckText> batch = {text_of(pairs)};
  const Glossary glossary = parse_glossary("muelle\tquay\nhuelga\tstrike\n", "g.tsv").value();
  std::vector<std::string> found;
  for (const Finding& finding : check_glossary(batch, glossary, built_in()))
    found.push_back(finding.es_term + " " + std::to_string(finding.places[0].es.segment));
  EXPECT_EQ(found, (std::vector<std::string>{"huelga 0", "muelle 0", "huelga 1"}));
}

TEST(GlossaryCheck, ATermDoesNotReachOverTheEndOfASentence) {
  CheckText text{
      "t", {"Convocó la junta", "de vecinos nadie supo."}, {"The board called it; nobody heard of neighbours."}, {}};
  text.beads = {{{0, 2}, {0, 1}, 1}};
  const Glossary glossary = parse_glossary("junta de vecinos\tneighbourhood council\n", "g.tsv").value();
  EXPECT_TRUE(check_glossary({&text, 1}, glossary, built_in()).empty());
}

TEST(GlossaryCheck, WhatCannotBePointedAtIsMissing) {
  const Pair pair = {"La junta calló.", "."};
  const std::vector<CheckText> batch = {text_of({&pair, 1})};
  const std::vector<Finding> findings = check_glossary(batch, parse_glossary("junta\tboard", "g").value(), built_in());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].type, FindingType::missing_rendering);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_TRUE(findings[0].places[0].en.range.empty());
}

TEST(GlossaryCheck, AForbiddenRenderingIsAFindingOfItsOwn) {
  const Pair pair = {"El arancel sube.", "The duty rises."};
  const std::vector<CheckText> batch = {text_of({&pair, 1})};
  const Glossary glossary = parse_glossary("es,en,forbidden\narancel,tariff,duty\n", "g.csv").value();
  const std::vector<Finding> findings = check_glossary(batch, glossary, built_in());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].type, FindingType::forbidden_rendering);
  EXPECT_EQ(name(findings[0].type), "glossary");
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(slice(pair.en, findings[0].places[0].en.range), "duty");
}

// ---- proposals ---------------------------------------------------------------------------------------------------

/// "arancel aduanero = customs duty 2, tariff 1 of 3".
std::vector<std::string> show(const std::vector<TermProposal>& terms) {
  std::vector<std::string> out;
  for (const TermProposal& term : terms) {
    std::string line = term.es + " =";
    for (const auto& [en, count] : term.en) line += " " + en + " " + std::to_string(count);
    out.push_back(line + " of " + std::to_string(term.occurrences));
  }
  std::ranges::sort(out);
  return out;
}

TEST(Proposals, AreTermsRenderedInOneWay) {
  const Pair pairs[] = {
      {"El tribunal de apelaciones anuló el nuevo contrato.", "The court of appeal annulled the new contract."},
      {"Los tribunales de apelaciones fallan despacio.", "The courts of appeal decide slowly."},
      {"Ayer no habló el tribunal de apelaciones.", "The court of appeal did not speak yesterday."},
      {"La nueva empresa firmó el contrato con Gómez.", "The new company signed the contract with Gómez."},
      {"El arancel del acero subió en enero.", "The steel tariff rose in January."},
      {"En enero bajó el arancel del cobre, dijo Gómez.", "In January the copper tariff fell, said Gómez."},
      {"Los aranceles volvieron en enero.", "Tariffs came back in January."},
  };
  const std::vector<CheckText> batch = {text_of(pairs)};
  EXPECT_EQ(show(propose_terms(TermBatch(batch, built_in()))),
            (std::vector<std::string>{"arancel = tariff 3 of 3", "contrato = contract 2 of 2",
                                      "tribunal de apelaciones = court of appeal 3 of 3"}));
}

TEST(Proposals, ATermThatIsRenderedNowSoNowOtherwiseIsNone) {
  const Pair pairs[] = {
      {"El arancel subió.", "The tariff rose."},
      {"El arancel bajó.", "The duty fell."},
      {"Otro arancel llegó.", "Another levy came."},
  };
  const std::vector<CheckText> batch = {text_of(pairs)};
  EXPECT_TRUE(propose_terms(TermBatch(batch, built_in())).empty());
}

TEST(Proposals, OfNothingAreNone) { EXPECT_TRUE(propose_terms(TermBatch({}, built_in())).empty()); }

}  // namespace
}  // namespace cotejo
