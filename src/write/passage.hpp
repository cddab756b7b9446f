// What a bead holds of one side: the part of a document that all writers show in their own way.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "cotejo/write.hpp"

namespace cotejo::detail {

struct Passage {
  const Document& document;
  std::span<const Segment> segments;
  std::uint32_t first = 0;  ///< number of segments.front() in its document
};

/// Requires a range of this side's segments.
template <Side S>
Passage passage(const BitextSide& side, SegmentRange<S> range) {
  return {side.document, side.segments.subspan(range.first, range.count), range.first};
}

/// The sentences on one line, a space between two of them; empty segments leave no trace.
std::string passage_text(const Passage& passage);

/// From the first visible character to the last one; nullopt when there is none.
std::optional<ByteRange> visible_range(const Passage& passage);

/// "1-2": Spanish and English segments.
std::string shape(const Bead& bead);

/// Three decimals, in any locale: "0.982".
std::string confidence_text(float confidence);

/// A pair the user asked to leave out. One-sided beads are told apart by their format, never by confidence.
bool is_unsure(const Bead& bead, const WriteOptions& options);

}  // namespace cotejo::detail
