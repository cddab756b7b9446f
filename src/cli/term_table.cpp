#include "cli/term_table.hpp"

#include <algorithm>
#include <cmath>

#include "cli/messages.hpp"
#include "cli/padded.hpp"

namespace cotejo::cli {
namespace {

struct Line {
  std::string es, en, count, share;
};

/// "tariff; duty (3)": how often, but for the first.
std::string renderings(const TermProposal& term) {
  std::string out = term.en.front().en;
  for (std::size_t k = 1; k < term.en.size(); ++k)
    out += "; " + term.en[k].en + " (" + std::to_string(term.en[k].count) + ")";
  return out;
}

Line line_of(const TermProposal& term) {
  return {term.es, renderings(term), std::to_string(term.en.front().count) + "/" + std::to_string(term.occurrences),
          std::to_string(std::lround(100 * term.share())) + " %"};
}

/// What stands around the range, [which is set off], in at most `width` columns.
std::string in_context(std::string_view sentence, ByteRange range, std::size_t width) {
  const CodePointIndex index(sentence);
  const CodePointRange term = index.code_points(range);
  const std::size_t length = index.code_point_at(sentence.size());
  const std::size_t around = width - std::min(width, term.end - term.begin + 4);
  const std::size_t before = std::min(term.begin, std::max(around / 2, around - std::min(around, length - term.end)));
  const std::size_t after = std::min(length - term.end, around - before);
  const std::size_t begin = index.byte_at(term.begin - before), end = index.byte_at(term.end + after);
  std::string out = (begin > 0 ? "…" : "") + std::string(sentence.substr(begin, range.begin - begin)) + "[" +
                    std::string(slice(sentence, range)) + "]" +
                    std::string(sentence.substr(range.end, end - range.end)) + (end < sentence.size() ? "…" : "");
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

std::size_t widest(const std::vector<Line>& lines, std::string Line::*column, std::size_t most) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, count_code_points(line.*column));
  return std::min(width, most);
}

}  // namespace

std::string term_table(const TermReport& report, std::size_t width) {
  std::vector<Line> lines = {{tr("Spanish"), tr("English"), tr("times"), tr("share")}};
  for (const TermProposal& term : report.terms) lines.push_back(line_of(term));
  if (report.terms.empty()) return {};
  const std::size_t es = widest(lines, &Line::es, width / 3), en = widest(lines, &Line::en, width / 3);
  const std::size_t count = widest(lines, &Line::count, width);
  std::string out;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Line& line = lines[k];
    out +=
        padded(line.es, es) + "  " + padded(line.en, en) + "  " + padded(line.count, count) + "  " + line.share + "\n";
    if (k == 0) continue;
    const TermPlace& place = report.terms[k - 1].example;
    const CheckText& text = report.batch[place.text];
    const std::size_t room = width - std::min<std::size_t>(width, 7);
    out += "    es " + in_context(text.es[place.es.segment], place.es.range, room) + "\n";
    out += "    en " + in_context(text.en[place.en.segment], place.en.range, room) + "\n";
  }
  return out;
}

}  // namespace cotejo::cli
