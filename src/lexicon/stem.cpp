#include "lexicon/stem.hpp"

#include <array>

#include "text/ending_table.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kShortestStem = 3;  // bytes

// Longest first; the first that leaves a stem is cut.
constexpr auto kSpanishEndings = std::to_array<std::string_view>(
    {"andosele", "iendoles", "ariamos", "eriamos", "iriamos", "ieramos", "iesemos", "andolos", "andolas", "iendolo",
     "iendola",  "andose",   "iendose", "aremos",  "eremos",  "iremos",  "abamos",  "aramos",  "asemos",  "arian",
     "erian",    "irian",    "arias",   "erias",   "irias",   "aria",    "eria",    "iria",    "ieron",   "iendo",
     "yendo",    "ieran",    "iesen",   "ieras",   "arlos",   "arlas",   "erlos",   "erlas",   "irlos",   "irlas",
     "arles",    "erles",    "irles",   "arse",    "erse",    "irse",    "arlo",    "arla",    "erlo",    "erla",
     "irlo",     "irla",     "arle",    "erle",    "irle",    "arme",    "erme",    "irme",    "arnos",   "ernos",
     "irnos",    "iera",     "iese",    "aste",    "iste",    "amos",    "emos",    "imos",    "aban",    "abas",
     "aron",     "ando",     "aran",    "eran",    "iran",    "aras",    "eras",    "iras",    "asen",    "ados",
     "adas",     "idos",     "idas",    "aba",     "ara",     "era",     "ira",     "ase",     "are",     "ere",
     "ire",      "ado",      "ada",     "ido",     "ida",     "ian",     "ias",     "ces",     "io",      "ia",
     "ar",       "er",       "ir",      "an",      "en",      "as",      "es",      "os",      "a",       "e",
     "o",        "z",        "s"});

constexpr auto kEnglishEndings = std::to_array<std::string_view>(
    {"ying", "ings", "ies", "ied", "ier", "ing", "ed", "es", "'s", "er", "s", "e", "y"});

constexpr EndingTable kSpanishTable(kSpanishEndings);
constexpr EndingTable kEnglishTable(kEnglishEndings);

std::size_t ending_size(Side language, std::string_view word) {
  if (language == Side::es) {
    const auto ending = kSpanishTable.find(word, kShortestStem);
    return ending ? kSpanishEndings[*ending].size() : 0;
  }
  const auto ending = kEnglishTable.find(word, kShortestStem);
  return ending ? kEnglishEndings[*ending].size() : 0;
}

bool has_double_end(std::string_view word) {
  return word.size() > kShortestStem && word.back() == word[word.size() - 2];
}

}  // namespace

std::string_view stem(Side language, std::string_view folded_word) {
  std::string_view word = folded_word;
  word.remove_suffix(ending_size(language, word));
  // "stopped" and "stop", "call" and "called".
  if (language == Side::en && has_double_end(word)) word.remove_suffix(1);
  return word;
}

}  // namespace cotejo
