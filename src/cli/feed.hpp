// The commands of `cotejo feed`.
#pragma once

#include "cli/command.hpp"

namespace cotejo::cli {

void add_feed_read(CLI::App& feed, Invocation& invocation);
/// What looks at a store and steers it.
void add_feed_store(CLI::App& feed, Invocation& invocation);
/// The run, which is `feed` itself.
void add_feed_run(CLI::App& feed, Invocation& invocation);

}  // namespace cotejo::cli
