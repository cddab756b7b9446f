#include "write/passage.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace cotejo::detail {

std::string passage_text(const Passage& passage) {
  std::string text;
  for (const Segment& segment : passage.segments) {
    if (segment.range.empty()) continue;
    if (!text.empty()) text.push_back(' ');
    text += sentence_text(passage.document, segment);
  }
  return text;
}

std::optional<ByteRange> visible_range(const Passage& passage) {
  const auto is_visible = [](const Segment& segment) { return !segment.range.empty(); };
  const auto first = std::find_if(passage.segments.begin(), passage.segments.end(), is_visible);
  if (first == passage.segments.end()) return std::nullopt;
  const auto last = std::find_if(passage.segments.rbegin(), passage.segments.rend(), is_visible);
  return ByteRange{first->range.begin, last->range.end};
}

std::string shape(const Bead& bead) { return std::to_string(bead.es.count) + '-' + std::to_string(bead.en.count); }

std::string confidence_text(float confidence) {
  std::array<char, 64> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), confidence, std::chars_format::fixed, 3);
  return {digits.data(), written.ptr};
}

bool is_unsure(const Bead& bead, const WriteOptions& options) {
  return !bead.is_one_sided() && static_cast<double>(bead.confidence) < options.min_confidence;
}

}  // namespace cotejo::detail
