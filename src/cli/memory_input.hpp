// A translation memory that is checked as it is, without aligning.
#pragma once

#include <string>
#include <vector>

#include "cli/align_options.hpp"
#include "cotejo/tm.hpp"

namespace cotejo::cli {

struct MemoryInput {
  std::string bytes;
  std::vector<TmUnit> units;  ///< with both languages; without their notes and properties
  std::size_t passed_over = 0;
};

/// Whether the command line names one file, which then is the memory.
bool is_memory(const AlignArguments& arguments);

/// Errors: those of reading and of scan_tmx; empty for a memory without any such unit.
Result<MemoryInput> read_memory(const AlignArguments& arguments);

}  // namespace cotejo::cli
