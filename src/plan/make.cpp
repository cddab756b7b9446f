// The list of jobs goes first, under a name that its content gives it; plan.json is what makes a plan of it.
#include <algorithm>
#include <ostream>
#include <system_error>

#include "batch/job_paths.hpp"
#include "cotejo/plan.hpp"
#include "cotejo/text.hpp"
#include "plan/folder.hpp"
#include "plan/job_line.hpp"
#include "plan/stopped.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

/// Of the text files only; what is not there has none.
struct InputSizes {
  std::vector<std::uint64_t> of_jobs;
  std::size_t missing = 0;
};

InputSizes input_sizes(std::span<const Job> jobs, const std::stop_token& stop) {
  InputSizes out;
  out.of_jobs.reserve(jobs.size());
  for (const Job& job : jobs) {
    detail::leave_if_stopped(stop);
    std::uint64_t bytes = 0;
    for (const std::string* path : {&job.es, &job.en}) {
      std::error_code error;
      const std::uint64_t size = fs::file_size(*path, error);
      out.missing += error ? 1 : 0;
      bytes += error ? 0 : size;
    }
    out.of_jobs.push_back(bytes);
  }
  return out;
}

std::size_t count_of_parts(const PartSize& size, std::span<const std::uint64_t> bytes) {
  if (size.parts > 0) return size.parts;
  std::uint64_t sum = 0;
  for (const std::uint64_t of_job : bytes) sum += of_job;
  const std::uint64_t wanted = std::max<std::uint64_t>(size.bytes, 1);
  return static_cast<std::size_t>(std::clamp<std::uint64_t>((sum + wanted - 1) / wanted, 1, kMostParts));
}

/// What the plan has to know of the jobs: their list's checksum, and where each part's lines begin in it.
void describe_jobs(Plan& plan, std::span<const Job> jobs, std::span<const std::uint64_t> bytes,
                   const std::vector<std::size_t>& borders, const std::stop_token& stop) {
  Sha256 checksum;
  std::uint64_t offset = 0;
  for (std::size_t part = 1; part < borders.size(); ++part) {
    Part out{offset, borders[part] - borders[part - 1], 0, 0};
    for (std::size_t at = borders[part - 1]; at < borders[part]; ++at) {
      detail::leave_if_stopped(stop);
      const std::string line = detail::job_line(jobs[at], at + 1);
      checksum.add(line);
      offset += line.size();
      out.bytes += bytes[at];
      out.collected += jobs[at].outputs.empty() ? 1 : 0;
    }
    plan.parts.push_back(out);
  }
  plan.jobs_checksum = checksum.digest();
}

Result<void> write_jobs(const fs::path& path, std::span<const Job> jobs, const std::stop_token& stop) {
  return write_atomically(path, [&](std::ostream& out) {
    for (std::size_t at = 0; at < jobs.size(); ++at) {
      detail::leave_if_stopped(stop);
      out << detail::job_line(jobs[at], at + 1);
    }
  });
}

Result<void> make_folders(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(detail::parts_folder(folder), error);
  if (error) return fail(Errc::unwritable, folder.string(), "cannot be made: {1}", error.message());
  return {};
}

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

/// Refuses to take another plan's place.
Result<bool> is_there(const fs::path& folder, const std::string& json, bool replace) {
  const Result<std::string> old = read_bytes(detail::plan_path(folder));
  if (!old && old.error().code == Errc::not_found) return false;
  if (old && *old == json) return true;
  if (!replace) return fail(Errc::unsuitable, folder.string(), "has another plan (expected a new folder, or --force)");
  return false;
}

std::optional<Error> check_texts(const Job& job) {
  std::vector<const std::string*> paths = {&job.es, &job.en};
  for (const Output& output : job.outputs) paths.push_back(&output.path);
  for (const std::string* path : paths) {
    if (*path == kStandardStream)
      return Error{Errc::usage, job.origin, {"a part has no standard input and output (expected a file's path)", {}}};
    if (find_invalid_utf8(*path) != std::string_view::npos)
      return Error{Errc::encoding, job.origin, {"a path that is not UTF-8 (expected UTF-8)", {}}};
  }
  return std::nullopt;
}

/// The list first: plan.json is what makes a plan of a folder.
Result<void> put_in_place(const PlanFolder& folder, std::span<const Job> jobs, const std::string& json,
                          const std::stop_token& stop) {
  const fs::path list = detail::jobs_path(folder.path, folder.plan.jobs_checksum);
  if (Result<void> written = write_jobs(list, jobs, stop); !written) return written;
  return write_atomically(detail::plan_path(folder.path), [&](std::ostream& out) { out << json; });
}

/// Throws Stopped.
Result<PlanMade> plan_jobs(const fs::path& folder, std::span<const Job> jobs, PlanRequest request,
                           const std::stop_token& stop) {
  const InputSizes sizes = input_sizes(jobs, stop);
  Plan& plan = request.plan;
  describe_jobs(plan, jobs, sizes.of_jobs, cut(sizes.of_jobs, count_of_parts(request.size, sizes.of_jobs)), stop);
  const std::string json = plan_json(plan);
  const Result<bool> there = is_there(folder, json, request.replace);
  if (!there) return tl::unexpected(there.error());
  PlanMade made{{folder, std::move(plan), sha256(json)}, sizes.missing, *there};
  if (!made.was_there || !is_file(detail::jobs_path(folder, made.folder.plan.jobs_checksum))) {
    if (const Result<void> folders = make_folders(folder); !folders) return tl::unexpected(folders.error());
    if (request.replace && !made.was_there) detail::remove_results(folder);
    if (const Result<void> put = put_in_place(made.folder, jobs, json, stop); !put) return tl::unexpected(put.error());
  }
  detail::sweep_lists(made.folder);
  return made;
}

}  // namespace

std::vector<FailedJob> check_plan(std::span<const Job> jobs) {
  std::vector<FailedJob> out;
  for (const Job& job : jobs)
    if (std::optional<Error> error = check_texts(job)) out.push_back({{}, std::move(*error)});
  if (!out.empty()) return out;
  std::vector<std::optional<Error>> errors = check_jobs(jobs);
  for (std::size_t at = 0; at < jobs.size(); ++at)
    if (errors[at]) out.push_back({jobs[at].origin, std::move(*errors[at])});
  return out;
}

Result<PlanMade> make_plan(const fs::path& folder, std::span<const Job> jobs, PlanRequest request,
                           const std::stop_token& stop) {
  try {
    return plan_jobs(folder, jobs, std::move(request), stop);
  } catch (const detail::Stopped&) {
    return tl::unexpected(detail::interrupted());
  }
}

}  // namespace cotejo
