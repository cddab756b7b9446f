// The sentences of one side of a bitext, ready for XML.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/write.hpp"

namespace cotejo::detail {

/// A sentence, or several with a space between two of them.
struct XmlLine {
  std::string_view text;    ///< as XmlText::text
  std::size_t removed = 0;  ///< as XmlText::removed
  bool has_markup = false;  ///< some of it has to be escaped in content
};

/// Looks at each sentence once, for a TMX shows it up to four times: in its unit and as context of two others. Nearly
/// all of them are shown as they stand in the document, which has to outlive this.
class SideText {
 public:
  explicit SideText(const BitextSide& side);
  SideText(const SideText&) = delete;  // sentences_ looks into made_
  SideText& operator=(const SideText&) = delete;
  SideText(SideText&&) = default;
  SideText& operator=(SideText&&) = default;
  ~SideText() = default;

  [[nodiscard]] const XmlLine& sentence(std::uint32_t number) const { return sentences_[number]; }

  /// Of a whole range; in `buffer`, unless it is one sentence. The same as passage_text made ready for XML.
  template <Side S>
  [[nodiscard]] XmlLine line(SegmentRange<S> range, std::string& buffer) const {
    return range.count == 1 ? sentences_[range.first] : joined(range.first, range.end(), buffer);
  }

 private:
  [[nodiscard]] XmlLine joined(std::uint32_t first, std::uint32_t end, std::string& buffer) const;

  BitextSide side_;
  std::vector<XmlLine> sentences_;
  std::deque<std::string> made_;  ///< what does not stand in the document in that way
};

}  // namespace cotejo::detail
