// Findings about terms for a person: a block a term, with its renderings, and what stands around those that are not the
// expected one.
#pragma once

#include <string>

#include "cotejo/write.hpp"

namespace cotejo::cli {

struct TableOptions {
  std::size_t width = 80;   ///< columns a line may take
  bool has_colour = false;  ///< terms are set off by more than brackets
  bool all = false;         ///< beads without findings are shown too
};

/// In the user's language.
std::string finding_table(const FindingReport& report, const TableOptions& options);

}  // namespace cotejo::cli
