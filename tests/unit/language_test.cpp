#include <gtest/gtest.h>

#include <algorithm>

#include "cotejo/text.hpp"

namespace cotejo {
namespace {

TEST(FunctionWords, AreFoldedSortedAndMany) {
  for (const Side side : {Side::es, Side::en}) {
    const auto words = function_words(side);
    EXPECT_GE(words.size(), 150U);
    EXPECT_TRUE(std::ranges::is_sorted(words));
    EXPECT_EQ(std::ranges::adjacent_find(words), words.end());
    for (const std::string_view word : words) EXPECT_EQ(fold(word), word);
  }
}

constexpr std::string_view kSpanish =
    "Cuando llegamos al puerto, el barco ya había salido. Nadie nos dijo por qué, pero todos lo sabían desde hacía "
    "días.";
constexpr std::string_view kEnglish =
    "When we reached the harbour, the ship had already left. Nobody told us why, but they had all known for days.";
constexpr std::string_view kGerman =
    "Als wir den Hafen erreichten, war das Schiff schon fort. Niemand sagte uns den Grund, doch alle wussten davon.";

TEST(LanguageEvidence, TellsTheLanguagesApart) {
  const LanguageEvidence es = language_evidence(kSpanish), en = language_evidence(kEnglish);
  EXPECT_GT(es.es, 0.4);
  EXPECT_LT(es.en, 0.05);
  EXPECT_GT(en.en, 0.4);
  EXPECT_LT(en.es, 0.05);
}

TEST(LanguageEvidence, IsLowForOtherLanguages) {
  const LanguageEvidence de = language_evidence(kGerman);
  EXPECT_LT(de.es, 0.1);
  EXPECT_LT(de.en, 0.1);
}

constexpr std::string_view kPortuguese =
    "O governo anunciou ontem que vai investir mais de três milhões de euros na recuperação das escolas "
    "do interior do país. Segundo o ministro, as obras não vão começar antes do verão, mas as câmaras "
    "municipais já receberam uma parte do dinheiro. A oposição disse que o plano chega tarde e que não "
    "resolve os problemas das aldeias onde vivem muitos idosos. Em Lisboa, os sindicatos pediram também "
    "um aumento dos salários para os professores que trabalham longe de casa.";
constexpr std::string_view kCatalan =
    "El govern va anunciar ahir que invertirà més de tres milions d'euros en la reforma de les escoles de "
    "l'interior del país. Segons el ministre, les obres no començaran abans de l'estiu, però els "
    "ajuntaments ja han rebut una part dels diners. L'oposició va dir que el pla arriba tard i que no "
    "resol els problemes dels pobles on viu molta gent gran. A Barcelona, els sindicats també van demanar "
    "un augment dels sous per als mestres que treballen lluny de casa amb contractes curts.";
constexpr std::string_view kGalician =
    "O goberno anunciou onte que vai investir máis de tres millóns de euros na reforma das escolas do "
    "interior do país. Segundo o ministro, as obras non van comezar antes do verán, pero os concellos xa "
    "recibiron unha parte dos cartos. A oposición dixo que o plan chega tarde e que non resolve os "
    "problemas das aldeas onde viven moitos vellos. En Santiago, os sindicatos pediron tamén unha suba "
    "dos salarios para os mestres que traballan lonxe da casa.";

TEST(LanguageEvidence, TellsSpanishFromItsNeighbours) {
  for (const std::string_view text : {kPortuguese, kCatalan, kGalician})
    EXPECT_GT(language_evidence(text).beside, 0.09) << text;
  EXPECT_EQ(language_evidence(kSpanish).beside, 0);
  EXPECT_EQ(language_evidence(kEnglish).beside, 0);
}

TEST(LanguageEvidence, DoesNotCountWordsOfBoth) {
  const LanguageEvidence shared = language_evidence("no me a he has");
  EXPECT_EQ(shared.words, 5U);
  EXPECT_EQ(shared.es, 0);
  EXPECT_EQ(shared.en, 0);
}

TEST(LanguageEvidence, CountsWordsUpToTheLimit) {
  EXPECT_EQ(language_evidence("").words, 0U);
  EXPECT_EQ(language_evidence(" 1 2 — ").words, 0U);
  EXPECT_EQ(language_evidence("¿DÓNDE está el río?").words, 4U);
  EXPECT_DOUBLE_EQ(language_evidence("¿DÓNDE está el río?").es, 0.75);
  EXPECT_EQ(language_evidence(kEnglish, 3).words, 3U);
}

}  // namespace
}  // namespace cotejo
