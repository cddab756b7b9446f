// What can be seen to be wrong with jobs before any of them is run.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cotejo/batch.hpp"

namespace cotejo {

/// By name, by the path's extension, or TMX; nullptr for an unknown name.
const AlignmentWriter* writer_of(const Output& output);

/// An entry a job: its first error. Looked for: one file as both sides, an output that is an input of any job, an
/// output that an earlier one writes too, standard input read twice, an unknown format.
std::vector<std::optional<Error>> check_jobs(std::span<const Job> jobs);

}  // namespace cotejo
