// The words of a language that decide where its sentences end.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

#include "cotejo/text.hpp"
#include "text/word_lists.hpp"

namespace cotejo {

/// Sorted, folded (see cotejo::fold), abbreviations without their last dot. An abbreviation written here with a capital
/// counts only where the text has one too: "Gen. Powell", not "his gen."; the others count in any case, but for single
/// letters, which must be small: "p. 5", not "P. 5".
using WordList = std::span<const std::string_view>;

/// All words of the three lists of abbreviations: one look-up tells of each word before a dot.
class Abbreviations {
 public:
  enum class Kind : std::uint8_t { none, title, reference, name };

  /// Titles never end a sentence, whatever follows: Sr., núm., vs. References never end one before a number: No. 5,
  /// Fig. 3, Dec. 3. Names end one only before a word that opens sentences: Inc., Cía., Jr.; so do all like U.S.
  constexpr Abbreviations(WordList titles, WordList references, WordList names) {
    lists_.add(titles, bit(Kind::title));
    lists_.add(references, bit(Kind::reference));
    lists_.add(names, bit(Kind::name));
  }

  /// What a word of a text abbreviates; where it stands in several lists, the first.
  [[nodiscard]] Kind kind_of(std::string_view word) const;

 private:
  static constexpr std::uint8_t bit(Kind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); }

  WordLists<1024> lists_;
};

struct Lexis {
  const Abbreviations& abbreviations;
  WordList openers;       ///< words that, capitalised, open a sentence: El, Pero, The, However
  WordList calendar;      ///< capitalised words that go on after a clock time: 5 p.m. Monday
  WordList letter_nouns;  ///< nouns that a single letter completes: vitamina C, plan B
  WordList monarchs;      ///< first names that a Roman numeral completes: Felipe V
  WordList reporting;     ///< verbs that attribute speech: said, preguntó
  WordList exclamatory;   ///< names that end in an exclamation mark: Yahoo!
};

extern const Lexis kSpanish, kEnglish;

inline const Lexis& lexis_of(Side language) { return language == Side::es ? kSpanish : kEnglish; }

/// Whether the list has the word, folded.
bool has(WordList list, std::string_view word);

/// What the lists must be to be searched.
constexpr bool all_sorted(std::initializer_list<WordList> lists) {
  return std::all_of(lists.begin(), lists.end(),
                     [](WordList list) { return std::is_sorted(list.begin(), list.end()); });
}

}  // namespace cotejo
