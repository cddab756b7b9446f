#include "cli/finding_table.hpp"

#include <algorithm>
#include <cmath>

#include "cli/messages.hpp"
#include "cli/padded.hpp"

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

/// What stands in the column of renderings.
std::string shown(const TermRenderings::Rendering& rendering) {
  if (rendering.en.empty()) return tr("(nothing)");
  const bool is_guess = !rendering.findings.empty() && rendering.findings.front()->en_is_guess;
  return is_guess ? tr("perhaps {1}", {flat(rendering.en)}) : flat(rendering.en);
}

struct Widths {
  std::size_t rendering = 0, count = 0;
};

Widths widths(const TermRenderings& term) {
  constexpr std::size_t kMost = 32;
  Widths out{0, std::to_string(term.occurrences).size()};
  for (const TermRenderings::Rendering& rendering : term.renderings)
    out.rendering = std::max(out.rendering, std::min(kMost, count_code_points(shown(rendering))));
  return out;
}

class TermTable {
 public:
  TermTable(const FindingReport& report, const TableOptions& options) : report_(report), options_(options) {}

  std::string text() {
    for (const TermRenderings& term : renderings_by_term(report_.findings)) add(term);  // the others stand side by side
    return std::move(out_);
  }

 private:
  void add(const Finding& finding) {
    open_block(describe(finding.reason));
    for (const TermPlace& place : finding.places) add(place);
  }

  void open_block(const std::string& head) {
    if (!out_.empty()) out_ += "\n";
    out_ += head + "\n";
  }

  /// The term, then a line a rendering, and below those that are not as expected where they stand.
  void add(const TermRenderings& term) {
    const std::string head = strong(flat(term.es)) + ": ";
    const std::string times = trn("{1} occurrence", "{1} occurrences", term.occurrences);
    open_block(head + (term.is_of_glossary ? tr("in the glossary, {1}", {times}) : times));
    for (const TermRenderings::Rendering& rendering : term.renderings) {
      add_rendering(rendering, widths(term));
      for (const Finding* finding : rendering.findings)
        for (const TermPlace& place : finding->places) add(place);
    }
  }

  /// "  conduit    1  (91 %)"
  void add_rendering(const TermRenderings::Rendering& rendering, const Widths& columns) {
    const std::string count = std::to_string(rendering.count);
    const std::string name = padded(shown(rendering), columns.rendering);
    out_ += "  " + (rendering.findings.empty() ? name : strong(name)) + "  " +
            std::string(columns.count - std::min(columns.count, count.size()), ' ') + count;
    if (!rendering.findings.empty()) out_ += "  " + remark(*rendering.findings.front());
    out_ += "\n";
  }

  [[nodiscard]] static std::string remark(const Finding& finding) {
    const std::string sure = std::to_string(std::lround(100 * finding.confidence));
    if (finding.also_renders.empty()) return tr("({1} % sure)", {sure});
    return tr("({1} % sure; also renders “{2}”)", {sure, finding.also_renders});
  }

  void add(const TermPlace& place) {
    const CheckText& text = report_.batch[place.text];
    const std::string where = report_.batch.size() > 1 ? text.name + " " : std::string();
    add_line(where + "es", place.es, text.es[place.es.segment]);
    add_line(where + "en", place.en, text.en[place.en.segment]);
  }

  /// "    es 12: … what stands around the [term], cut to the width …"
  void add_line(const std::string& side, const TextPlace& place, std::string_view sentence) {
    constexpr std::size_t kMarks = 4;  // brackets, dots
    const std::string start = "    " + side + " " + std::to_string(line_number(place.segment)) + ": ";
    const std::size_t room = options_.width - std::min(options_.width, count_code_points(start) + kMarks);
    out_ += start + in_context(sentence, place.range, room) + "\n";
  }

  /// Of a sentence in its text, or of a unit in its file.
  [[nodiscard]] std::size_t line_number(std::uint32_t segment) const {
    return report_.units.empty() ? segment + 1 : report_.units[segment].line;
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
  return TermTable(report, options).text();
}

}  // namespace cotejo::cli
