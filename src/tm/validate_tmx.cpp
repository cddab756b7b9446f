#include "cotejo/tm.hpp"
#include "tm/problem_log.hpp"
#include "tm/tmx_structure.hpp"
#include "tm/tmx_units.hpp"
#include "tm/xml_scanner.hpp"
#include "tm/xml_source.hpp"

namespace cotejo {
namespace {

using namespace detail;

TmxStats check_document(std::string_view text, const TmxLimits& limits, ProblemLog& log) {
  XmlScanner scanner(text, limits, log);
  TmxStructure structure(log);
  TmxUnits units(log);
  for (XmlToken token = scanner.next(); token.kind != XmlTokenKind::finish; token = scanner.next()) {
    switch (token.kind) {
      case XmlTokenKind::start:
        structure.start(token, scanner.attributes());
        units.start(token, scanner.attributes());
        break;
      case XmlTokenKind::text:
        structure.text(token);
        units.text(token);
        break;
      case XmlTokenKind::end:
        structure.end();
        units.end(token);
        break;
      case XmlTokenKind::finish:
        break;
    }
  }
  return units.stats();
}

}  // namespace

TmxValidation validate_tmx(std::string_view bytes, const TmxLimits& limits) {
  ProblemLog log(limits.max_problems);
  std::string buffer;
  const std::string_view text = xml_source(bytes, buffer, log);
  TmxValidation validation;
  if (!text.empty()) validation.stats = check_document(text, limits, log);
  validation.problems = log.problems(text);
  return validation;
}

}  // namespace cotejo
