#include "cli/finding_table.hpp"

#include <algorithm>
#include <cmath>

#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

/// The code points of a text that stand before `byte`, at most `most` of them, and whole.
std::string_view tail(std::string_view text, std::size_t most) {
  const CodePointIndex index(text);
  const std::size_t all = index.code_point_at(text.size());
  return text.substr(index.byte_at(all - std::min(all, most)));
}

std::string_view head(std::string_view text, std::size_t most) {
  const CodePointIndex index(text);
  return text.substr(0, index.byte_at(std::min(index.code_point_at(text.size()), most)));
}

/// Line ends and tabs would break the layout.
std::string flat(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

class Table {
 public:
  Table(const FindingReport& report, const TableOptions& options) : report_(report), options_(options) {}

  std::string text() {
    for (const Finding& finding : report_.findings) add(finding);
    return std::move(out_);
  }

 private:
  void add(const Finding& finding) {
    if (!out_.empty()) out_ += "\n";
    out_ += head_of(finding) + "\n";
    for (const TermPlace& place : finding.places) add(place);
  }

  [[nodiscard]] std::string head_of(const Finding& finding) const {
    const std::string es = strong(finding.es_term), en = strong(finding.en_term);
    const std::string sure = std::to_string(std::lround(100 * finding.confidence)) + " %";
    const auto counted = [&](const char* text) {
      return tr(text, {es, en, finding.expected, std::to_string(finding.as_expected),
                       std::to_string(finding.occurrences), sure, finding.also_renders});
    };
    switch (finding.type) {
      case FindingType::one_to_many:
        return counted("{1}: {2} here, {3} in {4} of {5} ({6})");
      case FindingType::many_to_one:
        return counted("{1}: {2} here, which also renders “{7}”; {3} in {4} of {5} ({6})");
      case FindingType::wrong_rendering:
        return counted("{1}: {2} here, the glossary has {3}");
      case FindingType::missing_rendering:
        return counted("{1}: not rendered here, the glossary has {3}");
      case FindingType::forbidden_rendering:
        return counted(finding.expected.empty() ? "{1}: {2} here, which the glossary forbids"
                                                : "{1}: {2} here, which the glossary forbids; it has {3}");
      default:
        return describe(finding.reason);
    }
  }

  void add(const TermPlace& place) {
    const CheckText& text = report_.batch[place.text];
    const std::string where = report_.batch.size() > 1 ? text.name + " " : std::string();
    add_line(where + "es", place.es, text.es[place.es.segment]);
    add_line(where + "en", place.en, text.en[place.en.segment]);
  }

  /// "  es 12: … what stands around the [term], cut to the width …"
  void add_line(const std::string& side, const TextPlace& place, std::string_view sentence) {
    constexpr std::size_t kMarks = 4;  // brackets, dots
    const std::string start = "  " + side + " " + std::to_string(place.segment + 1) + ": ";
    const std::size_t room = options_.width - std::min(options_.width, count_code_points(start) + kMarks);
    out_ += start + in_context(sentence, place.range, room) + "\n";
  }

  [[nodiscard]] std::string in_context(std::string_view sentence, ByteRange range, std::size_t room) const {
    if (range.empty()) return flat(head(sentence, room));
    const std::string_view term = slice(sentence, range);
    const std::string_view before = sentence.substr(0, range.begin), after = sentence.substr(range.end);
    const std::size_t left = room - std::min(room, count_code_points(term));
    const std::size_t wanted = std::max(left / 2, left - std::min(left, count_code_points(after)));
    const std::string_view shown_before = tail(before, wanted);
    const std::string_view shown_after = head(after, left - count_code_points(shown_before));
    return (shown_before.size() < before.size() ? "…" : "") + flat(shown_before) + strong("[" + flat(term) + "]") +
           flat(shown_after) + (shown_after.size() < after.size() ? "…" : "");
  }

  [[nodiscard]] std::string strong(const std::string& text) const {
    return options_.has_colour ? "\033[1m" + text + "\033[0m" : text;
  }

  const FindingReport& report_;
  const TableOptions& options_;
  std::string out_;
};

}  // namespace

std::string finding_table(const FindingReport& report, const TableOptions& options) {
  return Table(report, options).text();
}

}  // namespace cotejo::cli
