// `cotejo batch merge|status PLAN_DIR`: what has been done of a plan, and all of it as one.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/batch.hpp"
#include "cli/interruption.hpp"
#include "cli/job_reporter.hpp"
#include "cli/messages.hpp"
#include "cotejo/plan.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

using Json = nlohmann::ordered_json;
using Finished = std::vector<std::optional<PartResult>>;
using Numbers = std::vector<std::uint32_t>;

struct MergeArguments {
  std::string folder, output, report;
  bool allow_missing = false;
};

struct PlanStatusArguments {
  std::string folder, list, format = "text";
};

CommandHelp merge_help() {
  return {
      "merge", tr("put the results of a plan's parts together"), tr("[OPTION]... PLAN_DIR [-o OUT.tmx]"),
      tr("The units of the pairs that have no output of their own become one TMX, in the order of the list, and the "
         "reports one report, whatever the number of parts and whenever they were done. Pairs that failed are "
         "listed, and make the status 2. Parts that are missing are listed as sbatch --array takes them, and nothing "
         "is written. Neither texts nor models are read."),
      "cotejo batch merge plan -o memoria.tmx --report report.jsonl"};
}

CommandHelp plan_status_help() {
  return {"status", tr("say which parts of a plan are done"), tr("[OPTION]... PLAN_DIR"),
          tr("Numbers are given as sbatch --array takes them."),
          "cotejo batch status plan\n"
          "sbatch --array=$(cotejo batch status plan --list missing) --wrap='cotejo batch run-part plan'"};
}

void add_merge_options(CLI::App& command, MergeArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("PLAN_DIR", arguments.folder, tr("the plan's folder"))
      .flag("--allow-missing", arguments.allow_missing, tr("go on without parts that are missing"));
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"OUT", tr("the TMX to write, - is standard output")})
      .option("--report", arguments.report, {"FILE", tr("a JSON object a line, of each pair")});
  command.get_option("PLAN_DIR")->required();
}

void add_status_options(CLI::App& command, PlanStatusArguments& arguments) {
  OptionGroup(command, tr("Input")).argument("PLAN_DIR", arguments.folder, tr("the plan's folder"));
  OptionGroup(command, tr("Output"))
      .option("--list", arguments.list,
              {"WHICH", tr("only the numbers of the parts that are done, failed (in some of their pairs) or missing")})
      .option("--format", arguments.format, {"FORMAT", tr("text or json (default: text)")});
  command.get_option("PLAN_DIR")->required();
}

enum class PartState : std::uint8_t { done, failed, missing };

PartState state_of(const std::optional<PartResult>& part) {
  if (!part) return PartState::missing;
  return part->counts.failed == 0 ? PartState::done : PartState::failed;
}

Numbers parts_in(const Finished& finished, PartState state) {
  Numbers out;
  for (std::uint32_t number = 1; number <= finished.size(); ++number)
    if (state_of(finished[number - 1]) == state) out.push_back(number);
  return out;
}

// Merge.

int conclude_merge(const PartCounts& counts, Log& log) {
  log.summary(jobs_text(counts.done, counts.failed));
  log.summary(trn("{1} Spanish sentence", "{1} Spanish sentences", counts.es_segments) + ", " +
              trn("{1} English sentence", "{1} English sentences", counts.en_segments) + ", " +
              trn("{1} bead", "{1} beads", counts.beads) + ", " + trn("{1} unit", "{1} units", counts.units) + ", " +
              trn("{1} finding noted in the TMX", "{1} findings noted in the TMX", counts.findings));
  return counts.failed == 0 ? kDone : kFailed;
}

int merge(const PlanFolder& folder, const Finished& finished, const MergeArguments& arguments, Log& log) {
  const Interruption interruption;
  const Result<PartCounts> counts =
      merge_parts(folder, finished, {arguments.output, arguments.report}, interruption.token(),
                  [&](const FailedJob& job) { log.error(job.error, job.origin); });
  if (interruption.happened()) return interrupted(log);
  if (!counts) return conclude(tl::unexpected(counts.error()), log);
  return conclude_merge(*counts, log);
}

Result<void> spare_results(const MergeArguments& arguments) {
  for (const std::string* output : {&arguments.output, &arguments.report}) {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(*output, error).parent_path();
    if (!output->empty() &&
        std::filesystem::equivalent(folder, std::filesystem::path(arguments.folder) / "parts", error))
      return fail(Errc::usage, *output, "would overwrite an input (expected another path for the output)");
  }
  return {};
}

int run_merge(const MergeArguments& arguments, Log& log) {
  const Result<PlanFolder> folder = open_plan(arguments.folder);
  if (!folder) return conclude(tl::unexpected(folder.error()), log);
  if (const Result<void> spared = spare_results(arguments); !spared) return conclude(spared, log);
  const Finished finished = finished_parts(*folder);
  const Numbers missing = parts_in(finished, PartState::missing);
  if (missing.empty()) return merge(*folder, finished, arguments, log);
  const Message what{"parts are missing: {1} (in all {2} of {3})",
                     {number_ranges(missing), std::to_string(missing.size()), std::to_string(finished.size())}};
  if (!arguments.allow_missing || missing.size() == finished.size())
    return conclude(tl::unexpected(Error{Errc::unsuitable, arguments.folder, what}), log);
  log.warning({Errc::unsuitable, arguments.folder, what});
  return merge(*folder, finished, arguments, log);
}

// Status.

struct Standing {
  const Plan& plan;
  Numbers done, failed, missing;
  PartCounts counts;
};

Standing standing_of(const PlanFolder& folder) {
  const Finished finished = finished_parts(folder);
  Standing out{folder.plan,
               parts_in(finished, PartState::done),
               parts_in(finished, PartState::failed),
               parts_in(finished, PartState::missing),
               {}};
  for (const std::optional<PartResult>& part : finished)
    if (part) out.counts += part->counts;
  return out;
}

std::string line_of(const std::string& title, const Numbers& numbers) {
  return title + ": " + std::to_string(numbers.size()) + (numbers.empty() ? "" : "  " + number_ranges(numbers)) + "\n";
}

std::string plan_status_text(const Standing& standing) {
  return line_of(tr("Parts done"), standing.done) + line_of(tr("Parts with failed pairs"), standing.failed) +
         line_of(tr("Parts missing"), standing.missing) +
         tr("Pairs: {1} aligned, {2} failed, of {3}",
            {std::to_string(standing.counts.done), std::to_string(standing.counts.failed),
             std::to_string(whole(standing.plan).jobs)}) +
         "\n";
}

std::string plan_status_json(const Standing& standing) {
  const Json out = {{"parts", standing.plan.parts.size()},        {"jobs", whole(standing.plan).jobs},
                    {"done", number_ranges(standing.done)},       {"failed", number_ranges(standing.failed)},
                    {"missing", number_ranges(standing.missing)}, {"pairs_done", standing.counts.done},
                    {"pairs_failed", standing.counts.failed},     {"units", standing.counts.units}};
  return json_line(out) + "\n";
}

std::string status_of(const Standing& standing, const PlanStatusArguments& arguments) {
  if (arguments.list.empty())
    return arguments.format == "json" ? plan_status_json(standing) : plan_status_text(standing);
  const Numbers& numbers = arguments.list == "done"     ? standing.done
                           : arguments.list == "failed" ? standing.failed
                                                        : standing.missing;
  return numbers.empty() ? std::string() : number_ranges(numbers) + "\n";
}

int run_plan_status(const PlanStatusArguments& arguments, Log& log) {
  if (const Result<void> known = expect_one_of("--format", arguments.format, "text json"); !known)
    return conclude(known, log);
  if (!arguments.list.empty())
    if (const Result<void> known = expect_one_of("--list", arguments.list, "done failed missing"); !known)
      return conclude(known, log);
  const Result<PlanFolder> folder = open_plan(arguments.folder);
  if (!folder) return conclude(tl::unexpected(folder.error()), log);
  return conclude(print(status_of(standing_of(*folder), arguments)), log);
}

}  // namespace

void add_batch_merge(CLI::App& batch, Invocation& invocation) {
  define_command<MergeArguments>(add_command(batch, merge_help()), invocation, add_merge_options, run_merge);
}

void add_batch_status(CLI::App& batch, Invocation& invocation) {
  define_command<PlanStatusArguments>(add_command(batch, plan_status_help()), invocation, add_status_options,
                                      run_plan_status);
}

}  // namespace cotejo::cli
