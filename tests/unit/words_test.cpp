#include "cotejo/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

/// "word/kind" with l, n or s, and ^ for a first capital, ^^ for all capitals.
std::string show(std::string_view text) {
  std::string out;
  for (const Word& word : split_words(text)) {
    if (!out.empty()) out += ' ';
    out += slice(text, word.range);
    out += word.kind == WordKind::letters ? "/l" : word.kind == WordKind::number ? "/n" : "/s";
    out += word.capitals == Capitals::all ? "^^" : word.capitals == Capitals::first ? "^" : "";
  }
  return out;
}

struct WordsCase {
  const char* text;
  const char* expected;
};

TEST(SplitWords, SeparatesWordsNumbersAndSigns) {
  const WordsCase cases[] = {
      {"", ""},
      {" \n ", ""},
      {"Órgano común", "Órgano/l^ común/l"},
      {"EE.UU. y la ONU", "EE.UU/l^^ ./s y/l la/l ONU/l^^"},
      {"the U.S. Senate.", "the/l U.S/l^^ ./s Senate/l^ ./s"},
      {"fin.Luego", "fin/l ./s Luego/l^"},
      {"don't o’clock 'so'", "don't/l o’clock/l '/s so/l '/s"},
      {"1.234,5 y 25%", "1.234,5/n y/l 25/n %/s"},
      {"10\u00a0000", "10\u00a0000/n"},
      {"el 5.", "el/l 5/n ./s"},
      {"bien-estar", "bien/l -/s estar/l"},
      {"¿Qué?", "¿/s Qué/l^ ?/s"},
      {"A I", "A/l^ I/l^"},
      {"G20 3D", "G20/l^ 3D/n"},
      {"—dijo—", "—/s dijo/l —/s"},
      {"n\xCC\x83"
       "ame",
       "n\xCC\x83"
       "ame/l"},
      {"a\xFF"
       "b",
       "a/l \xFF/s b/l"},
  };
  for (const WordsCase& c : cases) EXPECT_EQ(show(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace cotejo
