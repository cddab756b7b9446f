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
