// What the Internationalization Tag Set calls findings: its localization quality issue types
// (https://www.w3.org/TR/its20/#lqissue-typevalues).
#pragma once

#include <string_view>

#include "cotejo/check.hpp"

namespace cotejo::detail {

constexpr std::string_view its_type(FindingType type) {
  switch (type) {
    case FindingType::one_to_many:
    case FindingType::many_to_one:
      return "inconsistency";
    case FindingType::wrong_rendering:
    case FindingType::missing_rendering:
    case FindingType::forbidden_rendering:
      return "terminology";
    case FindingType::omitted_sentence:
    case FindingType::omitted_paragraph:
    case FindingType::omitted_clause:
      return "omission";
    case FindingType::added_sentence:
      return "addition";
    case FindingType::untranslated:
      return "untranslated";
    case FindingType::duplicated:
      return "duplication";
    case FindingType::wrong_number:
      return "numbers";
    case FindingType::wrong_name:
      return "inconsistent-entities";
    case FindingType::unpaired_mark:
      return "typographical";
    case FindingType::not_carried_over:
      return "pattern-problem";
    case FindingType::unusual_length:
      return "length";
    case FindingType::moved:
      return "other";
  }
  return "uncategorized";
}

}  // namespace cotejo::detail
