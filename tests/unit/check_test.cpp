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
  static const Lexicon lexicon(Glossary{}, Model::read(COTEJO_SOURCE_DIR "/src/lexicon/data/es-en.model").value());
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

TEST(Candidates, AreRunsOfContentWordsThatComeAgain) {
  const Pair pairs[] = {
      {"La Junta de Aguas aprobó el canal.", ""},
      {"El canal pertenece a la Junta de las Aguas.", ""},
      {"Las aguas bajan turbias y el canal se cierra.", ""},
  };
  CheckText text = text_of(pairs);
  const std::vector<CheckText> batch = {text};
  const BatchWords words = read_words(batch, nullptr);
  std::vector<std::string> found;
  for (const Candidate& candidate : find_candidates(words, 2))
    found.push_back(std::string(words.es.written(candidate.occurrences[0])) + " " +
                    std::to_string(candidate.occurrences.size()));
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector<std::string>{"Aguas 3", "Junta 2", "Junta de Aguas 2", "canal 3"}));
}

// ---- links and renderings ----------------------------------------------------------------------------------------

struct RenderingCase {
  const char* name;
  Pair pair;
  const char* es;         ///< the term
  const char* rendering;  ///< what renders it
};

/// "[…]" of the rendering that grows from the surest link of the term's words.
std::string rendering_of(const RenderingCase& c) {
  const std::vector<CheckText> batch = {text_of({&c.pair, 1})};
  const BatchWords words = read_words(batch, built_in().model());
  const Links links = link_words(words, built_in().model());
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
  return best == nullptr ? "" : std::string(words.en.written(rendering_around(words, links, es, best->other)));
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
  };
  for (const RenderingCase& c : cases) EXPECT_EQ(rendering_of(c), c.rendering) << c.name;
}

}  // namespace
}  // namespace cotejo
