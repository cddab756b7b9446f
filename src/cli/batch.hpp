// The commands of `cotejo batch`.
#pragma once

#include "cli/command.hpp"

namespace cotejo::cli {

void add_batch_plan(CLI::App& batch, Invocation& invocation);
void add_batch_run_part(CLI::App& batch, Invocation& invocation);
void add_batch_merge(CLI::App& batch, Invocation& invocation);
void add_batch_status(CLI::App& batch, Invocation& invocation);

}  // namespace cotejo::cli
