#include "check/sentence.hpp"

namespace cotejo {

Sentence::Sentence(std::string_view text) : text_(text) {
  const std::vector<Word> words = split_words(text);
  folded_.reserve(words.size());
  forms_.reserve(words.size());
  ranges_.reserve(words.size());
  for (const Word& word : words) {
    const std::string_view written = slice(text, word.range);
    folded_.push_back(fold(written));
    forms_.push_back({written, folded_.back(), word.kind, word.capitals});
    ranges_.push_back(word.range);
  }
}

}  // namespace cotejo
