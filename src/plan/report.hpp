// A part's report: a JSON object a line for each of its jobs, and a last line about the part, without which it does not
// count. What is said of a job says nothing of the part: put together, reports are the same however a list was cut.
#pragma once

#include <optional>
#include <string>

#include "cotejo/plan.hpp"

namespace cotejo::detail {

/// `number`: of the job, from 1. The line has its end.
std::string report_line(const Job& job, std::uint64_t number, const Result<JobReport>& result);

/// The line that ends the report of a part.
std::string seal_line(const PlanFolder& folder, std::uint32_t number, const PartResult& result);

/// Nothing unless it is the last line of that part's report, for that plan.
std::optional<PartResult> parse_seal(std::string_view line, const PlanFolder& folder, std::uint32_t number);

/// A line about a job, as far as it failed. Errors: malformed, at `place`.
Result<std::optional<FailedJob>> parse_report_line(std::string_view line, const std::string& place);

PartCounts count(const Result<JobReport>& result);

}  // namespace cotejo::detail
