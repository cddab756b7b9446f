// A table: a header row, then a bead a row, one-sided ones with an empty cell.
//   es  en  confidence  bead  es_place  en_place
// The bead is its shape ("1-2"), with " moved" where the English stands out of order. Places are "line:column" of the
// source file, empty for an empty side.
//
// Two kinds of readers disagree about TSV. Programs (cut, paste, pandas with QUOTE_NONE) know tabs and line ends only,
// so those become spaces inside a cell and the text is otherwise left alone: that is the default. Spreadsheets also
// take double quotes for quoting, and run what starts with = + - @ as a formula: a hazard with text from strangers. For
// them WriteOptions::spreadsheet quotes and disarms (an apostrophe in front, the spreadsheets' own sign for "this is
// text"); as that alters text, it is done on request only, and counted.
#include <ostream>

#include "write/cells.hpp"
#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
}

std::string in_quotes(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
  return out.append(1, '"');
}

class TsvWriter {
 public:
  TsvWriter(std::ostream& out, const WriteOptions& options) : out_(out), options_(options) {
    out_ << "es\ten\tconfidence\tbead\tes_place\ten_place\n";
  }

  void write_row(const AlignedBitext& bitext, const Bead& bead) {
    const Passage es = passage(bitext.es, bead.es);
    const Passage en = passage(bitext.en, bead.en);
    write_text(es);
    write_text(en);
    out_ << confidence_text(bead.confidence) << '\t' << shape(bead) << (bead.is_moved ? " moved" : "") << '\t'
         << place_text(es) << '\t' << place_text(en) << '\n';
    ++summary.written;
  }

  WriteSummary summary;

 private:
  void write_text(const Passage& passage) {
    const std::string cell = plain_cell(passage_text(passage));
    out_ << (options_.spreadsheet ? spreadsheet_cell(cell) : cell) << '\t';
  }

  std::string spreadsheet_cell(const std::string& cell) {
    const bool is_disarmed = is_formula(cell);
    summary.disarmed_cells += is_disarmed ? 1 : 0;
    std::string text = is_disarmed ? '\'' + cell : cell;
    return text.find('"') == std::string::npos ? text : in_quotes(text);
  }

  static std::string place_text(const Passage& passage) {
    const auto range = visible_range(passage);
    if (!range) return {};
    const SourcePlace place = passage.document.source.place(passage.document.text, range->begin);
    return std::to_string(place.line) + ':' + std::to_string(place.column);
  }

  std::ostream& out_;
  const WriteOptions& options_;
};

}  // namespace

WriteSummary write_tsv(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options) {
  TsvWriter writer(out, options);
  for (const Bead& bead : bitext.alignment.beads) {
    if (is_unsure(bead, options)) {
      ++writer.summary.left_out_unsure;
    } else {
      writer.write_row(bitext, bead);
    }
  }
  return writer.summary;
}

}  // namespace cotejo::detail
