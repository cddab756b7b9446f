// UTF-8: code points, counts, borders. Long stretches go eight bytes at a time, for whole books pass through here.
#include <algorithm>
#include <array>
#include <cstring>

#include "cotejo/text.hpp"

namespace cotejo {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::uint64_t kLowBits = 0x0101010101010101U;
constexpr std::uint64_t kHighBits = kLowBits << 7U;

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

constexpr bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

std::uint64_t load_word(std::string_view text, std::size_t at) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + at, kWord);
  return word;
}

/// Where a run of ASCII that starts at `at` may be left: at a word that holds another byte, or near the end.
std::size_t skip_ascii_words(std::string_view text, std::size_t at) {
  while (at + kWord <= text.size() && (load_word(text, at) & kHighBits) == 0) at += kWord;
  return at;
}

/// What a lead byte promises (Unicode, table 3-7): how many bytes, and the range of the second one.
struct Lead {
  std::uint8_t size = 0;  ///< 0: never starts a code point
  std::uint8_t second_min = 0x80, second_max = 0xBF;
};

constexpr Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};  // no overlong forms
  if (byte == 0xED) return {3, 0x80, 0x9F};  // no surrogates
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};  // nothing above U+10FFFF
  return {};
}

constexpr auto kLeads = [] {
  std::array<Lead, 256> leads;
  for (unsigned byte = 0; byte < leads.size(); ++byte) leads[byte] = lead_of(byte);
  return leads;
}();

/// Bytes of the well-formed sequence at `at`; 0 when there is none.
std::size_t sequence_size(std::string_view text, std::size_t at) {
  const Lead lead = kLeads[byte_at(text, at)];
  if (lead.size < 2) return lead.size;
  if (text.size() - at < lead.size) return 0;
  const unsigned second = byte_at(text, at + 1);
  if (second < lead.second_min || second > lead.second_max) return 0;
  for (std::size_t k = 2; k < lead.size; ++k) {
    if (!is_continuation(byte_at(text, at + k))) return 0;
  }
  return lead.size;
}

/// Start of the code point that ends just before byte `end`. Requires end > 0.
std::size_t previous_start(std::string_view text, std::size_t end) {
  if (byte_at(text, end - 1) < 0x80) return end - 1;
  for (std::size_t size = 2; size <= std::min<std::size_t>(end, 4); ++size) {
    if (sequence_size(text, end - size) == size) return end - size;
  }
  return end - 1;
}

/// Bytes that a line end may begin with: U+000A to U+000D, U+0085, U+2028 and U+2029.
constexpr auto kMayEndLine = [] {
  std::array<bool, 256> may{};
  for (const unsigned byte : {0x0AU, 0x0BU, 0x0CU, 0x0DU, 0xC2U, 0xE2U}) may[byte] = true;
  return may;
}();

/// How many of eight bytes of ASCII are not white space. A byte below 0x80 that 0x80 - n is added to has its high bit
/// set when it is n or more.
std::uint32_t visible_in_ascii(std::uint64_t word) {
  const auto at_least = [&](std::uint64_t n) { return word + kLowBits * (0x80 - n); };
  const std::uint64_t is_no_space = (word ^ kLowBits * ' ') + kLowBits * 0x7F;
  const std::uint64_t visible = is_no_space & (~at_least('\t') | at_least('\r' + 1)) & kHighBits;
  return static_cast<std::uint32_t>((visible >> 7U) * kLowBits >> 56U);
}

bool is_line_end(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace

char32_t detail::next_beyond_ascii(std::string_view utf8, std::size_t& at) {
  const unsigned first = byte_at(utf8, at);
  const std::size_t size = sequence_size(utf8, at);
  if (size == 0) {
    ++at;
    return kReplacement;
  }
  char32_t c = first & (0x7FU >> size);
  for (std::size_t k = 1; k < size; ++k) c = (c << 6U) | (byte_at(utf8, at + k) & 0x3FU);
  at += size;
  return c;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  const auto lead = [&](unsigned mark, unsigned shift) { return static_cast<char>(mark | (code_point >> shift)); };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    out.append({lead(0xC0, 6), tail(0)});
  } else if (code_point < 0x10000) {
    out.append({lead(0xE0, 12), tail(6), tail(0)});
  } else {
    out.append({lead(0xF0, 18), tail(12), tail(6), tail(0)});
  }
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t continuations = 0;
  std::size_t at = 0;
  for (; at + kWord <= utf8.size(); at += kWord) {
    const std::uint64_t word = load_word(utf8, at);
    const std::uint64_t marks = (word >> 7U) & (~word >> 6U) & kLowBits;  // one bit a continuation byte
    continuations += (marks * kLowBits) >> 56U;
  }
  for (; at < utf8.size(); ++at) continuations += is_continuation(byte_at(utf8, at)) ? 1 : 0;
  return utf8.size() - continuations;
}

std::uint32_t visible_length(std::string_view utf8) {
  std::uint32_t length = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = skip_ascii_words(utf8, at);
    for (; at < end; at += kWord) length += visible_in_ascii(load_word(utf8, at));
    if (at < utf8.size()) length += is_space(next_code_point(utf8, at)) ? 0 : 1;
  }
  return length;
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = skip_ascii_words(bytes, 0); at < bytes.size();) {
    const std::size_t size = sequence_size(bytes, at);
    if (size == 0) return at;
    at += size;
    if (size == 1) at = skip_ascii_words(bytes, at);
  }
  return std::string_view::npos;
}

CodePointIndex::CodePointIndex(std::string_view utf8) : text_(utf8) {
  count_at_.reserve(utf8.size() / kStride + 1);
  count_at_.push_back(0);
  for (std::size_t begin = 0; begin + kStride <= utf8.size(); begin += kStride) {
    count_at_.push_back(count_at_.back() + count_code_points(utf8.substr(begin, kStride)));
  }
}

std::size_t CodePointIndex::code_point_at(std::size_t byte) const {
  const std::size_t stride = byte / kStride;
  return count_at_[stride] + count_code_points(text_.substr(stride * kStride, byte - stride * kStride));
}

std::size_t CodePointIndex::byte_at(std::size_t code_point) const {
  const auto after = std::upper_bound(count_at_.begin(), count_at_.end(), code_point);
  const auto stride = static_cast<std::size_t>(after - count_at_.begin()) - 1;
  std::size_t started = count_at_[stride];
  for (std::size_t at = stride * kStride; at < text_.size(); ++at) {
    if (is_continuation(static_cast<unsigned char>(text_[at]))) continue;
    if (started == code_point) return at;
    ++started;
  }
  return text_.size();
}

CodePointRange CodePointIndex::code_points(ByteRange range) const {
  return {code_point_at(range.begin), code_point_at(range.end)};
}

// The White_Space property, which Unicode keeps stable.
bool detail::is_space_beyond_ascii(char32_t code_point) {
  return code_point == 0x85 || code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 || code_point == 0x2029 ||
         code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

std::size_t find_line_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMayEndLine[byte_at(text, at)]) continue;
    std::size_t next = at;
    if (is_line_end(next_code_point(text, next))) return at;
  }
  return std::string_view::npos;
}

std::string unwrap(std::string_view text) {
  const std::string_view inner = slice(text, trim(text, {0, text.size()}));
  if (find_line_end(inner) == std::string_view::npos) return std::string(inner);
  std::string out;
  out.reserve(inner.size());
  std::size_t copied = 0;  // all before this byte is in `out`
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t run = at;
    bool is_wrapped = false;
    std::size_t next = at;
    for (char32_t c = next_code_point(inner, next); is_space(c); c = next_code_point(inner, next)) {
      is_wrapped |= is_line_end(c);
      at = next;
    }
    if (is_wrapped) {
      out.append(inner.substr(copied, run - copied)).push_back(' ');
      copied = at;
    }
    at = next;
  }
  return out.append(inner.substr(copied));
}

ByteRange trim(std::string_view text, ByteRange range) {
  std::size_t begin = range.begin;
  for (std::size_t next = begin; begin < range.end && is_space(next_code_point(text, next)); begin = next) {
  }
  if (begin >= range.end) return {range.begin, range.begin};
  std::size_t end = range.end;
  for (std::size_t start = previous_start(text, end);; start = previous_start(text, end)) {
    std::size_t at = start;
    if (!is_space(next_code_point(text, at))) return {begin, end};
    end = start;
  }
}

}  // namespace cotejo
