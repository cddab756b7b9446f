// A job as a line of the plan's list of jobs.
#pragma once

#include <string>

#include "cotejo/batch.hpp"

namespace cotejo::detail {

/// `number`: of the job, from 1. The line has its end.
std::string job_line(const Job& job, std::uint64_t number);

/// Errors: malformed, at `place`, for another job than that number, too.
Result<Job> parse_job_line(std::string_view line, std::uint64_t number, const std::string& place);

}  // namespace cotejo::detail
