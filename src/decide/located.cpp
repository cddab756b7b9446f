#include "decide/located.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace cotejo {
namespace {

/// As much of a sentence as tells it, for a message.
std::string excerpt(std::string_view sentence) {
  constexpr std::size_t kMost = 60;
  std::string out;
  std::size_t at = 0;
  for (std::size_t k = 0; k < kMost && at < sentence.size(); ++k) append_utf8(out, next_code_point(sentence, at));
  return at < sentence.size() ? out + "…" : out;
}

}  // namespace

SentenceFinder::SentenceFinder(const SegmentedText& text) : text_(text) {
  sentences_.reserve(text.segments.size());
  for (const Segment& segment : text.segments) sentences_.push_back(sentence_text(text.document, segment));
  for (std::uint32_t k = 0; k < sentences_.size(); ++k) by_text_[sentences_[k]].push_back(k);
}

bool SentenceFinder::is_free(std::uint32_t sentence, std::uint32_t asked) const {
  const auto found = found_for_.find(sentence);
  return found == found_for_.end() || found->second == asked;
}

std::optional<std::uint32_t> SentenceFinder::find(const DecidedPiece& piece) {
  const auto same = by_text_.find(piece.text);
  if (same == by_text_.end()) return std::nullopt;
  const auto distance = [&](std::uint32_t k) {
    if (!is_free(k, piece.sentence)) return std::numeric_limits<std::int64_t>::max();
    return std::abs(std::int64_t{k} - (std::int64_t{piece.sentence} + shift_));
  };
  const std::uint32_t nearest = *std::ranges::min_element(same->second, {}, distance);
  if (!is_free(nearest, piece.sentence)) return std::nullopt;
  found_for_[nearest] = piece.sentence;
  shift_ = std::int64_t{nearest} - std::int64_t{piece.sentence};
  return nearest;
}

Error SentenceFinder::not_found(const DecidedPiece& piece) const {
  const Document& document = text_.document;
  if (piece.sentence >= sentences_.size())
    return {Errc::malformed,
            document.name,
            {"the text has changed since it was decided about (expected '{1}', found its end)", {excerpt(piece.text)}}};
  const SourcePlace place = document.source.place(document.text, text_.segments[piece.sentence].range.begin);
  return {Errc::malformed,
          document.name + ":" + std::to_string(place.line),
          {"the text has changed since it was decided about (expected '{1}', found '{2}')",
           {excerpt(piece.text), excerpt(sentences_[piece.sentence])}}};
}

}  // namespace cotejo
