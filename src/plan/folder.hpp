// What lies where in a plan's folder. No name comes from a plan's text: numbers and checksums only.
#pragma once

#include <cstdint>
#include <filesystem>

#include "cotejo/plan.hpp"

namespace cotejo::detail {

std::filesystem::path plan_path(const std::filesystem::path& folder);

/// Of the list of jobs; a plan that takes another one's place has a list of its own.
std::filesystem::path jobs_path(const std::filesystem::path& folder, std::string_view checksum);

std::filesystem::path parts_folder(const std::filesystem::path& folder);

/// "parts/000012.tmx".
std::filesystem::path part_tmx(const PlanFolder& folder, std::uint32_t number);
/// "parts/000012.jsonl": it is there when the part is done, and not before.
std::filesystem::path part_report(const PlanFolder& folder, std::uint32_t number);

/// Removes what killed runs of the part have left half-written. Nobody else may be at work on the part.
void sweep_part(const PlanFolder& folder, std::uint32_t number);

/// Removes the lists of jobs of other plans, and what killed runs have left half-written of lists and plans.
void sweep_lists(const PlanFolder& folder);

/// Removes the results of all parts.
void remove_results(const std::filesystem::path& folder);

}  // namespace cotejo::detail
