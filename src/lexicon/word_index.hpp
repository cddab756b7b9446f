// Where in a vocabulary a word is. The basic idea: open addressing in the model's file, with some of a word's hash
// beside its number, so that hardly another word's text is looked at, nor any for a word that the model does not have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/model_file.hpp"

namespace cotejo {

/// How many slots so many words have.
std::size_t index_slots(std::size_t words);

/// The slots of words 0, 1, …, each given once: 0 where there is none, otherwise the number of a word and 1 more in the
/// lowest bits that hold all of these, and in the others what word_hash() has there. A word is in the first free slot
/// from where the upper half of its hash, as a share of 2^32, says. Another hash or another place asks for another
/// version of the file.
std::vector<std::uint32_t> make_index(const std::vector<ModelContent::Word>& words);

/// Whether all slots are those of words that there are.
bool is_sound_index(const VocabularyView& side);

/// The number of the word.
std::optional<std::uint32_t> find_word(const VocabularyView& side, std::string_view word);

}  // namespace cotejo
