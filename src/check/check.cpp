#include "cotejo/check.hpp"

namespace cotejo {

std::string_view name(FindingType type) {
  switch (type) {
    case FindingType::one_to_many:
      return "one-to-many";
    case FindingType::many_to_one:
      return "many-to-one";
    case FindingType::wrong_rendering:
    case FindingType::missing_rendering:
    case FindingType::forbidden_rendering:
      return "glossary";
    case FindingType::omitted_sentence:
      return "omitted_sentence";
    case FindingType::omitted_paragraph:
      return "omitted_paragraph";
    case FindingType::omitted_clause:
      return "omitted_clause";
    case FindingType::added_sentence:
      return "added_sentence";
    case FindingType::untranslated:
      return "untranslated";
    case FindingType::duplicated:
      return "duplicated";
    case FindingType::moved:
      return "moved";
    case FindingType::wrong_number:
      return "wrong_number";
    case FindingType::wrong_name:
      return "wrong_name";
    case FindingType::unpaired_mark:
      return "unpaired_mark";
    case FindingType::not_carried_over:
      return "not_carried_over";
    case FindingType::unusual_length:
      return "unusual_length";
  }
  return {};
}

bool is_of_glossary(FindingType type) {
  return type == FindingType::wrong_rendering || type == FindingType::missing_rendering ||
         type == FindingType::forbidden_rendering;
}

bool is_of_terms(FindingType type) {
  return type == FindingType::one_to_many || type == FindingType::many_to_one || is_of_glossary(type);
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

}  // namespace cotejo
