// The second step: what has come is set beside what waits.
#pragma once

#include "cotejo/desk.hpp"

namespace cotejo::detail {

/// Looks for the counterparts of items that are new, among all within reach of their dates: those that wait, and those
/// whose pair was found and is not settled. One transaction. Pairs that the user refuses are none. Throws StoreFailure.
void match_items(Store& store, const Lexicon& lexicon, const DeskOptions& options, DeskReport& report);

}  // namespace cotejo::detail
