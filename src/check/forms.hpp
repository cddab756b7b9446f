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

/// English words as Snowball's Porter2 has them, one spelling for British and American ones. Not to be shared between
/// threads.
class EnglishForms {
 public:
  EnglishForms();
  ~EnglishForms();
  EnglishForms(const EnglishForms&) = delete;
  EnglishForms& operator=(const EnglishForms&) = delete;

  /// "Organisations" and "organization" are "organ"; "U.S." is "us".
  [[nodiscard]] std::string form(std::string_view written);

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

/// Whether one form is but the other with an ending: "korea" and "korean", "german" and "germani". English has more of
/// those than Porter2 cuts.
bool is_same_family(std::string_view a, std::string_view b);

}  // namespace cotejo
