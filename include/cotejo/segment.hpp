// Sentences: ICU's sentence breaks, corrected by rules of our own for Spanish and English.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/document.hpp"
#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// One sentence: a range of a Document's text.
struct Segment {
  ByteRange range;          ///< of Document::text, trimmed; empty only for an empty line of presegmented input
  std::uint32_t block = 0;  ///< index into Document::blocks
};

/// Cuts running text into sentences. One per thread: it keeps a break iterator.
class Segmenter {
 public:
  explicit Segmenter(Side language);
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  /// The sentences of one block, trimmed, in order; together they hold every visible character of it. A line end inside
  /// a block is white space, not a border. Linear in the text.
  [[nodiscard]] std::vector<ByteRange> sentences(std::string_view block) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The sentences of every block; a block's end is a sentence's end.
std::vector<Segment> segment(const Document& document, const Segmenter& segmenter);

/// Presegmented input: every line of the document's text is one segment, an empty line an empty segment.
std::vector<Segment> segment_lines(const Document& document);

/// The sentence as one line: what a TMX or a table shows of it.
std::string sentence_text(const Document& document, const Segment& segment);

}  // namespace cotejo
