// Proposed terms for a person: a line a term.
#pragma once

#include <cstddef>
#include <string>

#include "cotejo/write.hpp"

namespace cotejo::cli {

/// In the user's language; at most `width` columns a line, but for terms that do not fit. Under each term an example.
std::string term_table(const TermReport& report, std::size_t width);

}  // namespace cotejo::cli
