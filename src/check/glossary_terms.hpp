// A glossary as a batch's words see it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/forms.hpp"
#include "check/words.hpp"
#include "lexicon/term_index.hpp"

namespace cotejo {

/// An English term as forms of its words, without its function words, whose order and number say little ("court of
/// appeal", "appeal court").
using EnglishTerm = std::vector<TermWord>;

struct GlossaryRenderings {
  std::vector<EnglishTerm> allowed, forbidden;
};

/// Finds the glossary's Spanish terms in the text of a batch, in any inflection. Entries whose words the batch does not
/// have are looked at once and forgotten.
class GlossaryTerms {
 public:
  GlossaryTerms(const BatchWords& words, const Glossary& glossary);

  /// The longest term that begins at the word and ends with its segment or before; nullptr: none.
  [[nodiscard]] const IndexedTerm* term_at(std::uint32_t word);

  /// Of all entries with the term; what one of them allows is not forbidden. Good as long as this is.
  const GlossaryRenderings& renderings(const IndexedTerm& term);

  /// As the glossary has it, without marks.
  [[nodiscard]] std::string written(const IndexedTerm& term) const;
  /// The preferred rendering of its first entry that has one; empty: there are only forbidden ones.
  [[nodiscard]] std::string preferred(const IndexedTerm& term) const;

 private:
  EnglishTerm english_term(std::string_view text);
  template <class Predicate>
  EnglishTerm english_words(std::string_view text, Predicate is_left_out);
  std::string_view folded(std::uint32_t word);

  const BatchWords& words_;
  const Glossary& glossary_;
  TermIndex index_;
  EnglishForms english_;
  std::unordered_map<std::uint32_t, GlossaryRenderings> renderings_;  // by term
  std::unordered_map<std::string_view, std::string> folded_;  // words as they are written; only if there are patterns
};

}  // namespace cotejo
