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
      return "glossary";
  }
  return {};
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
