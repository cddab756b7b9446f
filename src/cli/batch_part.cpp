// `cotejo batch run-part PLAN_DIR [N]`: what one task of a cluster does.
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "cli/batch.hpp"
#include "cli/interruption.hpp"
#include "cli/job_reporter.hpp"
#include "cli/messages.hpp"
#include "cli/planned_work.hpp"

namespace cotejo::cli {
namespace {

struct PartArguments {
  std::string folder, number, threads;
  bool retry_failed = false;
};

CommandHelp run_part_help() {
  return {
      "run-part", tr("do a part of a plan"), tr("[OPTION]... PLAN_DIR [N]"),
      tr("Without N it is the number of the Slurm array task (SLURM_ARRAY_TASK_ID), or one more than the index of "
         "the Kubernetes job (JOB_COMPLETION_INDEX), for parts count from 1. A part that is done is not done again, "
         "and ends with the same status. A pair that fails is reported and the rest goes on. The result appears "
         "whole or not at all; a part whose run was killed is simply run again. Messages are in the plan's language, "
         "in which the notes in the TMX are."),
      "cotejo batch run-part plan 12\n"
      "sbatch --array=1-40 --wrap='cotejo batch run-part plan'\n"
      "seq 40 | parallel --joblog log --resume-failed cotejo batch run-part --retry-failed plan"};
}

void add_part_options(CLI::App& command, PartArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("PLAN_DIR", arguments.folder, tr("the plan's folder"))
      .argument("N", arguments.number, tr("the part's number"));
  OptionGroup(command, tr("Alignment"))
      .flag("--retry-failed", arguments.retry_failed, tr("do a part again of which pairs have failed"))
      .option("--threads", arguments.threads,
              {"N", tr("pairs to align at a time (default: the task's processors in Slurm, else 1)")});
  command.get_option("PLAN_DIR")->required();
}

std::string task_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

Result<std::uint32_t> parse_part_number(std::string_view name, const std::string& value) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number <= kMostParts) return number;
  return tl::unexpected(
      bad_value(name, value, tr("a whole number from {1} to {2}", {"0", std::to_string(kMostParts)})));
}

Result<std::uint32_t> part_number(const PartArguments& arguments) {
  if (!arguments.number.empty()) return parse_part_number("N", arguments.number);
  if (const std::string task = task_variable("SLURM_ARRAY_TASK_ID"); !task.empty())
    return parse_part_number("SLURM_ARRAY_TASK_ID", task);
  if (const std::string index = task_variable("JOB_COMPLETION_INDEX"); !index.empty()) {
    const Result<std::uint32_t> number = parse_part_number("JOB_COMPLETION_INDEX", index);
    return number ? Result<std::uint32_t>(*number + 1) : number;
  }
  return fail(Errc::usage, {},
              "which part? (expected PLAN_DIR N, or SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX in the environment)");
}

/// Parts are what runs side by side: a part takes the processors that its task was given, and no others.
Result<unsigned> thread_count(const PartArguments& arguments) {
  if (!arguments.threads.empty()) return parse_count("--threads", arguments.threads);
  const std::string of_task = task_variable("SLURM_CPUS_PER_TASK");
  return of_task.empty() ? Result<unsigned>(1) : parse_count("SLURM_CPUS_PER_TASK", of_task);
}

Result<PlanFolder> open_in_its_folder(const std::string& path) {
  Result<PlanFolder> folder = open_plan(std::filesystem::absolute(path));
  if (!folder) return folder;
  if (folder->plan.tool_version != COTEJO_VERSION)
    return fail(Errc::unsuitable, path, "made by cotejo {1}, and this is {2} (expected the same, or a new plan)",
                folder->plan.tool_version, COTEJO_VERSION);
  std::error_code error;
  std::filesystem::current_path(folder->plan.folder, error);
  if (error)
    return fail(Errc::not_found, folder->plan.folder,
                "cannot be entered: {1} (expected the folder that the plan was made in)", error.message());
  use_ui_language(folder->plan.ui_lang);
  return folder;
}

/// A status of 2 is not left without a word.
int conclude_done_before(const PartResult& result, std::uint32_t number, Log& log) {
  const Message what{"part {1} is done already: {2}",
                     {std::to_string(number), jobs_text(result.counts.done, result.counts.failed)}};
  if (result.counts.failed == 0) {
    log.summary(describe(what));
    return kDone;
  }
  log.warning({Errc::unsuitable, {}, what});
  return kFailed;
}

int do_part(const PlanFolder& folder, std::uint32_t number, const PartArguments& arguments, Log& log) {
  const Interruption interruption;
  const Result<unsigned> threads = thread_count(arguments);
  if (!threads) return conclude(tl::unexpected(threads.error()), log);
  Result<PlannedWork> work = planned_work(folder.plan);
  if (!work) return conclude(tl::unexpected(work.error()), log);
  work->options.threads = *threads;
  if (work->has_notes) work->options.notes = term_notes(work->known);
  JobReporter reporter(log, true);
  const Result<PartDone> done =
      run_part(folder, number, {work->known.lexicon, work->options, arguments.retry_failed}, interruption.token(),
               {[&](const Job& job, const Result<JobReport>& result) { reporter(job, result); },
                [&](std::uint64_t jobs, std::uint64_t all) { log.progress(jobs, all); }});
  if (interruption.happened()) return interrupted(log);
  if (!done) return conclude(tl::unexpected(done.error()), log);
  return done->was_done ? conclude_done_before(done->result, number, log) : reporter.conclude(false);
}

int run_run_part(const PartArguments& arguments, Log& log) {
  const Result<std::uint32_t> number = part_number(arguments);
  if (!number) return conclude(tl::unexpected(number.error()), log);
  const Result<PlanFolder> folder = open_in_its_folder(arguments.folder);
  if (!folder) return conclude(tl::unexpected(folder.error()), log);
  const bool is_part = *number >= 1 && *number <= folder->plan.parts.size();
  const std::optional<PartResult> before = is_part ? finished_part(*folder, *number) : std::nullopt;
  if (counts_as_done(before, arguments.retry_failed)) return conclude_done_before(*before, *number, log);
  return do_part(*folder, *number, arguments, log);
}

}  // namespace

void add_batch_run_part(CLI::App& batch, Invocation& invocation) {
  define_command<PartArguments>(add_command(batch, run_part_help()), invocation, add_part_options, run_run_part);
}

}  // namespace cotejo::cli
