// What all readers of glossaries fill.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/lexicon.hpp"
#include "lexicon/standing.hpp"
#include "lexicon/string_map.hpp"

namespace cotejo {

struct RatedTerm {
  std::string text;
  TermStanding standing = TermStanding::admitted;
};

/// A concept while it is read.
struct TermConcept {
  std::vector<RatedTerm> es, en;
  std::string note;
};

class GlossaryBuilder {
 public:
  /// A concept of its own.
  void add(TermConcept concept_read);
  /// One with what was added under the same key; the first note stays.
  void add(TermConcept concept_read, std::string_view key);
  void pass_over() { ++passed_over_; }

  /// A concept that has no term in one of the languages is passed over. Errors: unsuitable when all are.
  Result<Glossary> finish(std::string_view name);

 private:
  std::vector<TermConcept> concepts_;
  StringMap<std::size_t> place_of_;
  std::size_t passed_over_ = 0;
};

/// The terms in a cell or field that has several, "; " between them.
std::vector<RatedTerm> split_terms(std::string_view field, TermStanding standing);

// The formats. All take UTF-8 but the last, which knows its encoding itself.
Result<Glossary> parse_glossary_lines(std::string_view text, std::string_view name);
/// Nothing when the text does not begin with a header.
std::optional<Result<Glossary>> parse_glossary_table(std::string_view text, std::string_view name);
Result<Glossary> parse_tbx(std::string_view bytes, std::string_view name, const GlossaryLimits& limits);

}  // namespace cotejo
