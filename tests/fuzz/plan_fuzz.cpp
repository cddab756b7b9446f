// What run-part and merge read of a plan, of any bytes: a plan that is taken has parts that follow on each other and
// comes back from its own JSON; jobs, and lines of reports, are taken or refused with a place.
#include <cstdint>
#include <string_view>

#include "cotejo/plan.hpp"
#include "plan/job_line.hpp"
#include "plan/report.hpp"
#include "require.hpp"

namespace {

using cotejo::fuzz::require;

template <class T>
void require_place(const cotejo::Result<T>& result) {
  if (!result) require(!result.error().where.empty() && !to_string(result.error()).empty());
}

void check_plan(std::string_view bytes) {
  const cotejo::Result<cotejo::Plan> plan = cotejo::parse_plan(bytes, "plan.json");
  require_place(plan);
  if (!plan) return;
  require(!plan->parts.empty() && plan->parts.size() <= cotejo::kMostParts);
  require(whole(*plan).jobs >= plan->parts.size() && whole(*plan).collected <= whole(*plan).jobs);
  const cotejo::Result<cotejo::Plan> again = cotejo::parse_plan(plan_json(*plan), "plan.json");
  require(again && *again == *plan);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_plan(bytes);
  require_place(cotejo::detail::parse_job_line(bytes, 1, "jobs.jsonl:1"));
  require_place(cotejo::detail::parse_report_line(bytes, "000001.jsonl:1"));
  cotejo::PlanFolder folder;
  folder.plan.parts.push_back({0, 1, 0, 0});
  if (const auto result = cotejo::detail::parse_seal(bytes, folder, 1))
    require(result->counts.done + result->counts.failed == 1);
  return 0;
}
