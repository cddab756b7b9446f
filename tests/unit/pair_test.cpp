#include "cotejo/pair.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pair/addresses.hpp"

namespace cotejo {
namespace {

const std::vector<std::string_view> kSpanish = {
    "El puerto de Valmar reabre tras 14 meses de obras\nLa ministra Irene Solano inauguró el muelle el 3 de mayo.\nLas "
    "obras costaron 27,5 millones de euros y dieron trabajo a 312 personas.",
    "Un eclipse oscurece Quilpué durante 4 minutos\nEl observatorio recibió a 1800 visitantes, dijo su director, Tomás "
    "Ferrada.\nEl próximo eclipse será en 2034.",
    "La orquesta de Almenara cancela su gira por 9 ciudades\nEl director Julián Bravo se rompió una pierna el "
    "jueves.\nLas 6400 entradas vendidas se devolverán.",
};
const std::vector<std::string_view> kEnglish = {
    "Almenara orchestra cancels its tour of 9 cities\nThe conductor Julián Bravo broke a leg on Thursday.\nThe 6400 "
    "tickets sold will be refunded.",
    "Valmar port reopens after 14 months of works\nThe minister Irene Solano inaugurated the pier on May 3.\nThe works "
    "cost 27.5 million euros and gave work to 312 people.",
    "An eclipse darkens Quilpué for 4 minutes\nThe observatory received 1800 visitors, said its director, Tomás "
    "Ferrada.\nThe next eclipse will be in 2034.",
};

/// Of texts that outlive them.
std::vector<PairText> articles(const std::vector<std::string_view>& texts) {
  std::vector<PairText> out;
  for (const std::string_view text : texts) out.push_back({text, {}});
  return out;
}

/// "0-1 1-2": the Spanish article and the English one, pair by pair.
std::string shown(const std::vector<ArticlePair>& pairs) {
  std::string out;
  for (const ArticlePair& pair : pairs)
    out += (out.empty() ? "" : " ") + std::to_string(pair.es) + "-" + std::to_string(pair.en);
  return out;
}

std::string paired(const std::vector<PairText>& es, const std::vector<PairText>& en, const PairOptions& options = {}) {
  return shown(pair_articles(es, en, Lexicon(), options));
}

TEST(PairArticles, FindsTranslationsByNumbersAndNamesAlone) {
  EXPECT_EQ(paired(articles(kSpanish), articles(kEnglish)), "0-1 1-2 2-0");
}

TEST(PairArticles, LeavesAloneWhatHasNoMate) {
  EXPECT_EQ(paired(articles(kSpanish), articles({kEnglish[0], kEnglish[2]})), "1-1 2-0");
  EXPECT_EQ(paired(articles({kSpanish[1]}), articles(kEnglish)), "0-2");
  EXPECT_EQ(paired(articles({kSpanish[0], kSpanish[1]}), articles({kEnglish[0]})), "");
}

TEST(PairArticles, OfNothingMakesNothing) {
  EXPECT_EQ(paired({}, {}), "");
  EXPECT_EQ(paired(articles(kSpanish), {}), "");
  EXPECT_EQ(paired({}, articles(kEnglish)), "");
  EXPECT_EQ(paired(articles({"", "\n \n", "—"}), articles({"", "?", "the"})), "");
}

TEST(PairArticles, GivesEqualTextsInTheirOrderEachToOne) {
  const auto es = articles({kSpanish[0], kSpanish[1], kSpanish[0]});
  EXPECT_EQ(paired(es, articles({kEnglish[1], kEnglish[2], kEnglish[1]})), "0-0 1-1 2-2");
  EXPECT_EQ(paired(es, articles({kEnglish[2], kEnglish[1]})), "0-1 1-0");
}

TEST(PairArticles, IsTheSameWhateverTheThreadsAndTheLargerSide) {
  std::vector<std::string> es_texts, en_texts;
  for (int k = 0; k < 60; ++k) {
    const std::string mark = " " + std::to_string(1000 + 37 * k) + " " + std::to_string(90'000 + 101 * k);
    es_texts.push_back(std::string(kSpanish[0]) + mark);
    if (k % 3 != 0) en_texts.push_back(std::string(kEnglish[1]) + mark);
  }
  const auto es = articles({es_texts.begin(), es_texts.end()}), en = articles({en_texts.begin(), en_texts.end()});
  const auto once = pair_articles(es, en, Lexicon(), {});
  PairOptions more;
  more.threads = 4;
  const auto again = pair_articles(es, en, Lexicon(), more);
  ASSERT_EQ(shown(once), shown(again));
  for (std::size_t k = 0; k < once.size(); ++k) EXPECT_EQ(once[k].confidence, again[k].confidence);
  EXPECT_EQ(once.size(), 40U);
  for (const ArticlePair& pair : once) EXPECT_EQ(pair.es, pair.en / 2 * 3 + pair.en % 2 + 1);
  en_texts.resize(70, "Weather for the coast, and nothing more.");  // now the English side is the larger one
  EXPECT_EQ(shown(pair_articles(es, articles({en_texts.begin(), en_texts.end()}), Lexicon(), {})), shown(once));
}

TEST(PairArticles, KeepsToTheWindowWhereBothAreDated) {
  auto es = articles(kSpanish), en = articles(kEnglish);
  for (PairText& article : es) article.day = 20'000;
  en[0].day = 20'007;
  en[1].day = 19'992;
  EXPECT_EQ(paired(es, en), "1-2 2-0");  // 7 days after is near enough, 8 days before is not; the third has no date
  PairOptions narrow;
  narrow.window = 0;
  EXPECT_EQ(paired(es, en, narrow), "1-2");
}

TEST(PairArticles, GivesARecurringNoticeToTheNearestDay) {
  auto es = articles({kSpanish[0], kSpanish[0]}), en = articles({kEnglish[1], kEnglish[1]});
  es[0].day = 105, es[1].day = 101;
  en[0].day = 101, en[1].day = 105;
  EXPECT_EQ(paired(es, en), "0-1 1-0");
}

TEST(PairArticles, BelievesALinkMore) {
  const std::string_view page[] = {"https://Example.org/en/puerto/"}, said[] = {"http://example.org/en/puerto#top"};
  auto es = articles({"El puerto de Valmar reabre tras 14 meses de obras"});
  auto en = articles({"Fishermen of Valmar welcome 3 new cranes, two years late"});
  PairOptions any;
  any.least = 0;
  const float alone = pair_articles(es, en, Lexicon(), any).at(0).confidence;
  en[0].links = page;
  es[0].says_same = said;
  EXPECT_GT(pair_articles(es, en, Lexicon(), any).at(0).confidence, alone);
}

TEST(PairArticles, TakesNoLinkForAProof) {
  const std::string_view page[] = {"https://example.org/en/1"};
  auto es = articles({kSpanish[0]}), en = articles({kEnglish[0]});
  en[0].links = page;
  es[0].says_same = page;
  EXPECT_EQ(paired(es, en), "");
}

TEST(PairArticles, LetsALinkDecideBetweenEquals) {
  const std::string_view page[] = {"https://example.org/es/2"};
  auto es = articles({kSpanish[0], kSpanish[0]}), en = articles({kEnglish[1]});
  es[1].links = page;
  en[0].says_same = page;
  EXPECT_EQ(paired(es, en), "1-0");
}

TEST(PairArticles, LeavesOutWhatIsLessSureThanAsked) {
  PairOptions strict;
  strict.least = 1.1F;
  EXPECT_EQ(paired(articles(kSpanish), articles(kEnglish), strict), "");
}

TEST(ComparableAddress, LeavesOutWhatMakesNoDifference) {
  struct {
    const char *address, *expected;
  } const cases[] = {
      {"https://Example.ORG/News/1/", "example.org/News/1"},
      {"http://example.org/News/1#comments", "example.org/News/1"},
      {"example.org/a?id=7", "example.org/a?id=7"},
      {"example.org/to?u=http://b.org/", "example.org/to?u=http://b.org"},
      {"tag:example.org,2026:7", "tag:example.org,2026:7"},
      {"", ""},
      {"//", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(comparable_address(c.address), c.expected) << c.address;
}

}  // namespace
}  // namespace cotejo
