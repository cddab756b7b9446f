#include "tm/segment_text.hpp"

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

bool is_of_a_word(std::string_view character) {
  const std::vector<Word> words = split_words(character);
  return !words.empty() && words.front().kind != WordKind::sign;
}

std::string_view first_character(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) next_code_point(text, end);
  return text.substr(0, end);
}

std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size();
  const auto is_continuation = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80; };
  while (begin > 0 && is_continuation(--begin)) {
  }
  return text.substr(begin);
}

}  // namespace

void SegmentText::clear() { *this = SegmentText(); }

void SegmentText::start(std::string_view element) {
  ++depth_;
  if (code_depth_ > 0 || element == "hi") return;
  code_depth_ = depth_;
  is_after_placeholder_ = is_after_placeholder_ || element == "ph";
}

void SegmentText::end() {
  if (depth_ == code_depth_) code_depth_ = 0;
  --depth_;
}

void SegmentText::text(std::string_view part) {
  if (code_depth_ > 0 || part.empty()) return;
  if (is_after_placeholder_ && would_join_words(part)) text_ += ' ';
  is_after_placeholder_ = false;
  text_ += part;
}

/// Formatting may change within a word; what a <ph> stands for hardly ever stands within one.
bool SegmentText::would_join_words(std::string_view part) const {
  return is_of_a_word(last_character(text_)) && is_of_a_word(first_character(part));
}

std::string SegmentText::plain() const { return unwrap(text_); }

}  // namespace cotejo::detail
