// Wrong usage, in one line and in the user's language.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace cotejo::cli {

/// What is wrong with the arguments that CLI11 has just refused, with the nearest thing that would have been right.
Error usage_error(const CLI::App& app, const CLI::ParseError& refusal);

/// The candidate that `word` is most likely a slip of, or empty: few letters inserted, deleted, changed or swapped.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace cotejo::cli
