// The occurrences of candidates and what they are rendered with.
#pragma once

#include <cstdint>
#include <vector>

#include "check/candidates.hpp"
#include "check/links.hpp"
#include "check/words.hpp"

namespace cotejo {

inline constexpr std::uint32_t kNone = ~0U;

/// Instead of one of a candidate's words: all of them.
inline constexpr std::uint32_t kWholeTerm = ~0U;

/// One occurrence of a candidate, and which of its words is looked at.
struct Seen {
  std::uint32_t pair = 0;
  WordRange es;     ///< of the candidate
  WordRange words;  ///< those looked at
};

/// What a term is rendered with mostly.
struct Usual {
  std::uint32_t en = kNone;   ///< English type; kNone: nothing
  std::uint32_t support = 0;  ///< occurrences so rendered
};

/// A batch's words and links, asked for terms.
class Occurrences {
 public:
  Occurrences(const BatchWords& batch, const Links& links);

  /// Those within beads. `word` numbers the candidate's content words, or is kWholeTerm.
  [[nodiscard]] std::vector<Seen> of(const TermCandidate& candidate, std::uint32_t word) const;

  /// The English form that most of the links lead to, one vote a link.
  [[nodiscard]] Usual usual_rendering(const std::vector<Seen>& all) const;

  /// Linked to the form, or in a bead with as many words of it as Spanish words to render.
  [[nodiscard]] bool is_rendered_with(const Seen& one, std::uint32_t en_type) const;

  [[nodiscard]] bool occurs(std::uint32_t pair, std::uint32_t es_type) const { return count_es(pair, es_type) > 0; }

  template <class Visit>
  void for_each_link(const Seen& one, Visit visit) const {
    for (std::uint32_t word = one.words.begin; word < one.words.end; ++word)
      for (const WordLink& link : links_.of_es[word]) visit(word, link);
  }

 private:
  [[nodiscard]] bool is_same(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] WordRange looked_at(WordRange range, std::uint32_t word) const;
  [[nodiscard]] bool is_linked_to(const Seen& one, std::uint32_t en_type) const;
  [[nodiscard]] bool is_written_apart(std::uint32_t pair, std::uint32_t en_type) const;
  [[nodiscard]] std::size_t count_es(std::uint32_t pair, std::uint32_t type) const;
  [[nodiscard]] std::size_t count_en(std::uint32_t pair, std::uint32_t type) const;

  const BatchWords& batch_;
  const Links& links_;
  std::vector<std::uint32_t> pair_of_;  // by Spanish word
};

}  // namespace cotejo
