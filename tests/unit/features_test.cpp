#include "cotejo/features.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "features/cognates.hpp"

namespace cotejo {
namespace {

template <Side S>
Features<S> features(std::vector<std::string_view> segments, const Lexicon& lexicon = Lexicon()) {
  std::vector<SegmentText> texts;
  for (const std::string_view text : segments) texts.push_back({text});
  return extract_features<S>(texts, lexicon);
}

template <Side S>
std::string keys(const Features<S>& side, std::uint32_t segment) {
  std::string out;
  for (const std::uint32_t type : side.tokens_of(segment)) {
    if (!out.empty()) out += '|';
    out += side.types[type].key;
  }
  return out;
}

struct KeysCase {
  const char* text;
  const char* expected;
};

TEST(ExtractFeatures, ReadsWordsNumbersAndNotions) {
  const KeysCase cases[] = {
      {"El Gobierno gastó 3.600 millones de dólares.", "el|gobierno|gasto|3600000000|de|dollar"},
      {"Creció un 25 % en mayo", "crecio|un|25|percent|en|month 5"},
      {"¿Quién?", "quien|?"},
      {"", ""},
      {"—Dos—", "—|2|—"},
  };
  for (const KeysCase& c : cases) EXPECT_EQ(keys(features<Side::es>({c.text}), 0), c.expected) << c.text;
}

TEST(ExtractFeatures, CountsLengthsInVisibleCodePoints) {
  const auto side = features<Side::es>({"año nuevo", "", " a\tb "});
  EXPECT_EQ(side.length, (std::vector<std::uint32_t>{8, 0, 2}));
  EXPECT_EQ(side.segments(), 3U);
}

TEST(ExtractFeatures, TellsNamesByTheirCapitals) {
  const auto side = features<Side::es>({"Ayer llegó Sheinbaum.", "La mesa y la Mesa, en una mesa", "La ONU."});
  const auto kind = [&](std::string_view key) { return std::ranges::find(side.types, key, &TokenType::key)->kind; };
  EXPECT_EQ(kind("sheinbaum"), TypeKind::name);
  EXPECT_EQ(kind("ayer"), TypeKind::word);
  EXPECT_EQ(kind("mesa"), TypeKind::word);
  EXPECT_EQ(kind("onu"), TypeKind::name);
}

TEST(ExtractFeatures, WeighsTellingTokensMore) {
  const auto side = features<Side::es>({"El presidente Boric de 2024 y la sal", "el sol", "el mar"});
  const auto weight = [&](std::string_view key) { return std::ranges::find(side.types, key, &TokenType::key)->weight; };
  EXPECT_GT(weight("boric"), weight("presidente"));
  EXPECT_GT(weight("presidente"), weight("sal"));
  EXPECT_GT(weight("sal"), weight("el"));
  EXPECT_GT(weight("2024"), weight("presidente"));
  for (const TokenType& type : side.types) {
    EXPECT_GE(type.weight, 0) << type.key;
    EXPECT_LE(type.weight, 1) << type.key;
  }
}

struct MatchCase {
  const char* es;
  const char* en;
  bool matches;
};

/// Whether any token of the one matches any of the other.
bool any_match(const char* es, const char* en, const Lexicon& lexicon = Lexicon()) {
  return !match_types(features<Side::es>({es}, lexicon), features<Side::en>({en}, lexicon), lexicon).matches.empty();
}

TEST(MatchTypes, FindsAnchors) {
  const MatchCase cases[] = {
      {"3.600 millones", "3.6 billion", true},
      {"veinticinco", "25", true},
      {"siglo XIX", "19th", true},
      {"marzo", "March", true},
      {"marzo", "we march", false},
      {"dólares", "$", true},
      {"25 por ciento", "25", true},
      {"Sheinbaum", "Sheinbaum", true},
      {"constitución", "constitution", true},
      {"universidad", "university", true},
      {"especialista", "specialist", true},
      {"rápidamente", "rapidly", true},
      {"fentanilo", "fentanyl", true},
      {"casa", "house", false},
      {"no", "no", false},
      {"once", "once upon", false},
      {"25", "26", false},
      {"1", "I", false},
  };
  for (const MatchCase& c : cases) EXPECT_EQ(any_match(c.es, c.en), c.matches) << c.es << " / " << c.en;
}

TEST(MatchTypes, UsesTheGlossary) {
  const Lexicon lexicon(parse_glossary("ley de amparo\tinjunction law\n", "g").value());
  EXPECT_TRUE(any_match("la ley de amparo", "the injunction law", lexicon));
  EXPECT_FALSE(any_match("la ley de aguas", "the injunction law", lexicon));
}

/// Of each pair twenty times: enough for entries of their own.
std::shared_ptr<const Model> model_of(const std::vector<std::pair<const char*, const char*>>& pairs) {
  ModelTrainer trainer;
  for (int k = 0; k < 20; ++k)
    for (const auto& [es, en] : pairs) trainer.add(es, en);
  return Model::parse(trainer.train().value(), "model").value();
}

/// "la" is frequent; "casa" and "perra" have one rendering each.
Lexicon with_model() {
  return Lexicon(Glossary(), {model_of({{"la casa", "the house"}, {"la mesa", "the table"}, {"la perra", "the dog"}})});
}

TEST(MatchTypes, UsesTheModel) {
  const Lexicon lexicon = with_model();
  const MatchCase cases[] = {
      {"casa", "house", true}, {"Casas", "HOUSES", false}, {"casa", "table", false},
      {"mesa", "table", true}, {"la", "the", true},        {"casa", "the", false},
  };
  for (const MatchCase& c : cases) EXPECT_EQ(any_match(c.es, c.en, lexicon), c.matches) << c.es << " / " << c.en;
  EXPECT_FALSE(any_match("casa", "house"));
}

TEST(MatchTypes, UsesTheRenderingsOfEveryModel) {
  const auto homes = model_of({{"la casa", "the house"}, {"la mesa", "the table"}});
  const auto acts = model_of({{"la casa", "the chamber"}, {"el amparo", "an injunction"}});
  const Lexicon both(Glossary(), {homes, acts}), twice(Glossary(), {homes, homes});
  const MatchCase cases[] = {
      {"casa", "house", true},        {"casa", "chamber", true},  {"mesa", "table", true},
      {"amparo", "injunction", true}, {"mesa", "chamber", false}, {"amparo", "table", false},
  };
  for (const MatchCase& c : cases) EXPECT_EQ(any_match(c.es, c.en, both), c.matches) << c.es << " / " << c.en;
  EXPECT_FALSE(any_match("casa", "chamber", twice));
}

TEST(MatchTypes, SaysWhetherItKnowsTheLanguages) {
  const Lexicon lexicon = with_model();
  EXPECT_TRUE(match_types(features<Side::es>({"a"}), features<Side::en>({"a"}), lexicon).know_the_languages);
  EXPECT_FALSE(match_types(features<Side::es>({"a"}), features<Side::en>({"a"}), Lexicon()).know_the_languages);
}

TEST(ExtractFeatures, WeighsWordsByWhatTheModelSaysTheyTell) {
  const auto es = features<Side::es>({"la xilofono"}, with_model());
  ASSERT_EQ(es.types.size(), 2U);
  EXPECT_LT(es.types[0].weight, es.types[1].weight);
}

TEST(MatchTypes, ListsEachPairOnceInOrder) {
  const auto es = features<Side::es>({"nación naciones nacional nacionalidad 3 3 Boric"});
  const auto en = features<Side::en>({"nation nations national nationality 3 3 Boric"});
  const Matches matches = match_types(es, en, Lexicon());
  ASSERT_EQ(matches.first_match.size(), es.types.size() + 1);
  for (std::uint32_t type = 0; type < es.types.size(); ++type) {
    const auto list = matches.of(type);
    EXPECT_TRUE(std::ranges::is_sorted(list, {}, &Match::en_type));
    EXPECT_EQ(std::ranges::adjacent_find(list, {}, &Match::en_type), list.end());
    for (const Match& match : list) {
      EXPECT_GT(match.strength, 0);
      EXPECT_LE(match.strength, 1);
    }
  }
}

TEST(CommonSubsequenceRatio, IsTheShareOfTheLongerWord) {
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("abc", "abc"), 1);
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("abcd", "acd"), .75);
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("abc", "xyz"), 0);
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("", "abc"), 0);
  const std::string long_word(64, 'a');
  EXPECT_DOUBLE_EQ(common_subsequence_ratio(long_word, long_word), 1);
  EXPECT_DOUBLE_EQ(common_subsequence_ratio(long_word + long_word, long_word, .9), 1);  // of what is looked at
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("abcd", "acd", .7), .75);
  EXPECT_DOUBLE_EQ(common_subsequence_ratio("abcd", "acd", .75), 0);
}

}  // namespace
}  // namespace cotejo
