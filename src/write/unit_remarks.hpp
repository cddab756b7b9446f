// What is said of the units of a translation memory: notes for people, properties for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cotejo/write.hpp"

namespace cotejo::detail {

struct UnitRemarks {
  std::vector<std::string> lines;  ///< of the note
  std::vector<TmProperty> properties;
};

/// By the bead's index, those of beads that anything is said of.
using RemarksByBead = std::unordered_map<std::size_t, UnitRemarks>;

/// `beads` are those of the text that the notes are for. Linear in beads and findings; no work without findings.
RemarksByBead unit_remarks(const FindingNotes& notes, std::span<const Bead> beads);

/// As XML elements, `spaces` before each. All lines are in one note, for OmegaT shows only the last one of a unit.
std::string remark_elements(const UnitRemarks& remarks, std::string_view spaces);

/// Whether an earlier run has made them.
bool is_own_note(std::string_view text);
bool is_own_property(std::string_view type);

}  // namespace cotejo::detail
