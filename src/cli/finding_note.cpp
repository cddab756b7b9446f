#include "cli/finding_note.hpp"

#include <cmath>

#include "cli/messages.hpp"

namespace cotejo::cli {

std::string finding_note(const Finding& finding) {
  const auto filled = [&](const char* text) {
    return tr(text, {finding.es_term, finding.en_term, finding.expected, std::to_string(finding.as_expected),
                     std::to_string(finding.occurrences), std::to_string(std::lround(100 * finding.confidence)),
                     finding.also_renders});
  };
  switch (finding.type) {
    case FindingType::one_to_many:
      if (finding.en_is_guess)
        return filled(
            "“{1}” is not rendered as “{3}” here, as it is in {4} of {5} places, but perhaps as “{2}” ({6} % sure)");
      return filled("“{1}” is rendered as “{2}” here, and as “{3}” in {4} of {5} places ({6} % sure)");
    case FindingType::many_to_one:
      if (finding.en_is_guess)
        return filled(
            "“{1}” is not rendered as “{3}” here, as it is in {4} of {5} places, but perhaps as “{2}”, which also "
            "renders "
            "“{7}” ({6} % sure)");
      return filled(
          "“{1}” is rendered as “{2}” here, which also renders “{7}”, and as “{3}” in {4} of {5} places ({6} % sure)");
    case FindingType::wrong_rendering:
      return filled("“{1}” is rendered as “{2}” here; the glossary asks for “{3}”");
    case FindingType::missing_rendering:
      return filled("nothing seems to render “{1}” here; the glossary asks for “{3}”");
    case FindingType::forbidden_rendering:
      if (finding.expected.empty()) return filled("“{1}” is rendered as “{2}” here, which the glossary forbids");
      return filled("“{1}” is rendered as “{2}” here, which the glossary forbids; it asks for “{3}”");
    default:
      return describe(finding.reason);
  }
}

}  // namespace cotejo::cli
