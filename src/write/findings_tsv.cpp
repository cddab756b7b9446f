// A table: a header row, then a row for each place of each finding.
//   doc type severity es_term en_term expected score occurrences as_expected es_line en_line es en message
// Lines are 0-based segment numbers, es and en the sentences; of a side that has nothing to show both are empty. Of a
// translation memory, tmx_line and tuid follow: where its file has the unit.
#include <ostream>

#include "write/cells.hpp"
#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

std::string line_of(const TextPlace& place) { return place.is_gap ? "" : std::to_string(place.segment); }

std::string_view sentence_of(const std::vector<std::string_view>& segments, const TextPlace& place) {
  return place.is_gap ? std::string_view() : segments[place.segment];
}

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
      << line_of(place.es) << '\t' << line_of(place.en) << '\t';
  cell(sentence_of(text.es, place.es));
  cell(sentence_of(text.en, place.en));
  out << plain_cell(to_string(finding.reason));
  if (!report.units.empty()) {
    const TmUnit& unit = report.units[place.es.is_gap ? place.en.segment : place.es.segment];
    out << '\t' << unit.line << '\t' << plain_cell(unit.id);
  }
  out << '\n';
}

}  // namespace

void write_findings_tsv(std::ostream& out, const FindingReport& report) {
  out << "doc\ttype\tseverity\tes_term\ten_term\texpected\tscore\toccurrences\tas_expected\tes_line\ten_line\tes\ten\t"
         "message";
  out << (report.units.empty() ? "\n" : "\ttmx_line\ttuid\n");
  for (const Finding& finding : report.findings)
    for (const TermPlace& place : finding.places) write_row(out, report, finding, place);
}

}  // namespace cotejo::detail
