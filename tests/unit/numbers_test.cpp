#include "features/numbers.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

/// The numbers of a sentence, in order.
std::string numbers(Side language, std::string_view text) {
  const std::vector<Word> words = split_words(text);
  std::vector<std::string> folded;
  for (const Word& word : words) folded.push_back(fold(slice(text, word.range)));
  std::vector<WordForm> forms;
  for (std::size_t k = 0; k < words.size(); ++k) {
    forms.push_back({slice(text, words[k].range), folded[k], words[k].kind, words[k].capitals});
  }
  std::string out;
  for (std::size_t at = 0; at < forms.size();) {
    const auto reading = read_number(language, forms, at);
    if (reading && !out.empty()) out += ' ';
    if (reading) out += to_string(reading->value);
    at += reading ? reading->words : 1;
  }
  return out;
}

struct NumberCase {
  const char* es;
  const char* en;
  const char* expected;
};

TEST(ReadNumber, GivesBothSidesTheSameValue) {
  const NumberCase cases[] = {
      {"3.600 millones", "3.6 billion", "3600000000"},
      {"3,600 millones", "$3.6 bn", "3600000000"},
      {"2 mil millones", "2 billion", "2000000000"},
      {"dos mil millones", "two billion", "2000000000"},
      {"un billón", "a trillion", "1000000000000"},
      {"un millón y medio", "a million and a half", "1000000"},
      {"2,5 %", "2.5%", "2.5"},
      {"1.234,5", "1,234.5", "1234.5"},
      {"1.234.567", "1,234,567", "1234567"},
      {"10\u00a0000", "10,000", "10000"},
      {"1.500", "1,500", "1500"},
      {"0,125", "0.125", "0.125"},
      {"0.500", "0.5", "0.5"},
      {"treinta y cinco", "thirty-five", "35"},
      {"doscientos cinco", "two hundred and five", "205"},
      {"mil novecientos ochenta y cuatro", "one thousand nine hundred eighty-four", "1984"},
      {"trescientas mil", "three hundred thousand", "300000"},
      {"tres mil seiscientos millones", "three thousand six hundred million", "3600000000"},
      {"siglo XIX", "19th century", "19"},
      {"el tercer piso", "the third floor", "3"},
      {"los años 1990", "the 1990s", "1990"},
      {"un perro", "a dog", ""},
      {"dos, tres", "two, three", "2 3"},
      {"uno dos", "one two", "1 2"},
      {"CD y DVD", "CD and DVD", ""},
      {"3D", "3D", ""},
      {"007", "7", "7"},
  };
  for (const NumberCase& c : cases) {
    EXPECT_EQ(numbers(Side::es, c.es), c.expected) << c.es;
    EXPECT_EQ(numbers(Side::en, c.en), c.expected) << c.en;
  }
}

TEST(ReadNumber, SurvivesAbsurdNumbers) {
  EXPECT_EQ(numbers(Side::es, "1234567890123456789012"), "");
  EXPECT_EQ(numbers(Side::es, "9 billones billones"), std::string("9").append(24, '0'));
  EXPECT_EQ(numbers(Side::en, "1,2,3.4,5"), "12345");
}

TEST(ParseRoman, TakesWellFormedOnes) {
  EXPECT_EQ(parse_roman("XIX"), 19U);
  EXPECT_EQ(parse_roman("IV"), 4U);
  EXPECT_EQ(parse_roman("IX"), 9U);
  EXPECT_EQ(parse_roman("I"), std::nullopt);
  EXPECT_EQ(parse_roman("IVX"), std::nullopt);
  EXPECT_EQ(parse_roman("CD"), std::nullopt);
}

}  // namespace
}  // namespace cotejo
