#include "write/unit_remarks.hpp"

#include <algorithm>
#include <optional>

#include "write/passage.hpp"
#include "write/xml_text.hpp"

namespace cotejo::detail {
namespace {

constexpr std::string_view kTerm = "x-cotejo-term-", kFinding = "x-cotejo-finding";

TmProperty property(std::string_view start, std::string_view end, std::string_view value) {
  return {std::string(start).append(end), std::string(value)};
}

/// All of them for every finding, for that is how a reader tells the second finding of a unit from the first.
std::vector<TmProperty> properties_of(const Finding& finding) {
  if (!is_of_terms(finding.type))
    return {property(kFinding, "", name(finding.type)), property(kFinding, "-severity", name(finding.severity)),
            property(kFinding, "-confidence", confidence_text(finding.confidence))};
  return {property(kTerm, "type", name(finding.type)), property(kTerm, "es", finding.es_term),
          property(kTerm, "en", finding.en_term), property(kTerm, "expected", finding.expected),
          property(kTerm, "confidence", confidence_text(finding.confidence))};
}

/// The bead of every segment, by their numbers.
class BeadOfSegment {
 public:
  explicit BeadOfSegment(std::span<const Bead> beads) : beads_(beads) {
    for (std::size_t bead = 0; bead < beads.size(); ++bead) {
      put(es_, beads[bead].es, bead);
      put(en_, beads[bead].en, bead);
    }
  }

  /// nullopt for a place in no unit: its bead has one side only.
  [[nodiscard]] std::optional<std::size_t> of(const TermPlace& place) const {
    for (const std::optional<std::size_t> bead : {at(es_, place.es), at(en_, place.en)})
      if (bead && !beads_[*bead].is_one_sided()) return bead;
    return std::nullopt;
  }

 private:
  template <Side S>
  static void put(std::vector<std::size_t>& beads, SegmentRange<S> range, std::size_t bead) {
    if (beads.size() < range.end()) beads.resize(range.end());
    std::fill(beads.begin() + range.first, beads.begin() + range.end(), bead);
  }

  static std::optional<std::size_t> at(const std::vector<std::size_t>& beads, const TextPlace& place) {
    if (place.is_gap || place.segment >= beads.size()) return std::nullopt;
    return beads[place.segment];
  }

  std::span<const Bead> beads_;
  std::vector<std::size_t> es_, en_;
};

void add(UnitRemarks& remarks, const Finding& finding, const std::string& note) {
  if (std::ranges::find(remarks.lines, note) != remarks.lines.end()) return;  // twice in the bead
  remarks.lines.push_back(note);
  for (TmProperty& one : properties_of(finding)) remarks.properties.push_back(std::move(one));
}

}  // namespace

RemarksByBead unit_remarks(const FindingNotes& notes, std::span<const Bead> beads) {
  RemarksByBead out;
  if (notes.findings.empty()) return out;
  const BeadOfSegment bead_of(beads);
  for (const Finding& finding : notes.findings) {
    const std::string note = notes.describe(finding);
    for (const TermPlace& place : finding.places)
      if (const auto bead = place.text == notes.text ? bead_of.of(place) : std::nullopt; bead)
        add(out[*bead], finding, note);
  }
  return out;
}

std::string remark_elements(const UnitRemarks& remarks, std::string_view spaces) {
  std::string out(spaces);
  out.append("<note>").append(kNoteMark);
  for (const std::string& line : remarks.lines)
    out.append(&line == &remarks.lines.front() ? "" : "\n").append(escaped(xml_text(line).text));
  out += "</note>";
  for (const auto& [type, value] : remarks.properties)
    out.append(spaces)
        .append("<prop type=\"")
        .append(type)
        .append("\">")
        .append(escaped(xml_text(value).text) + "</prop>");
  return out;
}

bool is_own_note(std::string_view text) { return text.starts_with(kNoteMark); }

bool is_own_property(std::string_view type) {
  return type.starts_with(kTerm) || type == kFinding || type.starts_with(std::string(kFinding) + "-");
}

}  // namespace cotejo::detail
