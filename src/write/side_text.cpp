#include "write/side_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "write/passage.hpp"
#include "write/xml_text.hpp"

namespace cotejo::detail {
namespace {

// What a byte may mean for a sentence, a bit each.
constexpr std::uint8_t kMarkup = 1, kSuspect = 2, kBeyondAscii = 4, kLineEnd = 8;

constexpr auto kConcerns = [] {
  std::array<std::uint8_t, 256> concerns{};
  for (unsigned byte = 0; byte < 0x20; ++byte) concerns[byte] = byte == '\t' ? 0 : kSuspect;
  for (const unsigned char markup : {'&', '<', '>'}) concerns[markup] = kMarkup;
  for (unsigned byte = 0x80; byte < concerns.size(); ++byte) concerns[byte] = kBeyondAscii;
  for (const unsigned lead : {0xC2U, 0xE2U}) concerns[lead] |= kLineEnd;  // U+0085, U+2028 and U+2029
  concerns[0xEF] |= kSuspect;                                             // begins U+FFFD, U+FFFE and U+FFFF
  return concerns;
}();

unsigned concerns_of(std::string_view text) {
  unsigned concerns = 0;
  for (const char c : text) concerns |= kConcerns[static_cast<unsigned char>(c)];
  return concerns;
}

/// Whether the text is one line of XML characters, trimmed or not.
bool is_fit(std::string_view text, unsigned concerns) {
  if ((concerns & kSuspect) != 0) return false;
  if ((concerns & kBeyondAscii) != 0 && find_invalid_utf8(text) != std::string_view::npos) return false;
  return (concerns & kLineEnd) == 0 || find_line_end(text) == std::string_view::npos;
}

bool has_markup(std::string_view text) { return (concerns_of(text) & kMarkup) != 0; }

}  // namespace

SideText::SideText(const BitextSide& side) : side_(side) {
  sentences_.reserve(side.segments.size());
  for (const Segment& segment : side.segments) {
    const std::string_view text = slice(side.document.text, segment.range);
    const unsigned concerns = concerns_of(text);
    if (is_fit(text, concerns)) {
      sentences_.push_back({slice(text, trim(text, {0, text.size()})), 0, (concerns & kMarkup) != 0});
    } else {
      XmlText made = xml_text(sentence_text(side.document, segment));
      made_.push_back(std::move(made.text));
      sentences_.push_back({made_.back(), made.removed, has_markup(made_.back())});
    }
  }
}

XmlLine SideText::joined(std::uint32_t first, std::uint32_t end, std::string& buffer) const {
  XmlText text = xml_text(passage_text({side_.document, side_.segments.subspan(first, end - first), first}));
  buffer = std::move(text.text);
  return {buffer, text.removed, has_markup(buffer)};
}

}  // namespace cotejo::detail
