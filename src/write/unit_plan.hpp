// Which beads become units of a TMX.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cotejo/write.hpp"
#include "write/side_text.hpp"

namespace cotejo::detail {

/// The texts of a bitext, and through its beads of its units.
struct BitextText {
  SideText es, en;
};

/// The side that CAT tools look up: the one whose language is the header's srclang.
Side source_side(const WriteOptions& options);

struct PlannedUnit {
  const Bead* bead = nullptr;
  std::string tuid;              ///< unique in the file; the same for the same pair of texts, wherever it stands
  std::uint32_t usagecount = 1;  ///< beads it stands for
};

struct UnitPlan {
  std::vector<PlannedUnit> units;  ///< in the order of their beads
  WriteSummary left_out;           ///< what is not written, and why
};

/// The same sentence with the same translation is one unit with a usagecount: a memory needs it once. But where a
/// sentence has several translations in the document, every one of its beads is kept, each with its context, for then
/// only the context tells a CAT tool (and the translator) which to take; merging would hide that.
/// Time linear in the text; memory a few words a bead.
UnitPlan plan_units(std::span<const Bead> beads, const BitextText& text, const WriteOptions& options);

}  // namespace cotejo::detail
