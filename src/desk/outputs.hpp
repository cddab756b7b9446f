// The fourth step: what the store holds is written out.
#pragma once

#include <stop_token>

#include "cotejo/desk.hpp"

namespace cotejo::detail {

/// Days, the memory of all of them, the index, the log; each only where what it is made of has changed.
/// `is_after_kill`: the run before did not come to its end. Throws StoreFailure and OutputFailure.
void write_outputs(Store& store, const DeskOptions& options, const DeskWatch& watch, DeskReport& report,
                   bool is_after_kill, const std::stop_token& stop);

}  // namespace cotejo::detail
