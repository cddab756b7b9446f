// From a byte of the text to the place in the source. Where text and source run side by side for long, the stretch is
// cut into runs of at most kRunBytes, so that no query counts code points over more than that: O(log runs) a query.
#include <algorithm>

#include "cotejo/document.hpp"
#include "document/line_ends.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kRunBytes = 512;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The first code point border at or after byte `at`.
std::size_t border_from(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return std::min(at, text.size());
}

/// Where lines start, in code points. A line ends with "\n", "\r\n" or "\r".
std::vector<std::size_t> find_line_starts(std::string_view source) {
  std::vector<std::size_t> starts{0};
  detail::LineEnds ends(source);
  std::size_t code_point = 0, begin = 0;
  for (std::size_t end = ends.end_of_line(0); end < source.size(); end = ends.end_of_line(begin)) {
    const std::size_t next = ends.next_line(end);
    code_point += count_code_points(source.substr(begin, next - begin));
    starts.push_back(code_point);
    begin = next;
  }
  return starts;
}

}  // namespace

SourceMap SourceMap::of(std::string_view source) {
  SourceMap map;
  map.line_starts_ = find_line_starts(source);
  return map;
}

SourceMap SourceMap::identity(std::string_view source) {
  SourceMap map = of(source);
  map.add_mirror(source, {0, source.size()}, 0);
  return map;
}

void SourceMap::add_run(std::size_t text_byte, std::size_t source_offset, std::size_t width) {
  if (!runs_.empty() && runs_.back().text_byte == text_byte) runs_.pop_back();
  runs_.push_back({text_byte, source_offset, width});
}

void SourceMap::add_mirror(std::string_view text, ByteRange range, std::size_t source_offset) {
  for (std::size_t begin = range.begin; begin < range.end;) {
    add_run(begin, source_offset);
    const std::size_t end = std::min(border_from(text, begin + kRunBytes), range.end);
    source_offset += count_code_points(text.substr(begin, end - begin));
    begin = end;
  }
}

const SourceMap::Run& SourceMap::run_at(std::size_t byte) const {
  static constexpr Run kStart{0, 0, 1};
  const auto after = std::ranges::upper_bound(runs_, byte, {}, &Run::text_byte);
  return after == runs_.begin() ? kStart : *std::prev(after);
}

std::size_t SourceMap::offset_of(std::string_view text, std::size_t byte) const {
  const Run& run = run_at(byte);
  if (byte == run.text_byte) return run.source_offset;
  return run.source_offset + run.width - 1 + count_code_points(text.substr(run.text_byte, byte - run.text_byte));
}

SourcePlace SourceMap::place(std::string_view text, std::size_t byte) const {
  const std::size_t offset = offset_of(text, byte);
  const auto after = std::ranges::upper_bound(line_starts_, offset);
  if (after == line_starts_.begin()) return {offset, 1, offset + 1};
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  return {offset, line, offset - line_starts_[line - 1] + 1};
}

CodePointRange SourceMap::source_range(std::string_view text, ByteRange range) const {
  std::size_t last = range.end - 1;
  while (last > range.begin && is_continuation(text[last])) --last;
  const Run& run = run_at(last);
  const std::size_t width = last == run.text_byte ? run.width : 1;
  return {offset_of(text, range.begin), offset_of(text, last) + width};
}

}  // namespace cotejo
