// Every look around a stop is bounded, so that a block of nothing but dots or quotes costs linear time too.
#include "segment/junction.hpp"

#include <algorithm>
#include <array>

#include "segment/characters.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kWordLimit = 48;  // bytes; nothing longer is an abbreviation
constexpr std::size_t kGapLimit = 16;   // bytes between two words of one abbreviation

bool is_strong(char32_t c) {
  return c == '!' || c == '?' || c == 0x203C || c == 0x203D || (c >= 0x2047 && c <= 0x2049);
}
bool is_stop(char32_t c) { return c == '.' || c == U'…' || is_strong(c); }
bool is_superscript(char32_t c) { return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079); }

/// What a word is made of; the dash is not, for it stands between two of them.
bool is_word_char(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '\'' || c == U'’' || c == U'°';
}

/// May the byte begin a stop? The stops beyond ASCII all begin with E2.
constexpr auto kStopBytes = [] {
  std::array<bool, 256> bytes{};
  for (const unsigned byte : {0x21U, 0x2EU, 0x3FU, 0xE2U}) bytes[byte] = true;
  return bytes;
}();

std::size_t find_stop(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (kStopBytes[static_cast<unsigned char>(text[at])] && is_stop(char_at(text, at))) return at;
  }
  return std::string_view::npos;
}

/// Past ". ." and the like: a dot, one space, and a dot that no word follows (".NET").
std::size_t skip_spaced_dot(std::string_view text, std::size_t at) {
  const std::size_t dot = is_space(char_at(text, at)) ? skip(text, at, is_space, 1) : at;
  if (dot == at || char_at(text, dot) != '.' || is_word_char(char_at(text, dot + 1))) return at;
  return dot + 1;
}

struct StopRun {
  std::size_t end;
  Stop kind;
};

StopRun read_stops(std::string_view text, std::size_t at) {
  std::size_t stops = 0;
  bool strong = false, dots = false;
  for (std::size_t after = at; after < text.size(); ++stops) {
    const char32_t c = next_code_point(text, after);
    if (!is_stop(c)) break;
    strong = strong || is_strong(c);
    dots = c == U'…' || stops > 0;
    at = c == '.' ? skip_spaced_dot(text, after) : after;
    dots = dots || at > after;
    after = at;
  }
  return {at, strong ? Stop::strong : dots ? Stop::ellipsis : Stop::dot};
}

/// Past "[3]" or "[12][13]".
std::size_t skip_bracketed_notes(std::string_view text, std::size_t at, char32_t open = '[', char32_t close = ']') {
  while (char_at(text, at) == open) {
    const std::size_t digits = skip(text, at + 1, is_digit, 3);
    if (digits == at + 1 || char_at(text, digits) != close) break;
    at = digits + 1;
  }
  return at;
}

/// Past the number in "siglo.1 La": glued to a stop that follows a word too long to be an abbreviation.
std::size_t skip_glued_note(const Junction& junction, std::size_t at) {
  constexpr std::size_t kLetters = 4;
  const std::size_t end = skip(junction.text, at, is_digit, 3);
  if (end < junction.text.size() && !is_space(char_at(junction.text, end))) return at;
  const std::size_t word = skip_back(junction.text, junction.stop, is_lower, kLetters);
  return junction.stop - word >= kLetters ? end : at;
}

std::size_t skip_notes(const Junction& junction, std::size_t at) {
  const std::size_t brackets = skip_bracketed_notes(junction.text, at);
  const std::size_t parentheses = skip_bracketed_notes(junction.text, brackets, '(', ')');
  if (parentheses > at) return parentheses;
  const std::size_t superscripts = skip(junction.text, at, is_superscript);
  return superscripts > at ? superscripts : skip_glued_note(junction, at);
}

/// A marker after the gap belongs to the stop when a capital follows it: "es dudoso. [4] Otros".
std::size_t skip_spaced_note(std::string_view text, std::size_t at) {
  const std::size_t note = skip(text, at, is_space, kGapLimit);
  const std::size_t end = skip_bracketed_notes(text, note);
  const std::size_t next = skip(text, end, is_space, kGapLimit);
  return note > at && end > note && is_upper(char_at(text, next)) ? end : at;
}

/// Stops and closing marks by turns, "?».": the last stops count.
void read_stops_and_closers(Junction& junction, std::size_t at) {
  const std::string_view text = junction.text;
  do {
    const StopRun run = read_stops(text, at);
    junction.stop = at;
    junction.kind = run.kind;
    junction.closers = run.end;
    junction.gap = at = skip(text, run.end, closes);
  } while (is_stop(char_at(text, at)));
}

void read_notes(Junction& junction) {
  std::size_t end = skip_notes(junction, junction.gap);
  end = skip_spaced_note(junction.text, end);
  junction.note = end > junction.gap;
  junction.gap = end;
}

/// Emphasis of plain text, "_así es._", closes like a quote where white space follows.
void read_emphasis(Junction& junction) {
  const auto marks = [](char32_t c) { return c == '_' || c == '*'; };
  const std::size_t end = skip(junction.text, junction.gap, marks, 3);
  if (end == junction.text.size() || is_space(char_at(junction.text, end))) junction.gap = end;
}

/// The word that ends at `end`, without apostrophes, hyphens and dots in front.
std::string_view word_ending_at(std::string_view text, std::size_t end) {
  std::size_t begin = skip_back(text, end, is_word_char, kWordLimit);
  begin = skip(
      text, begin, [](char32_t c) { return c == '.' || c == '-' || c == '\'' || c == U'’'; }, end - begin);
  return text.substr(begin, end - std::min(begin, end));
}

}  // namespace

std::string_view Junction::previous_word() const {
  const std::size_t begin = stop - word.size();
  const std::size_t end = skip_back(text, begin, is_space, kGapLimit);
  return end < begin ? word_ending_at(text, end) : std::string_view{};
}

std::string_view Junction::next_word() const {
  return text.substr(next, skip(text, next, is_letter, kWordLimit) - next);
}

char32_t Junction::next_char() const { return char_at(text, next); }

/// Whether an odd number of '"' stands before byte `end`. Calls in rising order; seldom asked.
bool JunctionFinder::inside_quotes(std::size_t end) {
  const std::string_view read = text_.substr(quotes_at_, end - quotes_at_);
  inside_quotes_ = inside_quotes_ != (std::count(read.begin(), read.end(), '"') % 2 == 1);
  quotes_at_ = end;
  return inside_quotes_;
}

/// A closing mark with white space on both sides, «Claro. » and "Claro. ", is no opening one.
void JunctionFinder::read_spaced_closers(Junction& junction) {
  const std::size_t mark = skip(text_, junction.gap, is_space, kGapLimit);
  const char32_t c = char_at(text_, mark);
  if (mark == junction.gap || !closes(c) || c == '\'' || (c == '"' && !inside_quotes(junction.gap))) return;
  const std::size_t end = skip(text_, mark, closes, 1);
  if (end == text_.size() || is_space(char_at(text_, end))) junction.gap = end;
}

std::optional<Junction> JunctionFinder::next() {
  const std::size_t stop = find_stop(text_, at_);
  if (stop == std::string_view::npos) return std::nullopt;
  Junction junction{.text = text_};
  read_stops_and_closers(junction, stop);
  read_emphasis(junction);
  read_spaced_closers(junction);
  read_notes(junction);
  at_ = junction.gap;
  junction.word = word_ending_at(text_, junction.stop);
  junction.next = skip(text_, junction.gap, is_space);
  return junction;
}

}  // namespace cotejo
