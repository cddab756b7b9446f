// What the review page is given.
#pragma once

#include <string>

#include "cotejo/write.hpp"

namespace cotejo::detail {

/// As JSON that may stand in a <script> element: no "<" in it.
///   {"id":"…","tool":"0.1.0","ui":"es","srclang":"es",
///    "es":{"name":"articulo.txt","lang":"es-MX","segments":["…",…],"pieces":[[segment, begin, end, "revised"],…]},
///    "en" the same, "beads":[[first es piece, pieces, first en piece, pieces, confidence, flags],…],
///    "notes":[[bead, "…"],…],
///    "findings":[{"type":"wrong_number",…,"places":[[es piece, begin, end, en piece, begin, end],…]},…]}
/// Without "pieces" they are the segments. Offsets are UTF-16 units, as the page counts, in the sentence on one line,
/// or in what stands in its place. Flags: 1 moved, 2 confirmed, 4 on purpose.
std::string review_data(const ReviewPage& page, const WriteOptions& options);

}  // namespace cotejo::detail
