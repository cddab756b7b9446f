// What the subcommands have in common.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/log.hpp"
#include "cotejo/error.hpp"

namespace cotejo::cli {

/// Exit statuses.
inline constexpr int kDone = 0;
inline constexpr int kFindings = 1;  ///< done, and there is something at or above --fail-on
inline constexpr int kFailed = 2;    ///< wrong usage, or an input or output failed
inline constexpr int kInterrupted = 130;

/// What the command line asks for.
struct Invocation {
  bool quiet = false;
  bool verbose = false;
  bool log_json = false;
  std::string ui_lang;
  std::function<int(Log&)> run;  ///< the subcommand's work, which ends in an exit status
};

// One file each.
void add_align(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_terms(CLI::App& app, Invocation& invocation);
void add_segment(CLI::App& app, Invocation& invocation);
void add_extract(CLI::App& app, Invocation& invocation);
void add_eval(CLI::App& app, Invocation& invocation);
void add_tmx(CLI::App& app, Invocation& invocation);
void add_model(CLI::App& app, Invocation& invocation);
void add_pair(CLI::App& app, Invocation& invocation);
void add_feed(CLI::App& app, Invocation& invocation);
void add_batch(CLI::App& app, Invocation& invocation);

/// Its places and examples, as --help shows them.
struct CommandHelp {
  std::string name;     ///< "align"
  std::string summary;  ///< one line
  std::string usage;    ///< a way to call it a line, without "cotejo align"
  std::string details;  ///< paragraphs; may be empty
  std::string examples;
};

CLI::App& add_command(CLI::App& app, const CommandHelp& help);

/// What --help says of an option's value: "FILE", and what it is for.
struct ValueHelp {
  const char* type;
  std::string text;
};

/// Adds options under one title of a command's --help. What they fill must live until the command line is parsed.
class OptionGroup {
 public:
  OptionGroup(CLI::App& command, std::string title) : command_(command), title_(std::move(title)) {}

  OptionGroup& argument(const char* name, std::string& value, const std::string& help);
  OptionGroup& arguments(const char* name, std::vector<std::string>& values, const std::string& help);
  OptionGroup& flag(const char* names, bool& value, const std::string& help);
  OptionGroup& option(const char* names, std::string& value, const ValueHelp& help);
  /// May be repeated.
  OptionGroup& options(const char* names, std::vector<std::string>& values, const ValueHelp& help);
  /// May be repeated; two values each time.
  OptionGroup& pairs(const char* names, std::vector<std::pair<std::string, std::string>>& values,
                     const ValueHelp& help);

 private:
  CLI::App& command_;
  std::string title_;
};

/// Says that the user has stopped the work; the exit status for it.
int interrupted(Log& log);

/// --quiet, --verbose … which may stand before or after the subcommand.
void add_common_options(CLI::App& app, Invocation& invocation);

/// Makes `command` one that fills Arguments and then runs: add_options(command, arguments) names its options, and
/// run(arguments, log) is its work, which ends in an exit status. The options are made when the command is called: what
/// is not used costs nothing at the start.
template <class Arguments, class AddOptions, class Run>
void define_command(CLI::App& command, Invocation& invocation, AddOptions add_options, Run run) {
  const auto arguments = std::make_shared<Arguments>();
  command.preparse_callback([&command, &invocation, arguments, add_options](std::size_t) {
    add_options(command, *arguments);
    add_common_options(command, invocation);
  });
  command.callback(
      [&invocation, arguments, run] { invocation.run = [arguments, run](Log& log) { return run(*arguments, log); }; });
}

/// Makes `command` one of several, which add(command, invocation) adds when it is called.
template <class Add>
void define_commands(CLI::App& command, Invocation& invocation, Add add) {
  command.require_subcommand(1);
  command.preparse_callback([&command, &invocation, add](std::size_t) {
    add_common_options(command, invocation);
    add(command, invocation);
  });
}

/// Writes to standard output; an error when it cannot take it.
Result<void> print(std::string_view text);

/// kDone, or says what is wrong and is kFailed. A reader that has had enough is no failure.
int conclude(const Result<void>& result, Log& log);

/// Whether the error is that the reader of standard output has closed it, as `head` does.
bool is_closed_output(const Error& error);

/// The error for a value that is none of those expected.
Error bad_value(std::string_view option, const std::string& value, const std::string& expected);

/// A number within [low, high].
Result<double> parse_number(std::string_view option, const std::string& value, double low, double high);
Result<unsigned> parse_count(std::string_view option, const std::string& value);
/// --threads: as many as the machine has where it is empty.
Result<unsigned> parse_threads(const std::string& value);

/// Whether `value` is one of `allowed`, which is separated by spaces ("tmx tsv").
Result<void> expect_one_of(std::string_view option, const std::string& value, std::string_view allowed);

}  // namespace cotejo::cli
