// The desk's own pages: a day's pairs, and the days. Each is one file that needs no network and no script to be read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cotejo/desk.hpp"
#include "desk/day_work.hpp"

namespace cotejo::detail {

/// Pairs with their coverage and findings, linked to their review pages.
std::string day_page(std::optional<std::int64_t> day, std::span<const DayPair> pairs, const DeskOptions& options);

struct DaySummary {
  std::optional<std::int64_t> day;
  std::size_t pairs = 0, findings = 0;
};

/// An item that waits for its counterpart.
struct WaitingItem {
  Side side = Side::es;
  std::optional<std::int64_t> day;
  std::string name, title, link;
};

/// The days, the last one first, and what waits.
std::string index_page(std::span<const DaySummary> days, std::span<const WaitingItem> waiting,
                       const DeskOptions& options);

/// "pairs/2026-11-05/NAME", without its extension.
std::string pair_path(const StoredPair& pair);

}  // namespace cotejo::detail
