// Findings as the sheets of a spreadsheet.
#include <array>

#include "cotejo/write.hpp"
#include "text/rounded.hpp"

namespace cotejo {
namespace {

constexpr double kNumber = 9, kName = 16, kTerm = 24, kSentence = 60;  // widths

Message severity_name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return Message{"note", {}};
    case Severity::warning:
      return Message{"warning", {}};
    case Severity::error:
      return Message{"error", {}};
  }
  return {};
}

double number_of(std::size_t count) { return static_cast<double>(count); }

/// The line of its file for a memory, the number of its sentence for a text; both from 1. Empty where there is nothing.
Cell line_of(const FindingReport& report, const TextPlace& place) {
  if (place.is_gap) return std::string();
  return number_of(report.units.empty() ? place.segment + 1 : report.units[place.segment].line);
}

std::string sentence(const std::vector<std::string_view>& sentences, const TextPlace& place) {
  return place.is_gap ? std::string() : std::string(sentences[place.segment]);
}

/// Of a memory: the unit that the place is in.
const TmUnit& unit_of(const FindingReport& report, const TermPlace& place) {
  return report.units[place.es.is_gap ? place.en.segment : place.es.segment];
}

class FindingsSheet {
 public:
  FindingsSheet(const FindingReport& report, const DescribeFinding& describe) : report_(report), describe_(describe) {}

  [[nodiscard]] Sheet sheet() const {
    Sheet out{Message{"Findings", {}}, columns(), {}};
    for (const Finding& finding : report_.findings)
      for (const TermPlace& place : finding.places) out.rows.push_back(row(finding, place));
    return out;
  }

 private:
  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> out = {
        {Message{"Text", {}}, kName},
        {Message{"Type", {}}, kName},
        {Message{"Severity", {}}, kName},
        {Message{"Spanish", {}}, kTerm},
        {Message{"English here", {}}, kTerm},
        {Message{"Expected", {}}, kTerm},
        {Message{"Sureness", {}}, kNumber},
        {Message{"What", {}}, kSentence},
        {Message{"Spanish line", {}}, kNumber},
        {Message{"English line", {}}, kNumber},
        {Message{"Spanish sentence", {}}, kSentence},
        {Message{"English sentence", {}}, kSentence},
    };
    if (!report_.units.empty()) out.push_back({Message{"TUID", {}}, kName});
    return out;
  }

  [[nodiscard]] std::vector<Cell> row(const Finding& finding, const TermPlace& place) const {
    const CheckText& text = report_.batch[place.text];
    std::vector<Cell> out = {text.name,
                             std::string(name(finding.type)),
                             severity_name(finding.severity),
                             finding.es_term,
                             finding.en_term,
                             finding.expected,
                             rounded(finding.confidence, 3),
                             describe_(finding),
                             line_of(report_, place.es),
                             line_of(report_, place.en),
                             sentence(text.es, place.es),
                             sentence(text.en, place.en)};
    if (!report_.units.empty()) out.emplace_back(unit_of(report_, place).id);
    return out;
  }

  const FindingReport& report_;
  const DescribeFinding& describe_;
};

/// "a 5, a 9"; in a batch of one text, "5, 9".
std::string places_text(const FindingReport& report, const std::vector<const Finding*>& findings) {
  std::string out;
  for (const Finding* finding : findings)
    for (const TermPlace& place : finding->places) {
      if (!out.empty()) out += ", ";
      if (report.batch.size() > 1) out += report.batch[place.text].name + " ";
      out += std::to_string(report.units.empty() ? place.es.segment + 1 : report.units[place.es.segment].line);
    }
  return out;
}

Sheet terms_sheet(const FindingReport& report) {
  Sheet out{Message{"Terms", {}},
            {{Message{"Spanish", {}}, kTerm},
             {Message{"Occurrences", {}}, kNumber},
             {Message{"English", {}}, kTerm},
             {Message{"Times", {}}, kNumber},
             {Message{"Expected", {}}, kName},
             {Message{"Sureness", {}}, kNumber},
             {Message{"Spanish lines", {}}, kSentence}},
            {}};
  for (const TermRenderings& term : renderings_by_term(report.findings))
    for (const auto& [en, count, findings] : term.renderings) {
      std::vector<Cell> row = {term.es, number_of(term.occurrences), en, number_of(count)};
      row.emplace_back(findings.empty() ? Message{"yes", {}} : Message{"no", {}});
      if (findings.empty())
        row.emplace_back(std::string());
      else
        row.emplace_back(rounded(findings.front()->confidence, 3));
      row.emplace_back(places_text(report, findings));
      out.rows.push_back(std::move(row));
    }
  return out;
}

Sheet texts_sheet(const FindingReport& report) {
  Sheet out{Message{"Texts", {}},
            {{Message{"Text", {}}, kTerm},
             {Message{"Spanish sentences", {}}, kName},
             {Message{"English sentences", {}}, kName},
             {Message{"Errors", {}}, kNumber},
             {Message{"Warnings", {}}, kNumber},
             {Message{"Notes", {}}, kNumber}},
            {}};
  std::vector<std::array<std::size_t, 3>> places(report.batch.size());  // by severity
  for (const Finding& finding : report.findings)
    for (const TermPlace& place : finding.places) ++places[place.text][static_cast<std::size_t>(finding.severity)];
  for (std::size_t text = 0; text < report.batch.size(); ++text)
    out.rows.push_back({report.batch[text].name, number_of(report.batch[text].es.size()),
                        number_of(report.batch[text].en.size()), number_of(places[text][2]), number_of(places[text][1]),
                        number_of(places[text][0])});
  return out;
}

}  // namespace

std::vector<Sheet> finding_sheets(const FindingReport& report, const DescribeFinding& describe) {
  return {FindingsSheet(report, describe).sheet(), terms_sheet(report), texts_sheet(report)};
}

}  // namespace cotejo
