#include "cotejo/plan.hpp"
#include "cotejo/text.hpp"
#include "plan/folder.hpp"

namespace cotejo {

Result<PlanFolder> open_plan(const std::filesystem::path& folder) {
  const std::filesystem::path path = detail::plan_path(folder);
  const Result<std::string> json = read_bytes(path, {64U << 20U});
  if (!json && json.error().code == Errc::not_found)
    return fail(Errc::not_found, folder.string(), "no plan there (expected a folder that cotejo batch plan has made)");
  if (!json) return tl::unexpected(json.error());
  Result<Plan> plan = parse_plan(*json, path.string());
  if (!plan) return tl::unexpected(std::move(plan.error()));
  return PlanFolder{folder, std::move(*plan), sha256(*json)};
}

}  // namespace cotejo
