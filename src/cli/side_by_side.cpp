#include "cli/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

/// Words of a text in lines of at most `width` code points; a longer word is cut.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t length = 0;  // of the last line
  const auto add = [&](std::string_view word) {
    const std::size_t size = count_code_points(word);
    if (lines.empty() || length + 1 + size > width) {
      lines.emplace_back(word);
      length = size;
    } else {
      lines.back().append(" ").append(word);
      length += 1 + size;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at, length_so_far = 0;
    while (end < text.size() && length_so_far < width) {
      std::size_t next = end;
      if (is_space(next_code_point(text, next))) break;
      end = next;
      ++length_so_far;
    }
    if (end > at) add(text.substr(at, end - at));
    at = end;
    while (at < text.size()) {
      std::size_t next = at;
      if (!is_space(next_code_point(text, next))) break;
      at = next;
    }
  }
  return lines;
}

struct Sign {
  const char* symbol;
  const char* colour;
};

Sign sign_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {"✗", "\033[31m"};
    case Severity::warning:
      return {"!", "\033[33m"};
    case Severity::note:
      break;
  }
  return {"·", "\033[36m"};
}

/// A bead of one text, and what there is to say of it.
struct Row {
  std::vector<const Finding*> findings;  // to be told below it
  bool is_shown = false;
};

class TextView {
 public:
  TextView(const CheckText& text, const TableOptions& options)
      : text_(text),
        options_(options),
        rows_(text.beads.size()),
        es_row_(text.es.size()),
        en_row_(text.en.size()),
        es_marks_(text.es.size()),
        en_marks_(text.en.size()) {
    for (std::size_t k = 0; k < text.beads.size(); ++k) {
      const Bead& bead = text.beads[k];
      std::fill_n(es_row_.begin() + bead.es.first, bead.es.count, k);
      std::fill_n(en_row_.begin() + bead.en.first, bead.en.count, k);
    }
  }

  void add(const Finding& finding) {
    std::size_t last = 0;
    for (const TermPlace& place : finding.places) {
      const std::size_t row = place.es.is_gap ? en_row_[place.en.segment] : es_row_[place.es.segment];
      rows_[row].is_shown = true;
      last = std::max(last, row);
      mark(es_marks_, place.es, text_.es);
      mark(en_marks_, place.en, text_.en);
    }
    rows_[last].findings.push_back(&finding);
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    bool left_out = false;
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      if (!rows_[k].is_shown && !options_.all) {
        left_out = true;
        continue;
      }
      if (left_out && !out.empty()) out += "\n";
      left_out = false;
      out += row_text(text_.beads[k]);
      for (const Finding* finding : rows_[k].findings) out += told(*finding);
    }
    return out;
  }

 private:
  static constexpr std::size_t kNumber = 5;  // columns of a sentence's number, and a space

  /// Only a part of a sentence needs brackets.
  static void mark(std::vector<std::vector<ByteRange>>& marks, const TextPlace& place,
                   const std::vector<std::string_view>& segments) {
    if (place.is_gap || place.range.empty() || place.range.size() == segments[place.segment].size()) return;
    marks[place.segment].push_back(place.range);
  }

  [[nodiscard]] std::size_t column() const {
    constexpr std::size_t kLeast = 10, kBetween = 3;
    const std::size_t numbers = 2 * kNumber + kBetween;
    return std::max(kLeast, (options_.width - std::min(options_.width, numbers)) / 2);
  }

  [[nodiscard]] std::string row_text(const Bead& bead) const {
    const auto es = cell(text_.es, bead.es.first, bead.es.count, es_marks_);
    const auto en = cell(text_.en, bead.en.first, bead.en.count, en_marks_);
    std::string out;
    for (std::size_t k = 0; k < std::max(es.size(), en.size()); ++k) {
      std::string line = k < es.size() ? es[k] : std::string();
      line.append(kNumber + column() - std::min(kNumber + column(), count_code_points(line)), ' ');
      line += " │ " + (k < en.size() ? en[k] : std::string());
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
    return out;
  }

  /// Each sentence with its number, counted from 1; a side without sentences is a dash.
  [[nodiscard]] std::vector<std::string> cell(const std::vector<std::string_view>& segments, std::uint32_t first,
                                              std::uint32_t count,
                                              const std::vector<std::vector<ByteRange>>& marks) const {
    if (count == 0) return {std::string(kNumber, ' ') + "—"};
    std::vector<std::string> out;
    for (std::uint32_t k = first; k < first + count; ++k) {
      std::string number = std::to_string(k + 1);
      number.insert(0, kNumber - 1 - std::min(kNumber - 1, number.size()), ' ');
      for (const std::string& line : wrapped(bracketed(segments[k], marks[k]), column())) {
        out.push_back(number + " " + line);
        number.assign(number.size(), ' ');
      }
    }
    return out;
  }

  static std::string bracketed(std::string_view sentence, std::vector<ByteRange> marks) {
    std::ranges::sort(marks, {}, &ByteRange::begin);
    std::string out;
    std::size_t at = 0;
    for (const ByteRange mark : marks) {
      if (mark.begin < at) continue;  // overlaps one that is shown
      out.append(sentence.substr(at, mark.begin - at)).append("[").append(slice(sentence, mark)).append("]");
      at = mark.end;
    }
    return out.append(sentence.substr(at));
  }

  [[nodiscard]] std::string told(const Finding& finding) const {
    const auto [symbol, colour] = sign_of(finding.severity);
    const std::string text = std::string(symbol) + " " + describe(finding.reason) + " (" +
                             std::to_string(std::lround(100 * finding.confidence)) + " %)";
    std::string out;
    for (const std::string& line : wrapped(text, options_.width - std::min<std::size_t>(options_.width / 2, kNumber))) {
      const std::string indent = out.empty() ? "   " : "     ";
      out += indent + (options_.has_colour ? colour + line + "\033[0m" : line) + "\n";
    }
    return out;
  }

  const CheckText& text_;
  const TableOptions& options_;
  std::vector<Row> rows_;                                    // by bead
  std::vector<std::size_t> es_row_, en_row_;                 // by segment
  std::vector<std::vector<ByteRange>> es_marks_, en_marks_;  // by segment
};

bool has_reason(const Finding& finding) { return !finding.reason.id.empty(); }

std::string label(FindingType type) {
  switch (type) {
    case FindingType::omitted_sentence:
      return tr("omitted sentence");
    case FindingType::omitted_paragraph:
      return tr("omitted sentences in a row");
    case FindingType::omitted_clause:
      return tr("omitted clause");
    case FindingType::added_sentence:
      return tr("added sentence");
    case FindingType::untranslated:
      return tr("left in Spanish");
    case FindingType::duplicated:
      return tr("said twice");
    case FindingType::moved:
      return tr("moved");
    case FindingType::unusual_length:
      return tr("unusual length");
    case FindingType::wrong_number:
      return tr("wrong number");
    case FindingType::wrong_name:
      return tr("wrong name");
    case FindingType::unpaired_mark:
      return tr("unpaired mark");
    case FindingType::not_carried_over:
      return tr("not carried over");
    case FindingType::one_to_many:
    case FindingType::many_to_one:
      return tr("inconsistent term");
    case FindingType::wrong_rendering:
    case FindingType::missing_rendering:
    case FindingType::forbidden_rendering:
      return tr("not as the glossary has it");
  }
  return std::string(name(type));
}

bool is_lacking(FindingType type) {
  return type == FindingType::omitted_sentence || type == FindingType::omitted_paragraph ||
         type == FindingType::omitted_clause || type == FindingType::untranslated;
}

}  // namespace

std::string side_by_side(const FindingReport& report, const TableOptions& options) {
  std::string out;
  for (std::uint32_t k = 0; k < report.batch.size(); ++k) {
    TextView view(report.batch[k], options);
    for (const Finding& finding : report.findings)
      if (has_reason(finding) && finding.places.front().text == k) view.add(finding);
    const std::string text = view.text();
    if (text.empty()) continue;
    if (!out.empty()) out += "\n";
    if (report.batch.size() > 1) out += report.batch[k].name + "\n";
    out += text;
  }
  return out;
}

std::string coverage_summary(const FindingReport& report) {
  double all = 0, lacking = 0;  // bytes of Spanish text
  for (const CheckText& text : report.batch)
    for (const std::string_view segment : text.es) all += static_cast<double>(segment.size());
  std::map<std::string, std::size_t> counts;
  for (const Finding& finding : report.findings) {
    ++counts[label(finding.type)];
    if (!is_lacking(finding.type)) continue;
    for (const TermPlace& place : finding.places) lacking += static_cast<double>(place.es.range.size());
  }
  const double share = all > 0 ? std::max(0.0, 1 - lacking / all) : 1;
  std::string out =
      tr("{1} % of the Spanish text is translated", {std::to_string(std::lround(std::floor(100 * share)))});
  for (const auto& [type, count] : counts) out += "; " + type + ": " + std::to_string(count);
  return out + "\n";
}

}  // namespace cotejo::cli
