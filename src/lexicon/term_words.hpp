// A glossary's term as words that a text is compared with, memoQ's marks included.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/text.hpp"

namespace cotejo {

/// What a word of a text has to be.
struct TermWord {
  std::string folded;  ///< '*' stands for any letters if is_pattern
  bool is_pattern = false;

  /// Requires is_pattern.
  [[nodiscard]] bool covers(std::string_view folded_word) const;
  /// Up to the first '*'. Requires is_pattern.
  [[nodiscard]] std::string_view beginning() const { return std::string_view(folded).substr(0, folded.find('*')); }

  friend auto operator<=>(const TermWord&, const TermWord&) = default;
};

/// What a plain word of a term, written so, is compared as.
using ComparedForm = std::function<std::string(const Word& word, std::string_view written)>;

/// Folded; signs are words, but for marks. "contrat|o" is the pattern "contrat*", "socio-econ*" is "socio", "-",
/// "econ*". A mark that touches no letter or digit is passed over.
std::vector<TermWord> term_words(std::string_view term);
/// The same with other forms of plain words; patterns are folded.
std::vector<TermWord> term_words(std::string_view term, const ComparedForm& form);

}  // namespace cotejo
