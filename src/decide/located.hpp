// Where the sentences of decisions stand in a text that may have changed since.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cotejo/decide.hpp"

namespace cotejo {

/// The sentences of one side, found by number and text.
class SentenceFinder {
 public:
  explicit SentenceFinder(const SegmentedText& text);  ///< keeps a reference; the text must not change meanwhile

  /// The sentence that the piece speaks of. Pieces are best asked for in text order: one that has moved is looked for
  /// where the ones before it have moved to. A sentence is found for one number only.
  std::optional<std::uint32_t> find(const DecidedPiece& piece);

  /// Why it was not found: where it should be, and what is there.
  [[nodiscard]] Error not_found(const DecidedPiece& piece) const;

 private:
  [[nodiscard]] bool is_free(std::uint32_t sentence, std::uint32_t asked) const;

  const SegmentedText& text_;
  std::vector<std::string> sentences_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_text_;
  std::unordered_map<std::uint32_t, std::uint32_t> found_for_;  // sentence → the number it was asked for by
  std::int64_t shift_ = 0;                                      // of the sentence found last
};

}  // namespace cotejo
