// A batch as words: every word a number for its form, so that the forms of a term meet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/check.hpp"
#include "text/buckets.hpp"

namespace cotejo {

/// All a batch has of one form.
template <Side S>
struct WordType {
  std::string key;                 ///< the form: see forms.hpp
  std::string folded;              ///< a word of it, folded
  std::string_view written;        ///< the same word as the text has it
  float information = 0;           ///< nats, in the model; of the most frequent of its words
  std::uint32_t count = 0;         ///< occurrences in the batch
  std::uint32_t capitalised = 0;   ///< of those, with a capital that no sentence's beginning asks for
  std::uint32_t all_capitals = 0;  ///< of those, in capitals only
  WordKind kind = WordKind::letters;

  [[nodiscard]] bool is_name() const { return 2 * capitalised > count; }
  [[nodiscard]] bool is_acronym() const { return 2 * all_capitals > count; }
};

struct CheckWord {
  ByteRange range;  ///< of its segment's text
  std::uint32_t type = 0;
  WordKind kind = WordKind::letters;
  Capitals capitals = Capitals::none;
  bool is_function = false;
  bool opens = false;  ///< first of its sentence, or after a sign

  /// A word that may be part of a term, or a number: what is aligned.
  [[nodiscard]] bool is_content() const { return !is_function && kind != WordKind::sign; }
};

/// Half-open run of words.
struct WordRange {
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// One side of a batch; the segments of all texts one after the other.
template <Side S>
struct SideWords {
  std::vector<WordType<S>> types;
  Buckets model_words;  ///< by type: the numbers of what the model has of the words of its form
  std::vector<CheckWord> words;
  std::vector<std::uint32_t> first_word;     ///< segments + 1
  std::vector<std::uint32_t> segment_of;     ///< by word
  std::vector<std::string_view> texts;       ///< by segment
  std::vector<std::uint32_t> first_segment;  ///< texts of the batch + 1

  [[nodiscard]] std::string_view written(std::uint32_t word) const {
    return slice(texts[segment_of[word]], words[word].range);
  }
  /// Requires a range within one segment.
  [[nodiscard]] ByteRange bytes(WordRange range) const {
    return {words[range.begin].range.begin, words[range.end - 1].range.end};
  }
  [[nodiscard]] std::string_view written(WordRange range) const {
    return slice(texts[segment_of[range.begin]], bytes(range));
  }
  [[nodiscard]] const WordType<S>& type_of(std::uint32_t word) const { return types[words[word].type]; }
};

/// A bead with both sides, as runs of words.
struct WordPair {
  std::uint32_t text = 0;
  WordRange es, en;
};

struct BatchWords {
  SideWords<Side::es> es;
  SideWords<Side::en> en;
  std::vector<WordPair> pairs;
};

/// The first of the models; nullptr when there is none. The check's numbers go with one model's probabilities.
inline const Model* leading_model(const Lexicon& lexicon) {
  return lexicon.has_model() ? lexicon.models().front().get() : nullptr;
}

/// The key of a folded number or sign: "1.700" and "1,700" are one number. Signs stay as they are.
std::string number_key(std::string folded);

/// Linear in the batch.
BatchWords read_words(CheckBatch batch, const Model* model);

}  // namespace cotejo
