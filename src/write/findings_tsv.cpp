// A table: a header row, then a row for each place of each finding.
//   doc  type  severity  es_term  en_term  expected  score  occurrences  as_expected  es_line  en_line  es  en
// Lines are 0-based segment numbers, es and en the sentences. Of a translation memory, tmx_line and tuid follow: where
// its file has the unit.
#include <ostream>

#include "write/cells.hpp"
#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

void write_row(std::ostream& out, const FindingReport& report, const Finding& finding, const TermPlace& place) {
  const CheckText& text = report.batch[place.text];
  const auto cell = [&](std::string_view content) { out << plain_cell(content) << '\t'; };
  cell(text.name);
  cell(name(finding.type));
  cell(name(finding.severity));
  cell(finding.es_term);
  cell(finding.en_term);
  cell(finding.expected);
  out << confidence_text(finding.confidence) << '\t' << finding.occurrences << '\t' << finding.as_expected << '\t'
      << place.es.segment << '\t' << place.en.segment << '\t';
  cell(text.es[place.es.segment]);
  out << plain_cell(text.en[place.en.segment]);
  if (!report.units.empty()) {
    const TmUnit& unit = report.units[place.es.segment];
    out << '\t' << unit.line << '\t' << plain_cell(unit.id);
  }
  out << '\n';
}

}  // namespace

void write_findings_tsv(std::ostream& out, const FindingReport& report) {
  out << "doc\ttype\tseverity\tes_term\ten_term\texpected\tscore\toccurrences\tas_expected\tes_line\ten_line\tes\ten";
  out << (report.units.empty() ? "\n" : "\ttmx_line\ttuid\n");
  for (const Finding& finding : report.findings)
    for (const TermPlace& place : finding.places) write_row(out, report, finding, place);
}

}  // namespace cotejo::detail
