#include "cli/usage.hpp"

#include <algorithm>
#include <limits>

namespace cotejo::cli {
namespace {

/// Damerau and Levenshtein's distance, swaps of neighbours included.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row.back();
}

/// The command the user is in: "tmx validate" for its options.
const CLI::App& current_command(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return chosen.empty() ? app : current_command(*chosen.back());
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

Error unknown_option(const CLI::App& command, const std::string& argument) {
  const std::string option = argument.substr(0, argument.find('='));
  const std::string likely = nearest(option, option_names(command));
  if (likely.empty()) return {Errc::usage, {}, Message{"unknown option {1} (see --help)", {option}}};
  return {Errc::usage, {}, Message{"unknown option {1} (did you mean {2}?)", {option, likely}}};
}

Error unknown_command(const CLI::App& app, const std::string& word) {
  const std::string likely = nearest(word, command_names(app));
  if (likely.empty()) return {Errc::usage, {}, Message{"unknown command '{1}' (see cotejo --help)", {word}}};
  return {Errc::usage, {}, Message{"unknown command '{1}' (did you mean '{2}'?)", {word, likely}}};
}

Error unexpected(const CLI::App& command, const std::vector<std::string>& arguments) {
  const auto is_option = [](const std::string& argument) { return argument.size() > 1 && argument.front() == '-'; };
  const auto option = std::find_if(arguments.begin(), arguments.end(), is_option);
  if (option != arguments.end()) return unknown_option(command, *option);
  if (!command.get_subcommands({}).empty()) return unknown_command(command, arguments.front());
  return {Errc::usage, {}, Message{"one argument too many: '{1}' (see --help)", {arguments.front()}}};
}

/// CLI11 begins its sentence with the option's name.
std::string option_in(std::string_view sentence) {
  return std::string(sentence.substr(0, sentence.find_first_of(": ")));
}

Error missing_value(const CLI::App& command, const std::string& name) {
  const CLI::Option* const option = command.get_option_no_throw(name);
  if (option != nullptr && option->get_type_size_min() == 2)
    return {Errc::usage, {}, Message{"{1} needs two values (see --help)", {name}}};
  return {Errc::usage, {}, Message{"{1} needs a value (see --help)", {name}}};
}

/// A command of the program, or a command's own argument.
Error missing(const CLI::App& command, std::string_view refusal) {
  const std::string name = option_in(refusal);
  if (command.get_option_no_throw(name) == nullptr)
    return {Errc::usage, {}, Message{"no command given (see cotejo --help)", {}}};
  return {Errc::usage, {}, Message{"{1} is missing (see --help)", {name}}};
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

Error usage_error(const CLI::App& app, const CLI::ParseError& refusal) {
  const CLI::App& command = current_command(app);
  if (const std::vector<std::string> extras = app.remaining(true); !extras.empty()) return unexpected(command, extras);
  switch (static_cast<CLI::ExitCodes>(refusal.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      return missing(command, refusal.what());
    case CLI::ExitCodes::ArgumentMismatch:
      return missing_value(command, option_in(refusal.what()));
    default:
      return {Errc::usage, {}, Message{"wrong usage: {1} (see --help)", {refusal.what()}}};
  }
}

}  // namespace cotejo::cli
