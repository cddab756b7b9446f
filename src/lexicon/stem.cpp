#include "lexicon/stem.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace cotejo {
namespace {

constexpr std::size_t kShortestStem = 3;  // bytes

// Longest first; the first that leaves a stem is cut.
constexpr std::string_view kSpanishEndings[] = {
    "andosele", "iendoles", "ariamos", "eriamos", "iriamos", "ieramos", "iesemos", "andolos", "andolas", "iendolo",
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
    "o",        "z",        "s",
};

constexpr std::string_view kEnglishEndings[] = {"ying", "ings", "ies", "ied", "ier", "ing", "ed",
                                                "es",   "'s",   "er",  "s",   "e",   "y"};

std::span<const std::string_view> endings(Side language) {
  if (language == Side::es) return kSpanishEndings;
  return kEnglishEndings;
}

bool has_double_end(std::string_view word) {
  return word.size() > kShortestStem && word.back() == word[word.size() - 2];
}

}  // namespace

std::string_view stem(Side language, std::string_view folded_word) {
  std::string_view word = folded_word;
  const auto ending = std::ranges::find_if(endings(language), [&](std::string_view e) {
    return word.size() >= e.size() + kShortestStem && word.ends_with(e);
  });
  if (ending != endings(language).end()) word.remove_suffix(ending->size());
  // "stopped" and "stop", "call" and "called".
  if (language == Side::en && has_double_end(word)) word.remove_suffix(1);
  return word;
}

}  // namespace cotejo
