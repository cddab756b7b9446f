#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cotejo/read.hpp"
#include "cotejo/tm.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

struct ValidateArguments {
  std::vector<std::string> files;
  std::string fail_on = "error", format = "text";
};

CommandHelp tmx_help() {
  return {"tmx", tr("look after translation memories"), tr("COMMAND [OPTION]... FILE..."), "",
          "cotejo tmx validate memoria.tmx"};
}

CommandHelp validate_help() {
  return {"validate", tr("find what CAT tools would refuse or lose"), tr("[OPTION]... FILE..."),
          tr("Writes a problem a line (FILE:LINE:COLUMN: error or warning: what), then a line about the file. An error "
             "makes a strict reader refuse the file; a warning is something lost or altered. Exit status: 0 nothing at "
             "or above --fail-on; 1 something; 2 a file could not be read."),
          "cotejo tmx validate memoria.tmx\n"
          "cotejo tmx validate --fail-on warning *.tmx\n"
          "cotejo tmx validate --format jsonl memoria.tmx"};
}

void add_validate_options(CLI::App& command, ValidateArguments& arguments) {
  OptionGroup(command, tr("Input")).arguments("FILE", arguments.files, tr("TMX files; - is standard input"));
  OptionGroup(command, tr("Output"))
      .option("--fail-on", arguments.fail_on,
              {"LEVEL", tr("error, warning or never: what makes the status 1 (default: error)")})
      .option("--format", arguments.format, {"FORMAT", tr("text or jsonl (default: text)")});
}

Result<void> check(const ValidateArguments& arguments) {
  if (arguments.files.empty()) return fail(Errc::usage, {}, "a file is needed (expected FILE...)");
  if (Result<void> known = expect_one_of("--fail-on", arguments.fail_on, "error warning never"); !known) return known;
  return expect_one_of("--format", arguments.format, "text jsonl");
}

/// "memoria.tmx:12:5", as far as it is known.
std::string place(const std::string& file, const TmxProblem& problem) {
  if (problem.line == 0) return file;
  const std::string line = file + ":" + std::to_string(problem.line);
  return problem.column == 0 ? line : line + ":" + std::to_string(problem.column);
}

std::string text_validation(const std::string& file, const TmxValidation& validation) {
  std::string out;
  for (const TmxProblem& problem : validation.problems)
    out +=
        place(file, problem) + ": " + (problem.fatal ? tr("error: ") : tr("warning: ")) + describe(problem.what) + "\n";
  const TmxStats& stats = validation.stats;
  return out + file + ": " + trn("{1} unit", "{1} units", stats.units) + ", " +
         trn("{1} variant", "{1} variants", stats.variants) + ", " +
         trn("{1} unit whose source text has another translation too",
             "{1} units whose source text has another translation too", stats.same_source_different_target) +
         ", " + trn("{1} problem", "{1} problems", validation.problems.size()) + "\n";
}

std::string report_line(const nlohmann::ordered_json& object) { return json_line(object) + "\n"; }

std::string json_validation(const std::string& file, const TmxValidation& validation) {
  std::string out;
  for (const TmxProblem& problem : validation.problems)
    out += report_line({{"file", file},
                        {"line", problem.line},
                        {"column", problem.column},
                        {"level", problem.fatal ? "error" : "warning"},
                        {"message", describe(problem.what)}});
  return out + report_line({{"file", file},
                            {"units", validation.stats.units},
                            {"variants", validation.stats.variants},
                            {"same_source_different_target", validation.stats.same_source_different_target},
                            {"problems", validation.problems.size()}});
}

bool counts(const TmxProblem& problem, const std::string& fail_on) {
  return fail_on == "warning" || (fail_on == "error" && problem.fatal);
}

/// Its exit status. One file that cannot be read does not stop the others.
int validate_file(const std::string& file, const ValidateArguments& arguments, Log& log) {
  const Result<std::string> bytes = read_bytes(file);
  if (!bytes) return conclude(tl::unexpected(bytes.error()), log);
  const TmxValidation validation = validate_tmx(*bytes);
  const auto report = arguments.format == "jsonl" ? json_validation : text_validation;
  if (const Result<void> printed = print(report(file, validation)); !printed) return conclude(printed, log);
  for (const TmxProblem& problem : validation.problems)
    if (counts(problem, arguments.fail_on)) return kFindings;
  return kDone;
}

int run_validate(const ValidateArguments& arguments, Log& log) {
  if (const Result<void> sound = check(arguments); !sound) return conclude(sound, log);
  int status = kDone;
  for (const std::string& file : arguments.files) status = std::max(status, validate_file(file, arguments, log));
  return status;
}

}  // namespace

void add_tmx(CLI::App& app, Invocation& invocation) {
  define_commands(add_command(app, tmx_help()), invocation, [](CLI::App& tmx, Invocation& of) {
    define_command<ValidateArguments>(add_command(tmx, validate_help()), of, add_validate_options, run_validate);
  });
}

}  // namespace cotejo::cli
