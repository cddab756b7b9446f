// `cotejo batch plan JOBS.tsv -o PLAN_DIR`: a list of jobs, cut into parts.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "cli/batch.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/planned_work.hpp"

namespace cotejo::cli {
namespace {

constexpr double kMebibyte = 1U << 20U;

struct PlanArguments {
  AlignArguments work;
  std::string jobs, output, parts, part_size;
  bool force = false;
};

CommandHelp plan_help() {
  return {
      "plan", tr("cut a list of jobs into parts"), tr("[OPTION]... JOBS.tsv -o PLAN_DIR --parts N"),
      tr("JOBS has a pair a line, as cotejo align --jobs takes it: es TAB en TAB out. Where out is left out, the "
         "pair's units go into one TMX for each part, and all of them into one by cotejo batch merge. The parts are "
         "of about the same size and in the order of the list. The options here are those of every part. Relative "
         "paths are taken from the folder that this is called in, which every machine has to see. A task costs a "
         "cluster about a second to start: parts of a minute or more are worth it."),
      "cotejo batch plan jobs.tsv -o plan --parts 40\n"
      "cotejo batch plan jobs.tsv -o plan --part-size 100 --glossary glosario.tsv --es-lang es-MX"};
}

void add_plan_options(CLI::App& command, PlanArguments& arguments) {
  OptionGroup(command, tr("Input")).argument("JOBS", arguments.jobs, tr("a file with es TAB en TAB out a line"));
  add_planned_options(command, arguments.work);
  OptionGroup(command, tr("Plan"))
      .option("-o,--output", arguments.output, {"PLAN_DIR", tr("the plan's folder")})
      .option("--parts", arguments.parts, {"N", tr("how many parts")})
      .option("--part-size", arguments.part_size, {"MIB", tr("or how many MiB of texts in each, about")})
      .flag("--force", arguments.force, tr("take the place of another plan, whose results are removed"));
  command.get_option("JOBS")->required();
}

Result<PartSize> part_size(const PlanArguments& arguments) {
  if (arguments.parts.empty() == arguments.part_size.empty())
    return fail(Errc::usage, {}, "how many parts? (expected --parts N, or --part-size MIB)");
  if (arguments.parts.empty()) {
    const Result<double> mebibytes = parse_number("--part-size", arguments.part_size, 0, 1U << 30U);
    if (!mebibytes) return tl::unexpected(mebibytes.error());
    return PartSize{0, static_cast<std::uint64_t>(*mebibytes * kMebibyte)};
  }
  const Result<double> parts = parse_number("--parts", arguments.parts, 1, kMostParts);
  if (!parts) return tl::unexpected(parts.error());
  if (*parts != std::floor(*parts))
    return tl::unexpected(
        bad_value("--parts", arguments.parts, tr("a whole number from {1} to {2}", {"1", std::to_string(kMostParts)})));
  return PartSize{static_cast<std::size_t>(*parts), 0};
}

/// All that can be said of the plan before its jobs are read.
Result<PlanRequest> plan_request(const PlanArguments& arguments) {
  if (arguments.output.empty()) return fail(Errc::usage, {}, "a folder for the plan is needed (expected -o PLAN_DIR)");
  const Result<PartSize> size = part_size(arguments);
  if (!size) return tl::unexpected(size.error());
  AlignArguments work = arguments.work;
  Result<std::string> date = fixed_date(work.date);
  if (!date) return tl::unexpected(std::move(date.error()));
  work.date = std::move(*date);
  if (const Result<JobOptions> sound = work_options(work); !sound) return tl::unexpected(sound.error());
  const Result<LexiconInput> known = read_lexicon(work);
  if (!known) return tl::unexpected(known.error());
  Result<std::vector<PlannedFile>> files = known_files(work, *known);
  if (!files) return tl::unexpected(std::move(files.error()));
  Plan plan{COTEJO_VERSION,
            ui_language(),
            std::filesystem::current_path().string(),
            arguments.jobs,
            planned_options(work),
            std::move(*files),
            {},
            {}};
  return PlanRequest{std::move(plan), *size, arguments.force};
}

/// Nothing is planned for a list with anything wrong in it: it is wrong before hours of work, not after.
Result<std::vector<Job>> read_jobs(const PlanArguments& arguments, Log& log) {
  const Result<std::string> tsv = read_bytes(arguments.jobs, {std::size_t{4} << 30U});
  if (!tsv) return tl::unexpected(tsv.error());
  JobList list = parse_planned_jobs(*tsv, arguments.jobs);
  for (Job& job : list.jobs)
    for (Output& output : job.outputs) output.format = arguments.work.format;
  std::vector<FailedJob> failed;
  for (Error& error : list.errors) failed.push_back({{}, std::move(error)});
  if (failed.empty()) failed = check_plan(list.jobs);
  for (const FailedJob& job : failed) log.error(job.error, job.origin);
  if (!failed.empty())
    return fail(Errc::malformed, arguments.jobs, "no plan is made of a list with such lines: {1}",
                std::to_string(failed.size()));
  if (list.jobs.empty()) return fail(Errc::empty, arguments.jobs, "no jobs (expected lines of es TAB en TAB out)");
  return std::move(list.jobs);
}

std::string with_one_decimal(double number) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 1);
  return {text, end};
}

/// Of one processor: what a MiB of articles and their translations takes at least (tests/bench/README.md).
double seconds_of_work(const Plan& plan) {
  constexpr double kAligned = 0.44, kWithTerms = 1;  // s a MiB
  return static_cast<double>(whole(plan).bytes) / kMebibyte *
         (plan.options.contains("no-check") ? kAligned : kWithTerms);
}

void warn_of_small_parts(const Plan& plan, Log& log) {
  constexpr double kWorthwhile = 60, kStart = 0.8;  // seconds
  const double seconds = seconds_of_work(plan), of_part = seconds / static_cast<double>(plan.parts.size());
  if (plan.parts.size() < 2 || of_part >= kWorthwhile) return;
  log.warning({Errc::unsuitable,
               {},
               {"small parts: about {1} s of work each, where a cluster takes about {2} s to start one (for parts of a "
                "minute: --parts {3})",
                {with_one_decimal(std::max(of_part, 0.1)), with_one_decimal(kStart),
                 std::to_string(std::max<long>(1, std::lround(std::floor(seconds / kWorthwhile))))}}});
}

void warn(const PlanMade& made, std::size_t asked, Log& log) {
  const Plan& plan = made.folder.plan;
  if (made.missing_inputs > 0)
    log.warning({Errc::not_found,
                 plan.list,
                 {"texts that are not there, or not yet: {1}", {std::to_string(made.missing_inputs)}}});
  if (asked > plan.parts.size())
    log.warning(
        {Errc::unsuitable,
         {},
         {"fewer jobs than parts: the plan has {1} parts, of a job each", {std::to_string(plan.parts.size())}}});
  warn_of_small_parts(plan, log);
}

void say(const PlanMade& made, const std::string& folder, Log& log) {
  const Plan& plan = made.folder.plan;
  const Part all = whole(plan);
  const std::string parts = std::to_string(plan.parts.size());
  if (made.was_there) log.summary(tr("{1}: this plan is there already; what has been done for it counts", {folder}));
  log.summary(trn("{1} part", "{1} parts", plan.parts.size()) + ", " + trn("{1} job", "{1} jobs", all.jobs) + ", " +
              tr("{1} MiB of texts", {with_one_decimal(static_cast<double>(all.bytes) / kMebibyte)}));
  log.summary(tr("next: {1}", {"sbatch --array=1-" + parts + " --wrap='cotejo batch run-part " + folder + "'"}));
  log.summary(tr("or: {1}", {"seq " + parts + " | parallel cotejo batch run-part " + folder}));
}

int run_plan(const PlanArguments& arguments, Log& log) {
  const Interruption interruption;
  Result<PlanRequest> request = plan_request(arguments);
  if (!request) return conclude(tl::unexpected(request.error()), log);
  const Result<std::vector<Job>> jobs = read_jobs(arguments, log);
  if (!jobs) return conclude(tl::unexpected(jobs.error()), log);
  const std::size_t asked = request->size.parts;
  const Result<PlanMade> made = make_plan(arguments.output, *jobs, std::move(*request), interruption.token());
  if (interruption.happened()) return interrupted(log);
  if (!made) return conclude(tl::unexpected(made.error()), log);
  warn(*made, asked, log);
  say(*made, arguments.output, log);
  return kDone;
}

}  // namespace

void add_batch_plan(CLI::App& batch, Invocation& invocation) {
  define_command<PlanArguments>(add_command(batch, plan_help()), invocation, add_plan_options, run_plan);
}

}  // namespace cotejo::cli
