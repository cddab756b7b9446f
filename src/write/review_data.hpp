// What the review page is given.
#pragma once

#include <string>

#include "cotejo/write.hpp"

namespace cotejo::detail {

/// As JSON that may stand in a <script> element: no "<" in it.
///   {"id":"…","tool":"0.1.0","ui":"es","srclang":"es",
///    "es":{"name":"articulo.txt","lang":"es-MX","segments":["…",…]}, "en" the same,
///    "beads":[[first es piece, pieces, first en piece, pieces, confidence, flags],…],
///    "findings":[{"type":"wrong_number",…,"places":[[es piece, begin, end, en piece, begin, end],…]},…]}
/// Pieces are the segments; offsets are UTF-16 units, as the page counts, in the sentence on one line. Flags: 1 moved.
std::string review_data(const ReviewPage& page, const WriteOptions& options);

}  // namespace cotejo::detail
