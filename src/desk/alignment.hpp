// The third step: pairs that are new, changed or have failed are aligned, a transaction a pair.
#pragma once

#include <stop_token>

#include "cotejo/desk.hpp"

namespace cotejo::detail {

/// Until a stop is requested. Memory for a few pairs a thread. Throws StoreFailure.
void align_pairs(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
                 DeskReport& report, const std::stop_token& stop);

}  // namespace cotejo::detail
