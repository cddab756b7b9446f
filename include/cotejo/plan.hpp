// Plans: a list of jobs in numbered parts, which machines that share a file system do one by one, in any order, and
// the parts' results put together again.
//
// A plan is a folder: plan.json, the jobs as JSON lines, and in parts/ of each part that is done a report and, where
// pairs have no output of their own, a TMX. The same plan gives the same bytes, whoever does which part, and when, and
// how often, and whether somebody was killed meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/batch.hpp"
#include "cotejo/error.hpp"
#include "cotejo/lexicon.hpp"

namespace cotejo {

inline constexpr std::uint32_t kMostParts = 100'000;

/// A run of the plan's jobs. Parts have numbers from 1.
struct Part {
  std::uint64_t offset = 0;     ///< of its first job's line in the list of jobs, in bytes
  std::uint64_t jobs = 0;       ///< > 0
  std::uint64_t bytes = 0;      ///< of their inputs
  std::uint64_t collected = 0;  ///< jobs without an output, whose units go into the part's TMX

  friend bool operator==(const Part&, const Part&) = default;
};

/// A glossary or a model that the jobs are done with.
struct PlannedFile {
  std::string name;      ///< as the user calls it
  std::string checksum;  ///< of what it holds

  friend bool operator==(const PlannedFile&, const PlannedFile&) = default;
};

/// By the long names of the command's options; a flag has no value.
using PlannedOptions = std::map<std::string, std::vector<std::string>>;

struct Plan {
  std::string tool_version;
  std::string ui_lang = "en";  ///< "en" or "es": the language of the notes in the TMX
  std::string folder;          ///< absolute: what relative paths start from
  std::string list;            ///< the list of jobs it was made of, for messages
  PlannedOptions options;
  std::vector<PlannedFile> known;
  std::string jobs_checksum;  ///< SHA-256 of the list of jobs
  std::vector<Part> parts;    ///< in the order of their jobs

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The number of the part's first job, from 0.
std::uint64_t first_job(const Plan& plan, std::uint32_t part);

/// All parts as one.
Part whole(const Plan& plan);

/// Cuts a row of things into `parts` runs, or one each if they are fewer: where each run begins, and the end. No run is
/// larger than its share of the whole and the largest thing together. Requires parts > 0; the sum is below 2^63.
/// Linear.
std::vector<std::size_t> cut(std::span<const std::uint64_t> sizes, std::size_t parts);

/// plan.json. Errors: malformed, with a line where the text is no JSON; unsuitable for a plan of another version.
Result<Plan> parse_plan(std::string_view json, std::string_view name);
std::string plan_json(const Plan& plan);

/// "1-3,7": numbers in rising order, as sbatch --array takes them.
std::string number_ranges(std::span<const std::uint32_t> numbers);

/// A plan in its folder.
struct PlanFolder {
  std::filesystem::path path;
  Plan plan;
  std::string id;  ///< of the plan with all it says; what is done for another plan does not count for this one
};

/// Errors: those of reading plan.json, not_found above all, and of parse_plan.
Result<PlanFolder> open_plan(const std::filesystem::path& folder);

/// Either.
struct PartSize {
  std::size_t parts = 0;
  std::uint64_t bytes = 0;  ///< of inputs, about
};

struct PlanRequest {
  Plan plan;  ///< but for its parts and jobs_checksum
  PartSize size;
  bool replace = false;  ///< a plan that is there already, with its results
};

struct PlanMade {
  PlanFolder folder;
  std::size_t missing_inputs = 0;  ///< not there, yet
  bool was_there = false;          ///< the same plan, whose results are kept
};

struct FailedJob {
  std::string origin;  ///< the job's; empty where the error says it
  Error error;
};

/// What is wrong with the jobs before any is done, one error each: what run_jobs would find, over all parts; standard
/// streams, and paths that are not UTF-8.
std::vector<FailedJob> check_plan(std::span<const Job> jobs);

/// Makes a plan of the jobs, which check_plan has nothing against: it is there whole, or not at all. Errors: unsuitable
/// when another plan is there; unwritable; interrupted.
Result<PlanMade> make_plan(const std::filesystem::path& folder, std::span<const Job> jobs, PlanRequest request,
                           const std::stop_token& stop = {});

struct PartCounts {
  std::uint64_t done = 0, failed = 0;  ///< jobs
  std::uint64_t es_segments = 0, en_segments = 0, beads = 0;
  std::uint64_t units = 0;     ///< in the part's TMX
  std::uint64_t findings = 0;  ///< noted in TMX

  PartCounts& operator+=(const PartCounts& other);
  friend bool operator==(const PartCounts&, const PartCounts&) = default;
};

/// Of a part that has been done.
struct PartResult {
  PartCounts counts;
  std::uint64_t tmx_bytes = 0;
  std::string tmx_checksum;  ///< SHA-256; empty: no TMX
};

/// Nothing unless all of the part has been done for this plan. Reads a few kilobytes.
std::optional<PartResult> finished_part(const PlanFolder& folder, std::uint32_t number);

/// The same of each part, by number - 1.
std::vector<std::optional<PartResult>> finished_parts(const PlanFolder& folder);

/// Whether a part of which this is there counts as done: not with failed jobs, when these are to be done again.
bool counts_as_done(const std::optional<PartResult>& result, bool again_if_failed);

struct PartWork {
  const Lexicon& lexicon;
  const JobOptions& options;
  bool again_if_failed = false;  ///< do a part with failed jobs again
};

struct PartWatch {
  std::function<void(const Job& job, const Result<JobReport>& result)> done;  ///< as JobDone
  Progress progress;                                                          ///< in jobs
};

struct PartDone {
  PartResult result;
  bool was_done = false;  ///< before, and not again
};

/// Does a part, unless it is done already; two runs of the same part do not meet. Paths are taken relative to the
/// current folder, which has to be the plan's. Errors: usage for a number that is none; unsuitable when the list of
/// jobs is not the plan's; unwritable; interrupted. Then nothing of it counts as done. Memory: of a thousand jobs.
Result<PartDone> run_part(const PlanFolder& folder, std::uint32_t number, const PartWork& work,
                          const std::stop_token& stop, const PartWatch& watch);

struct MergeOutputs {
  std::string tmx;     ///< a path; empty: none
  std::string report;  ///< a JSON object a line, of each job; likewise
};

/// Puts the results of finished parts together, in the order of the jobs; `failed` hears of each job that failed. The
/// outputs do not depend on how many parts there were. Errors: unsuitable for a result that is damaged, and when a TMX
/// is asked for and no part has one; unwritable; interrupted. Memory: of a line.
Result<PartCounts> merge_parts(const PlanFolder& folder, std::span<const std::optional<PartResult>> finished,
                               const MergeOutputs& outputs, const std::stop_token& stop,
                               const std::function<void(const FailedJob&)>& failed);

}  // namespace cotejo
