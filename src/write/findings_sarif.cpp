// SARIF 2.1.0 (OASIS), for tools that show findings beside the text in a code review. A result is placed in the English
// document, where it is mended, and where that has nothing, at the gap; the Spanish places are related locations. Lines
// and columns are those of the source files, columns in code points.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "write/finding_text.hpp"
#include "write/its.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level(Severity severity) { return name(severity); }  // SARIF has the same three

/// RFC 3986: what a path may hold as it is.
bool is_plain(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(static_cast<char>(c)) != std::string_view::npos;
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char letter : path) {
    const auto c = static_cast<unsigned char>(letter);
    if (is_plain(c))
      out += letter;
    else
      out += {'%', kDigits[c >> 4U], kDigits[c & 15U]};
  }
  return out;
}

Json region(const Document& document, ByteRange range) {
  const SourcePlace begin = document.source.place(document.text, range.begin);
  SourcePlace end = begin;
  if (!range.empty()) {
    std::size_t last = range.end - 1;
    while (last > range.begin && (static_cast<unsigned char>(document.text[last]) & 0xC0U) == 0x80U) --last;
    end = document.source.place(document.text, last);
    ++end.column;
  }
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

/// Where a gap is: before its segment, or behind the last one.
ByteRange gap_in(const BitextSide& side, std::uint32_t segment) {
  if (side.segments.empty()) return {};
  const std::size_t at =
      segment < side.segments.size() ? side.segments[segment].range.begin : side.segments.back().range.end;
  return {at, at};
}

ByteRange range_in(const BitextSide& side, const TextPlace& place) {
  if (place.is_gap) return gap_in(side, place.segment);
  const std::size_t start = side.segments[place.segment].range.begin;
  return {start + place.range.begin, start + place.range.end};
}

Json location(const BitextSide& side, const TextPlace& place) {
  Json physical{{"artifactLocation", {{"uri", uri_of(side.document.name)}}}};
  physical["region"] = region(side.document, range_in(side, place));
  return {{"physicalLocation", std::move(physical)}};
}

class SarifLog {
 public:
  explicit SarifLog(const FindingReport& report) : report_(report) {
    for (const Finding& finding : report.findings) add(finding);
  }

  [[nodiscard]] Json json() && {
    Json driver{{"name", "cotejo"}, {"version", report_.tool_version}, {"rules", std::move(rules_)}};
    Json run{{"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}};
    run["results"] = std::move(results_);
    Json out{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
    out["runs"] = Json::array({std::move(run)});
    return out;
  }

 private:
  void add(const Finding& finding) {
    Json result{{"ruleId", name(finding.type)}, {"ruleIndex", rule_of(finding)}, {"level", level(finding.severity)}};
    result["message"] = {{"text", finding_text(finding)}};
    if (!report_.sources.empty()) add_locations(result, finding);
    result["rank"] = std::round(static_cast<double>(finding.confidence) * 1e3) / 10;
    results_.push_back(std::move(result));
  }

  std::size_t rule_of(const Finding& finding) {
    const auto [place, is_new] = rule_of_.try_emplace(name(finding.type), rules_.size());
    if (is_new) {
      Json rule{{"id", name(finding.type)}, {"defaultConfiguration", {{"level", level(finding.severity)}}}};
      rule["properties"] = {{"its", its_type(finding.type)}};
      rules_.push_back(std::move(rule));
    }
    return place->second;
  }

  void add_locations(Json& result, const Finding& finding) const {
    Json en = Json::array(), es = Json::array();
    for (const TermPlace& place : finding.places) {
      const AlignedBitext& source = report_.sources[place.text];
      add_once(en, location(source.en, place.en));
      if (!place.es.is_gap) add_once(es, location(source.es, place.es));
    }
    for (std::size_t k = 0; k < es.size(); ++k) es[k]["id"] = k + 1;
    result["locations"] = std::move(en);
    if (!es.empty()) result["relatedLocations"] = std::move(es);
  }

  static void add_once(Json& list, Json location) {
    if (std::ranges::find(list, location) == list.end()) list.push_back(std::move(location));
  }

  const FindingReport& report_;
  Json rules_ = Json::array(), results_ = Json::array();
  std::map<std::string_view, std::size_t> rule_of_;
};

}  // namespace

void write_findings_sarif(std::ostream& out, const FindingReport& report) {
  constexpr bool kEnsureAscii = false;
  out << SarifLog(report).json().dump(2, ' ', kEnsureAscii, Json::error_handler_t::replace) << '\n';
}

}  // namespace cotejo::detail
