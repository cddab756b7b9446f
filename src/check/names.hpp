// Names in a sentence: words with a capital that no sentence's beginning, title or calendar asks for, and the runs they
// stand in.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "check/sentence.hpp"

namespace cotejo {

struct NameWord {
  std::size_t at = 0;    ///< word of the sentence
  std::size_t run = 0;   ///< "Universidad de Michigan" is one run, "Paris and London" are two
  bool is_sure = false;  ///< the capital says that it is a name
  bool is_acronym = false;
};

/// Folded words that a text writes as names in the middle of sentences, and those it writes in small letters.
struct Capitalised {
  std::unordered_set<std::string> names, common;
};

Capitalised capitalised_words(Side language, const std::vector<Sentence>& sentences);

/// Whether most of its words have a capital, as in an English headline: capitals then say nothing.
bool is_in_title_case(const Sentence& sentence);

/// In text order.
std::vector<NameWord> read_names(Side language, const Sentence& sentence, const Capitalised& capitalised);

/// Whether names of offices, institutions and places are made of the word: "ministerio", "council".
bool is_part_of_names(Side language, std::string_view folded);

/// Whether two folded words are spelt so alike that one may be the other's translation: "rusia" and "russian".
bool is_spelt_alike(std::string_view es, std::string_view en);

/// Whether two folded words, both known to be names, may be one: besides, "loukachenko" and "lukashenko", "citi" and
/// "citigroup".
bool is_same_name(std::string_view es, std::string_view en);

}  // namespace cotejo
