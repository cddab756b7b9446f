#include "cotejo/segment.hpp"

#include <algorithm>

namespace cotejo {
namespace {

/// The line that begins at `begin`, without its end (LF, CR or both).
ByteRange line_at(std::string_view text, std::size_t begin) {
  return {begin, std::min(text.find_first_of("\r\n", begin), text.size())};
}

/// Where the line after this one begins.
std::size_t past_line_end(std::string_view text, ByteRange line) {
  const bool is_pair = text.substr(line.end, 2) == "\r\n";
  return std::min(line.end + (is_pair ? 2 : 1), text.size());
}

}  // namespace

std::vector<Segment> segment(const Document& document, const Segmenter& segmenter) {
  std::vector<Segment> segments;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    const ByteRange place = document.blocks[block].range;
    for (const ByteRange sentence : segmenter.sentences(slice(document.text, place))) {
      segments.push_back({{place.begin + sentence.begin, place.begin + sentence.end}, block});
    }
  }
  return segments;
}

std::vector<Segment> segment_lines(const Document& document) {
  const std::string_view text = document.text;
  std::vector<Segment> segments;
  std::uint32_t block = 0;  // the last one that begins before the line's end
  for (std::size_t begin = 0; begin < text.size();) {
    const ByteRange line = line_at(text, begin);
    while (block + 1 < document.blocks.size() && document.blocks[block + 1].range.begin < line.end) ++block;
    segments.push_back({trim(text, line), block});
    begin = past_line_end(text, line);
  }
  return segments;
}

std::string sentence_text(const Document& document, const Segment& segment) {
  return unwrap(slice(document.text, segment.range));
}

}  // namespace cotejo
