// XLIFF 2.1 (OASIS) with its ITS module: the whole text as units, a bead each, and what is found as localization
// quality issues (ITS 2.0, 8.17), with the words that are meant marked. Issues stand off at the head of their unit, so
// that several may speak of the same words. A bead of several sentences is one segment, its sentences parted by a
// space.
#include <algorithm>
#include <ostream>
#include <vector>

#include "tm/xml_characters.hpp"
#include "write/finding_text.hpp"
#include "write/its.hpp"
#include "write/writers.hpp"
#include "write/xml_text.hpp"

namespace cotejo::detail {
namespace {

/// Of 100, as ITS counts.
std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "20";
    case Severity::warning:
      return "50";
    case Severity::error:
      return "100";
  }
  return {};
}

/// Words of a side of a bead, and the findings about them by their numbers.
struct Marked {
  ByteRange range;
  std::vector<std::size_t> findings;
};

/// Ranges that overlap become one.
std::vector<Marked> apart(std::vector<Marked> marks) {
  std::ranges::stable_sort(marks, {}, [](const Marked& mark) { return mark.range.begin; });
  std::vector<Marked> out;
  for (Marked& mark : marks) {
    if (out.empty() || mark.range.begin >= out.back().range.end) {
      out.push_back(std::move(mark));
      continue;
    }
    out.back().range.end = std::max(out.back().range.end, mark.range.end);
    out.back().findings.insert(out.back().findings.end(), mark.findings.begin(), mark.findings.end());
  }
  return out;
}

/// A finding's place in a bead.
struct PlaceOfFinding {
  std::size_t finding;
  const TermPlace* place;
};

/// What a bead has on one side: its sentences as one text, with what is marked in it.
struct UnitSide {
  std::string text;
  std::vector<Marked> marks;
};

template <Side S>
const TextPlace& side_of(const TermPlace& place) {
  if constexpr (S == Side::es) return place.es;
  return place.en;
}

template <Side S>
UnitSide unit_side(const std::vector<std::string_view>& segments, SegmentRange<S> range,
                   const std::vector<PlaceOfFinding>& places) {
  UnitSide out;
  std::vector<std::size_t> starts;
  for (std::uint32_t k = range.first; k < range.end(); ++k) {
    if (k > range.first) out.text += ' ';
    starts.push_back(out.text.size());
    out.text += segments[k];
  }
  for (const auto& [finding, place] : places) {
    const TextPlace& at = side_of<S>(*place);
    if (at.is_gap || at.range.empty() || at.segment < range.first || at.segment >= range.end()) continue;
    const std::size_t start = starts[at.segment - range.first];
    out.marks.push_back({{start + at.range.begin, start + at.range.end}, {finding}});
  }
  out.marks = apart(std::move(out.marks));
  return out;
}

class XliffWriter {
 public:
  XliffWriter(std::ostream& out, const FindingReport& report) : out_(out), report_(report) {}

  void write() {
    out_ << R"(<?xml version="1.0" encoding="UTF-8"?>)"
            "\n"
            R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:its="http://www.w3.org/2005/11/its")"
            R"( its:version="2.0" version="2.1" srcLang="es" trgLang="en">)"
            "\n";
    for (std::uint32_t text = 0; text < report_.batch.size(); ++text) write_file(text);
    out_ << "</xliff>\n";
  }

 private:
  void write_file(std::uint32_t text) {
    place_findings(text);
    out_ << "<file id=\"f" << text + 1 << "\" original=\"";
    write_attribute(out_, xml_text(report_.batch[text].name).text);
    out_ << "\">\n";
    const auto& beads = report_.batch[text].beads;
    for (std::size_t bead = 0; bead < beads.size(); ++bead) write_unit(report_.batch[text], beads[bead], bead);
    if (beads.empty()) out_ << "<unit id=\"u1\"><segment><source/></segment></unit>\n";  // a file has one at least
    out_ << "</file>\n";
  }

  /// By bead: the places of findings in it. What stands in a gap is of the bead of its other side.
  void place_findings(std::uint32_t text) {
    const CheckText& of = report_.batch[text];
    std::vector<std::size_t> es_bead(of.es.size()), en_bead(of.en.size());
    for (std::size_t bead = 0; bead < of.beads.size(); ++bead) {
      for (std::uint32_t k = of.beads[bead].es.first; k < of.beads[bead].es.end(); ++k) es_bead[k] = bead;
      for (std::uint32_t k = of.beads[bead].en.first; k < of.beads[bead].en.end(); ++k) en_bead[k] = bead;
    }
    places_.assign(of.beads.size(), {});
    for (std::size_t number = 0; number < report_.findings.size(); ++number)
      for (const TermPlace& place : report_.findings[number].places)
        if (place.text == text)
          places_[place.es.is_gap ? en_bead[place.en.segment] : es_bead[place.es.segment]].push_back({number, &place});
  }

  void write_unit(const CheckText& text, const Bead& bead, std::size_t number) {
    const UnitSide es = unit_side<Side::es>(text.es, bead.es, places_[number]);
    const UnitSide en = unit_side<Side::en>(text.en, bead.en, places_[number]);
    unit_ = number + 1;
    marks_ = 0;
    out_ << "<unit id=\"u" << unit_ << "\">";
    write_issues(es.marks, Side::es);
    write_issues(en.marks, Side::en);
    out_ << "<segment>";
    write_text("source", es, Side::es);
    if (!en.text.empty()) write_text("target", en, Side::en);
    out_ << "</segment></unit>\n";
  }

  /// "u3-en-1": the issues of the first mark in the English of the third unit.
  void write_issue_id(Side side, std::size_t mark) { out_ << 'u' << unit_ << '-' << name(side) << '-' << mark + 1; }

  void write_issues(const std::vector<Marked>& marks, Side side) {
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
      out_ << "<its:locQualityIssues xml:id=\"";
      write_issue_id(side, mark);
      out_ << "\">";
      for (const std::size_t finding : marks[mark].findings) write_issue(report_.findings[finding]);
      out_ << "</its:locQualityIssues>";
    }
  }

  void write_issue(const Finding& finding) {
    out_ << "<its:locQualityIssue locQualityIssueType=\"" << its_type(finding.type) << "\" locQualityIssueComment=\"";
    write_attribute(out_, xml_text(finding_text(finding)).text);
    out_ << "\" locQualityIssueSeverity=\"" << severity_of(finding.severity) << "\"/>";
  }

  void write_text(std::string_view element, const UnitSide& side, Side which) {
    out_ << '<' << element << " xml:space=\"preserve\">";
    std::size_t at = 0;
    for (std::size_t mark = 0; mark < side.marks.size(); ++mark) {
      const ByteRange range = side.marks[mark].range;
      write_characters(std::string_view(side.text).substr(at, range.begin - at));
      out_ << "<mrk id=\"m" << ++marks_ << "\" type=\"its:generic\" its:locQualityIssuesRef=\"#its=";
      write_issue_id(which, mark);
      out_ << "\">";
      write_characters(slice(side.text, range));
      out_ << "</mrk>";
      at = range.end;
    }
    write_characters(std::string_view(side.text).substr(at));
    out_ << "</" << element << '>';
  }

  /// What XML cannot hold is written as XLIFF's <cp>, so that nothing is lost.
  void write_characters(std::string_view text) {
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start = at;
      const char32_t c = next_code_point(text, at);
      if (is_xml_character(c)) continue;
      write_content(out_, text.substr(written, start - written));
      constexpr char kDigits[] = "0123456789ABCDEF";
      out_ << "<cp hex=\"" << kDigits[c >> 12U & 15U] << kDigits[c >> 8U & 15U] << kDigits[c >> 4U & 15U]
           << kDigits[c & 15U] << "\"/>";
      written = at;
    }
    write_content(out_, text.substr(written));
  }

  std::ostream& out_;
  const FindingReport& report_;
  std::vector<std::vector<PlaceOfFinding>> places_;  // of the file at hand, by bead
  std::size_t unit_ = 0, marks_ = 0;                 // the unit at hand, and marks in it so far
};

}  // namespace

void write_findings_xliff(std::ostream& out, const FindingReport& report) { XliffWriter(out, report).write(); }

}  // namespace cotejo::detail
