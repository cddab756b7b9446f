// Spanish in an English text.
#pragma once

#include <optional>
#include <vector>

#include "check/words.hpp"
#include "cotejo/lexicon.hpp"

namespace cotejo {

/// Words of an English segment that are Spanish.
struct SpanishRun {
  WordRange words;
  bool is_whole = false;  ///< hardly a word of the segment is not
  float confidence = 0;   ///< that it is Spanish, in [0, 1]
};

/// How Spanish the words of the English side are: by how frequent they are in either language, as the lexicon has it,
/// and by function words alone without a model.
class Tongue {
 public:
  Tongue(const SideWords<Side::en>& en, const Lexicon& lexicon);  ///< keeps a reference to the words

  /// The run of words of the segment that looks most Spanish, if any does. Segments are numbered as in SideWords.
  /// Names and titles of works look Spanish as well: what is allowed to stay is not decided here.
  [[nodiscard]] std::optional<SpanishRun> spanish_run(std::uint32_t segment) const;

 private:
  const SideWords<Side::en>& en_;
  std::vector<float> gain_;  // by type: nats by which the word speaks for Spanish; negative: for English
};

}  // namespace cotejo
