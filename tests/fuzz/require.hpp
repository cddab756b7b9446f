// What must hold whatever the input; a breach ends the process, which the fuzzer reports.
#pragma once

#include <cstdlib>

#include "cotejo/document.hpp"

namespace cotejo::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// Blocks are in order, trimmed and not empty, the text is UTF-8, and every block leads to a place in a source of
/// `source_size` code points.
inline void require_sound(const Document& document, std::size_t source_size) {
  require(find_invalid_utf8(document.text) == std::string_view::npos);
  require(!document.blocks.empty());
  std::size_t end = 0;
  for (const Block& block : document.blocks) {
    require(block.range.begin >= end && block.range.end > block.range.begin && block.range.end <= document.text.size());
    require(trim(document.text, block.range) == block.range);
    end = block.range.end;
    const SourcePlace place = document.source.place(document.text, block.range.begin);
    const CodePointRange range = document.source.source_range(document.text, block.range);
    require(place.offset == range.begin && place.offset < source_size && range.end <= source_size);
    require(place.line >= 1 && place.column >= 1 && place.column <= place.offset + 1);
  }
}

}  // namespace cotejo::fuzz
