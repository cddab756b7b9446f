#include "cli/command.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <thread>

#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cotejo/batch.hpp"

namespace cotejo::cli {
namespace {

bool has_word(std::string_view words, std::string_view word) {
  return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::string with_commas(std::string_view words) {
  std::string out;
  for (const char c : words) out += c == ' ' ? std::string(", ") : std::string(1, c);
  return out;
}

}  // namespace

CLI::App& add_command(CLI::App& app, const CommandHelp& help) {
  CLI::App& command = *app.add_subcommand(help.name, help.summary);
  command.formatter(help_formatter(help));
  return command;
}

OptionGroup& OptionGroup::argument(const char* name, std::string& value, const std::string& help) {
  command_.add_option(name, value, help)->group(title_);
  return *this;
}

OptionGroup& OptionGroup::arguments(const char* name, std::vector<std::string>& values, const std::string& help) {
  command_.add_option(name, values, help)->group(title_);
  return *this;
}

OptionGroup& OptionGroup::flag(const char* names, bool& value, const std::string& help) {
  command_.add_flag(names, value, help)->group(title_);
  return *this;
}

OptionGroup& OptionGroup::option(const char* names, std::string& value, const ValueHelp& help) {
  command_.add_option(names, value, help.text)->type_name(help.type)->group(title_);
  return *this;
}

OptionGroup& OptionGroup::options(const char* names, std::vector<std::string>& values, const ValueHelp& help) {
  command_.add_option(names, values, help.text)->type_name(help.type)->allow_extra_args(false)->group(title_);
  return *this;
}

OptionGroup& OptionGroup::pairs(const char* names, std::vector<std::pair<std::string, std::string>>& values,
                                const ValueHelp& help) {
  command_.add_option(names, values, help.text)->type_name(help.type)->allow_extra_args(false)->group(title_);
  return *this;
}

void add_common_options(CLI::App& app, Invocation& invocation) {
  const std::string title = tr("Messages");
  OptionGroup(app, title)
      .flag("-q,--quiet", invocation.quiet, tr("errors only: no warnings, no progress, no summary"))
      .flag("-v,--verbose", invocation.verbose, tr("say what is done; the summary also where nobody watches"))
      .flag("--log-json", invocation.log_json, tr("messages as JSON, an object a line"))
      .option("--ui-lang", invocation.ui_lang,
              {"LANG", tr("language of messages and help: en or es (default: by LANG)")});
  app.set_help_flag("-h,--help", tr("show this help"))->group(title);
}

Result<void> print(std::string_view text) {
  return write_atomically(kStandardStream, [&](std::ostream& out) { out << text; });
}

bool is_closed_output(const Error& error) {
  return error.code == Errc::unwritable && error.where == kStandardStream && output_reader_is_gone();
}

int conclude(const Result<void>& result, Log& log) {
  if (result || is_closed_output(result.error())) return kDone;
  log.error(result.error());
  return kFailed;
}

int interrupted(Log& log) {
  log.error({Errc::interrupted, {}, Message{"interrupted", {}}});
  return kInterrupted;
}

Error bad_value(std::string_view option, const std::string& value, const std::string& expected) {
  return {
      Errc::usage, {}, Message{"{1}: '{2}' is not understood (expected {3})", {std::string(option), value, expected}}};
}

Result<double> parse_number(std::string_view option, const std::string& value, double low, double high) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error == std::errc() && end == value.data() + value.size() && number >= low && number <= high) return number;
  const auto shown = [](double bound) { return std::to_string(static_cast<long>(bound)); };
  return tl::unexpected(bad_value(option, value, tr("a number from {1} to {2}", {shown(low), shown(high)})));
}

Result<unsigned> parse_count(std::string_view option, const std::string& value) {
  static constexpr unsigned kMost = 1024;
  const Result<double> number = parse_number(option, value, 1, kMost);
  if (number && *number == static_cast<double>(static_cast<unsigned>(*number))) return static_cast<unsigned>(*number);
  return tl::unexpected(bad_value(option, value, tr("a whole number from {1} to {2}", {"1", std::to_string(kMost)})));
}

Result<unsigned> parse_threads(const std::string& value) {
  if (value.empty()) return std::max(1U, std::thread::hardware_concurrency());
  return parse_count("--threads", value);
}

Result<void> expect_one_of(std::string_view option, const std::string& value, std::string_view allowed) {
  if (!value.empty() && has_word(allowed, value)) return {};
  return tl::unexpected(bad_value(option, value, with_commas(allowed)));
}

}  // namespace cotejo::cli
