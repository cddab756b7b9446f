// cotejo's command line. Only this folder prints, parses flags, or ends the process.
#include <csignal>
#include <exception>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/usage.hpp"

namespace cotejo::cli {
namespace {

LogOptions log_options(const Invocation& invocation) {
  if (invocation.quiet) return {Verbosity::quiet, invocation.log_json};
  return {invocation.verbose ? Verbosity::verbose : Verbosity::normal, invocation.log_json};
}

void add_commands(CLI::App& app, Invocation& invocation) {
  app.formatter(overview_formatter());
  app.require_subcommand(1);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  add_align(app, invocation);
  add_check(app, invocation);
  add_terms(app, invocation);
  add_segment(app, invocation);
  add_extract(app, invocation);
  add_pair(app, invocation);
  add_eval(app, invocation);
  add_tmx(app, invocation);
  add_model(app, invocation);
  add_feed(app, invocation);
  add_batch(app, invocation);
  app.set_version_flag("--version", "cotejo " COTEJO_VERSION, tr("show the version"))->group(tr("Messages"));
  add_common_options(app, invocation);
}

Result<void> check_ui_language(const Invocation& invocation) {
  if (invocation.ui_lang.empty()) return {};
  return expect_one_of("--ui-lang", invocation.ui_lang, "en es");
}

int run(int argc, const char* const* argv) {
  use_ui_language(choose_ui_language(argc, argv));
  Invocation invocation;
  CLI::App app(tr("sets a Spanish text and its English translation side by side"), "cotejo");
  add_commands(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    Log log;
    return conclude(print(app.help()), log);
  } catch (const CLI::CallForVersion& version) {
    Log log;
    return conclude(print(std::string(version.what()) + "\n"), log);
  } catch (const CLI::ParseError& refusal) {
    Log(log_options(invocation)).error(usage_error(app, refusal));
    return kFailed;
  }
  Log log(log_options(invocation));
  if (const Result<void> known = check_ui_language(invocation); !known) return conclude(known, log);
  return invocation.run(log);
}

}  // namespace
}  // namespace cotejo::cli

int main(int argc, char** argv) {
  // A reader that goes away is an error of the write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return cotejo::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    cotejo::cli::Log().error({cotejo::Errc::too_large, {}, cotejo::Message{"out of memory", {}}});
  } catch (const std::exception& bug) {
    cotejo::cli::Log().error({cotejo::Errc::malformed, {}, cotejo::Message{"a bug in cotejo: {1}", {bug.what()}}});
  }
  return cotejo::cli::kFailed;
}
