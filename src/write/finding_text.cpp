#include "write/finding_text.hpp"

namespace cotejo::detail {

std::string finding_text(const Finding& finding) {
  if (!finding.reason.id.empty()) return to_string(finding.reason);
  if (finding.en_is_guess)
    return "“" + finding.es_term + "” is perhaps rendered as “" + finding.en_term + "” here; expected “" +
           finding.expected + "”";
  const std::string rendering = finding.en_term.empty() ? "not rendered" : "rendered as “" + finding.en_term + "”";
  return "“" + finding.es_term + "” is " + rendering + " here; expected “" + finding.expected + "”";
}

}  // namespace cotejo::detail
