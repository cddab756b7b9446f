// The lines of the log: what has happened to items and pairs, with no word of when a run did it, so that a run that was
// killed and gone on with leaves the same log as one that was not.
#pragma once

#include <string>

#include "cotejo/desk.hpp"
#include "cotejo/store.hpp"

namespace cotejo::detail {

std::string item_event(const StoredItem& item);
/// It has version `number` now.
std::string change_event(const StoredItem& item, std::uint32_t number);
std::string failure_event(Side side, const Error& error);
/// What had failed has not failed any more.
std::string recovery_event(const StoredFailure& failure);

struct PairNames {
  std::string es, en;
};
/// `what`: "paired", "replaced", "rejected".
std::string pair_event(const char* what, const PairNames& names, const StoredPair& pair);
std::string alignment_event(const PairNames& names, const StoredPair& pair, const StoredAlignment& alignment,
                            std::size_t units);

}  // namespace cotejo::detail
