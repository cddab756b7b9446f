// A JSON object a line and finding:
//   {"doc":"…","type":"one-to-many","severity":"warning","es_lines":[9,12],"en_lines":[9,12],"es_term":"oleoducto",
//    "en_term":"conduit","expected":"pipeline","score":0.93,"occurrences":7,"as_expected":5,
//    "es_spans":[[3,12],…],"en_spans":[[14,21],…],"its":"inconsistency"}
//   {"doc":"…","type":"omitted_sentence","severity":"error","message":"…","score":0.99,"es_lines":[7],"en_lines":[],
//    "es_spans":[[0,61]],"en_spans":[],"en_gap":6,"its":"omission"}
// Lines are 0-based segment numbers; in a batch of several texts they are strings, "TEXT:9". Spans are half-open ranges
// of code points in the sentence of the line at the same place, null where nothing renders the term, or nothing that is
// sure: "en_is_guess" is then true, and "en_term" the likeliest. many-to-one has "also_renders" as well. Of a
// translation memory, lines are the numbers of its units with both languages; "tmx_lines" are then the lines of the
// file, and "tuids" the names it has for them, null where it has none. A side that has nothing to show has the line
// before which it would stand: "en_gap", "es_gap". "its" is the ITS 2.0 localization quality issue type.
#include <nlohmann/json.hpp>
#include <ostream>

#include "text/json.hpp"
#include "text/rounded.hpp"
#include "write/its.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

Json line_json(const FindingReport& report, std::uint32_t text, const TextPlace& place) {
  if (report.batch.size() == 1) return place.segment;
  return report.batch[text].name + ":" + std::to_string(place.segment);
}

Json span_json(std::string_view segment, ByteRange range) {
  if (range.empty()) return nullptr;
  const std::size_t begin = count_code_points(segment.substr(0, range.begin));
  return {begin, begin + count_code_points(slice(segment, range))};
}

/// A gap has no line and no span.
void add_place(Json& lines, Json& spans, const FindingReport& report, std::uint32_t text,
               const std::vector<std::string_view>& segments, const TextPlace& place) {
  if (place.is_gap) return;
  lines.push_back(line_json(report, text, place));
  spans.push_back(span_json(segments[place.segment], place.range));
}

void add_places(Json& line, const FindingReport& report, const Finding& finding) {
  Json es_lines = Json::array(), en_lines = Json::array(), es_spans = Json::array(), en_spans = Json::array();
  for (const auto& [text, es, en] : finding.places) {
    add_place(es_lines, es_spans, report, text, report.batch[text].es, es);
    add_place(en_lines, en_spans, report, text, report.batch[text].en, en);
  }
  line["es_lines"] = std::move(es_lines);
  line["en_lines"] = std::move(en_lines);
  line["es_spans"] = std::move(es_spans);
  line["en_spans"] = std::move(en_spans);
  const TermPlace& first = finding.places.front();
  if (first.es.is_gap) line["es_gap"] = first.es.segment;
  if (first.en.is_gap) line["en_gap"] = first.en.segment;
}

void add_terms(Json& line, const Finding& finding) {
  line["es_term"] = finding.es_term;
  line["en_term"] = finding.en_term;
  if (finding.en_is_guess) line["en_is_guess"] = true;
  line["expected"] = finding.expected;
  if (!finding.also_renders.empty()) line["also_renders"] = finding.also_renders;
}

void add_units(Json& line, const FindingReport& report, const Finding& finding) {
  Json lines = Json::array(), ids = Json::array();
  for (const TermPlace& place : finding.places) {
    const TmUnit& unit = report.units[place.es.is_gap ? place.en.segment : place.es.segment];
    lines.push_back(unit.line);
    ids.push_back(unit.id.empty() ? Json() : Json(unit.id));
  }
  line["tmx_lines"] = std::move(lines);
  line["tuids"] = std::move(ids);
}

Json finding_json(const FindingReport& report, const Finding& finding) {
  Json line;
  line["doc"] = report.id.empty() ? report.batch[finding.places.front().text].name : report.id;
  line["type"] = name(finding.type);
  line["severity"] = name(finding.severity);
  if (!finding.reason.id.empty()) line["message"] = to_string(finding.reason);
  if (is_of_terms(finding.type)) add_terms(line, finding);
  line["score"] = rounded(finding.confidence, 4);
  if (is_of_terms(finding.type)) {
    line["occurrences"] = finding.occurrences;
    line["as_expected"] = finding.as_expected;
  }
  add_places(line, report, finding);
  if (!report.units.empty()) add_units(line, report, finding);
  line["its"] = its_type(finding.type);
  return line;
}

}  // namespace

void write_findings_jsonl(std::ostream& out, const FindingReport& report) {
  for (const Finding& finding : report.findings) out << json_line(finding_json(report, finding)) << '\n';
}

}  // namespace cotejo::detail
