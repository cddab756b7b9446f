// A JSON object a line and bead, one-sided ones too:
//   {"bead":"1-1","confidence":0.982,
//    "es":"…","es_segments":[0],"es_kinds":["heading"],"es_span":[0,57],"es_line":1,"es_column":1, and the same of en}
// and "moved":true where the English stands out of order, "confirmed":true and "on_purpose":true where a translator has
// said so. Segments are 0-based; spans are code points of the source
// file, half-open; es_kinds has the block of each segment. An empty side has "" and [], and null for its place.
#include <nlohmann/json.hpp>
#include <ostream>

#include "text/json.hpp"
#include "text/rounded.hpp"
#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

/// Six decimals are what a float is good for; more would print its rounding.
void add_segments(Json& line, const std::string& side, const Passage& passage) {
  Json numbers = Json::array();
  Json kinds = Json::array();
  for (std::size_t k = 0; k < passage.segments.size(); ++k) {
    numbers.push_back(passage.first + k);
    kinds.push_back(name(passage.document.blocks[passage.segments[k].block].kind));
  }
  line[side + "_segments"] = std::move(numbers);
  line[side + "_kinds"] = std::move(kinds);
}

void add_place(Json& line, const std::string& side, const Passage& passage) {
  Json span, row, column;  // null
  if (const auto range = visible_range(passage)) {
    const auto& [document, segments, first] = passage;
    const CodePointRange found = document.source.source_range(document.text, *range);
    const SourcePlace place = document.source.place(document.text, range->begin);
    span = {found.begin, found.end};
    row = place.line;
    column = place.column;
  }
  line[side + "_span"] = std::move(span);
  line[side + "_line"] = std::move(row);
  line[side + "_column"] = std::move(column);
}

void add_side(Json& line, const std::string& side, const Passage& passage) {
  line[side] = passage_text(passage);
  add_segments(line, side, passage);
  add_place(line, side, passage);
}

Json bead_json(const AlignedBitext& bitext, const Bead& bead) {
  Json line;
  line["bead"] = shape(bead);
  line["confidence"] = rounded(bead.confidence, 6);
  if (bead.is_moved) line["moved"] = true;
  if (bead.is_confirmed) line["confirmed"] = true;
  if (bead.is_on_purpose) line["on_purpose"] = true;
  add_side(line, "es", passage(bitext.es, bead.es));
  add_side(line, "en", passage(bitext.en, bead.en));
  return line;
}

}  // namespace

WriteSummary write_jsonl(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options) {
  WriteSummary summary;
  for (const Bead& bead : bitext.alignment.beads) {
    if (is_unsure(bead, options)) {
      ++summary.left_out_unsure;
      continue;
    }
    out << json_line(bead_json(bitext, bead)) << '\n';
    ++summary.written;
  }
  return summary;
}

}  // namespace cotejo::detail
