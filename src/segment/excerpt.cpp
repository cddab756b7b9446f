// What may be left out is told by lead bytes, so that the texts of half the world need no look-up: ASCII but its stops,
// Latin-1, and the quotes and dashes of general punctuation. Anything else stays, be it a stop or not.
#include "segment/excerpt.hpp"

#include <algorithm>
#include <array>

#include "segment/characters.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

constexpr unsigned kLatinLead = 0xC3;  // of À … ÿ

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

/// Bytes that decide nothing, wherever they stand: ASCII without the stops, À … ÿ, and what goes on after a lead byte.
constexpr auto kIsIdle = [] {
  std::array<bool, 256> idle{};
  for (unsigned byte = 0; byte < 0xC0; ++byte) idle[byte] = byte != '.' && byte != '!' && byte != '?';
  idle[kLatinLead] = true;
  return idle;
}();

/// The bytes to pass over when the lead byte does not tell; 0 for what a rule may ask for, such as U+2024, a stop, and
/// the soft hyphen, which is no character of its own to ICU.
std::size_t idle_size(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at), second = byte_at(text, at + 1), third = byte_at(text, at + 2);
  if (lead == 0xC2) return second == 0xAD ? 0 : 1;
  const bool is_punctuation = lead == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA9 && third != 0xA4;
  return is_punctuation ? 3 : 0;
}

std::size_t skip_idle(std::string_view text, std::size_t at) {
  for (std::size_t size = 1; size > 0; at += size) {
    while (at < text.size() && kIsIdle[static_cast<unsigned char>(text[at])]) ++at;
    size = at < text.size() ? idle_size(text, at) : 0;
  }
  return at;
}

/// Past the first letter from `at` on; letters beyond À … ÿ need not be known, for more may be shown than matters.
std::size_t past_letter(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (ascii::is_letter(text[at])) return at + 1;
    const unsigned second = byte_at(text, at + 1);
    if (byte_at(text, at) == kLatinLead && second >= 0x80 && second < 0xC0 && second != 0x97 && second != 0xB7)
      return at + 2;
  }
  return at;
}

/// Every byte keeps its place.
void blank_line_ends(std::string& text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    switch (text[at]) {
      case '\n':
      case '\r':
        text[at] = ' ';
        break;
      case '\xC2':
        if (text.compare(at, 2, "\u0085") == 0) text.replace(at, 2, "\u00A0");
        break;
      case '\xE2':
        if (text.compare(at, 3, "\u2028") == 0 || text.compare(at, 3, "\u2029") == 0) text.replace(at, 3, "\u2003");
        break;
      default:
        break;
    }
  }
}

}  // namespace

void Excerpt::assign(std::string_view text) {
  shown_.clear();
  pieces_.clear();
  piece_ = 0;
  text_size_ = text.size();
  for (std::size_t end = 0, next = skip_idle(text, 0); next < text.size(); next = skip_idle(text, end)) {
    const std::size_t begin = next > end ? std::max(step_back(text, next), end) : next;
    end = past_letter(text, next);
    show(text, begin, end);
  }
}

void Excerpt::show(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t shown = shown_.size();
  pieces_.push_back({shown, begin});
  shown_.append(text.substr(begin, end - begin));
  blank_line_ends(shown_, shown);
}

std::size_t Excerpt::place(std::size_t shown) {
  if (shown == shown_.size()) return text_size_;
  while (piece_ + 1 < pieces_.size() && pieces_[piece_ + 1].shown < shown) ++piece_;
  return pieces_[piece_].text + (shown - pieces_[piece_].shown);
}

}  // namespace cotejo
