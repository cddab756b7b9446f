// What is missing, added or wrong, beside the texts: beads in two columns, each with its findings below.
#pragma once

#include <string>

#include "cli/finding_table.hpp"

namespace cotejo::cli {

/// The beads that have findings with a reason, or all of them; in the user's language. Findings without a reason, those
/// of terms, are left to finding_table.
std::string side_by_side(const FindingReport& report, const TableOptions& options);

/// How much of the Spanish text is translated, and how many findings there are of which type.
std::string coverage_summary(const FindingReport& report);

}  // namespace cotejo::cli
