// When two written words are one for a reader of terms: inflection, case, accents, and the spellings of both sides of
// the Atlantic.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cotejo/text.hpp"

struct sb_stemmer;

namespace cotejo {

/// A Spanish word without case, accents and the ending of its plural: "Jueces" is "juez", "contratos" is "contrato". No
/// more is cut, for an "investigador" and an "investigación" are two terms, which Snowball would take for one.
std::string spanish_form(std::string_view written);
/// The same of a word that is folded already; its accents no longer say which s are no plural's.
std::string spanish_form_of_folded(std::string folded);

/// Without stops and genitive, in American spelling: "organisation's" is "organization".
std::string american_spelling(std::string folded);

/// English words as Snowball's Porter2 has them, one spelling for British and American ones. Not to be shared between
/// threads.
class EnglishForms {
 public:
  EnglishForms();
  ~EnglishForms();
  EnglishForms(const EnglishForms&) = delete;
  EnglishForms& operator=(const EnglishForms&) = delete;

  /// "Organisations" and "organization" are "organ"; "U.S." is "us".
  [[nodiscard]] std::string form(std::string_view written) { return stem(american_spelling(fold(written))); }

  /// Of a word in American spelling. All but the last letter of it is what the word begins with.
  [[nodiscard]] std::string stem(std::string_view spelling);

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

/// Whether two forms of a language differ in their ending only: "korea" and "korean", "democraci" and "democrat".
/// English derives more words than Porter2 cuts endings off. Names may differ more: "mexico" and "mexican".
bool is_same_family(std::string_view a, std::string_view b, bool are_names = false);

}  // namespace cotejo
