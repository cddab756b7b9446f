// The words of a language that decide where its sentences end.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

#include "cotejo/text.hpp"
#include "text/word_table.hpp"

namespace cotejo {

/// Sorted, folded (see cotejo::fold), abbreviations without their last dot. An abbreviation written here with a capital
/// counts only where the text has one too: "Gen. Powell", not "his gen."; the others count in any case, but for single
/// letters, which must be small: "p. 5", not "P. 5".
using WordList = std::span<const std::string_view>;

/// What a word before a dot abbreviates. Titles never end a sentence, whatever follows: Sr., núm., vs. References never
/// end one before a number: No. 5, Fig. 3, Dec. 3. Names end one only before a word that opens sentences: Inc., Cía.,
/// Jr.; so do all like U.S.
enum class Abbreviation : std::uint8_t { none, title, reference, name };

struct Lexis {
  /// The lists of titles, references and names that a word stands in, as listed() numbers them.
  unsigned (*abbreviation_lists)(std::string_view word);
  WordList openers;       ///< words that, capitalised, open a sentence: El, Pero, The, However
  WordList calendar;      ///< capitalised words that go on after a clock time: 5 p.m. Monday
  WordList letter_nouns;  ///< nouns that a single letter completes: vitamina C, plan B
  WordList monarchs;      ///< first names that a Roman numeral completes: Felipe V
  WordList reporting;     ///< verbs that attribute speech: said, preguntó
  WordList exclamatory;   ///< names that end in an exclamation mark: Yahoo!
};

extern const Lexis kSpanish, kEnglish;

inline const Lexis& lexis_of(Side language) { return language == Side::es ? kSpanish : kEnglish; }

/// Of a word of a text; where it stands in several lists, the first.
Abbreviation abbreviation_of(std::string_view word, const Lexis& lexis);

/// Whether the list has the word, folded.
bool has(WordList list, std::string_view word);

/// What the lists must be to be searched.
constexpr bool all_sorted(std::initializer_list<WordList> lists) {
  return std::all_of(lists.begin(), lists.end(),
                     [](WordList list) { return std::is_sorted(list.begin(), list.end()); });
}

}  // namespace cotejo
