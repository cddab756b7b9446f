// The commands of `cotejo feed`.
#pragma once

#include "cli/command.hpp"

namespace cotejo::cli {

void add_feed_read(CLI::App& feed, Invocation& invocation);

}  // namespace cotejo::cli
