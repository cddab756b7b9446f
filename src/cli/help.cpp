#include "cli/help.hpp"

#include <unistd.h>

#include <algorithm>

#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cotejo/text.hpp"

namespace cotejo::cli {
namespace {

constexpr std::size_t kNameColumn = 2;
constexpr std::size_t kTextColumn = 28;
constexpr std::size_t kWidest = 100;

std::size_t line_width() { return std::min(terminal_width(STDOUT_FILENO), kWidest); }

std::string indented(std::string_view text, std::size_t indent) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.append(indent, ' ').append(text.substr(0, end)) += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

/// "  NAME          text", with the text on a line of its own below a long name.
std::string entry(const std::string& name, const std::string& text) {
  std::string out = std::string(kNameColumn, ' ') + name;
  const std::size_t column = kNameColumn + count_code_points(name);
  if (column + 2 <= kTextColumn)
    out.append(kTextColumn - column, ' ');
  else
    out.append("\n").append(kTextColumn, ' ');
  return out + wrap(text, kTextColumn, line_width()) + "\n";
}

std::string option_name(const CLI::Option& option) {
  std::string name = option.get_positional() ? option.get_name() : option.get_name(false, true);
  const std::size_t comma = name.find(',');
  if (comma != std::string::npos) name.insert(comma + 1, " ");
  const bool takes_value = option.get_items_expected_max() > 0 && !option.get_positional();
  return takes_value ? name + " " + option.get_type_name() : name;
}

std::string option_section(const CLI::App& app, const std::string& group) {
  std::string entries;
  for (const CLI::Option* option : app.get_options())
    if (option->get_group() == group) entries += entry(option_name(*option), option->get_description());
  return entries.empty() ? entries : "\n" + group + ":\n" + entries;
}

std::string option_sections(const CLI::App& app) {
  std::vector<std::string> groups;
  for (const CLI::Option* option : app.get_options())
    if (std::find(groups.begin(), groups.end(), option->get_group()) == groups.end())
      groups.push_back(option->get_group());
  std::string out;
  for (const std::string& group : groups)
    if (!group.empty()) out += option_section(app, group);
  return out;
}

std::string command_section(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : app.get_subcommands({})) out += entry(command->get_name(), command->get_description());
  return out.empty() ? out : "\n" + tr("Commands") + ":\n" + out;
}

std::string usage_lines(std::string_view program, std::string_view ways) {
  const std::string label = tr("Usage:") + " ";
  std::string out;
  while (!ways.empty()) {
    const std::size_t end = ways.find('\n');
    out += out.empty() ? label : std::string(count_code_points(label), ' ');
    out.append(program).append(" ").append(ways.substr(0, end)) += '\n';
    ways.remove_prefix(end == std::string_view::npos ? ways.size() : end + 1);
  }
  return out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += "\n" + wrap(text.substr(0, end), 0, line_width()) + "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::string command_help(const CLI::App& app, const CommandHelp& help) {
  const std::string path = app.get_parent() == nullptr || app.get_parent()->get_name() == "cotejo"
                               ? "cotejo " + help.name
                               : "cotejo " + app.get_parent()->get_name() + " " + help.name;
  std::string out = path + ": " + help.summary + "\n\n" + usage_lines(path, help.usage) + paragraphs(help.details);
  out += command_section(app) + option_sections(app);
  if (!help.examples.empty()) out += "\n" + tr("Examples") + ":\n" + indented(help.examples, kNameColumn);
  return out;
}

std::string overview(const CLI::App& app) {
  return "cotejo " COTEJO_VERSION ": " + app.get_description() + "\n\n" +
         usage_lines("cotejo", tr("COMMAND [OPTION]... ARGUMENT...")) + command_section(app) + option_sections(app) +
         "\n" + tr("Examples") + ":\n" +
         indented(
             "cotejo align articulo.es.txt article.en.txt -o articulo.tmx\n"
             "cotejo align --jobs jobs.tsv --threads 4\n"
             "cotejo segment articulo.es.txt",
             kNameColumn) +
         paragraphs(
             tr("`cotejo COMMAND --help` says more of a command.\n"
                "Exit status: 0 done; 1 done, and something was found at or above --fail-on; 2 wrong usage, or an "
                "input or output failed; 130 interrupted, nothing half-written."));
}

}  // namespace

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    const std::size_t length = count_code_points(word);
    if (column > indent && column + 1 + length > width) {
      out.append("\n").append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::shared_ptr<CLI::FormatterBase> help_formatter(const CommandHelp& help) {
  return std::make_shared<CLI::FormatterLambda>(
      [help](const CLI::App* app, const std::string&, CLI::AppFormatMode) { return command_help(*app, help); });
}

std::shared_ptr<CLI::FormatterBase> overview_formatter() {
  return std::make_shared<CLI::FormatterLambda>(
      [](const CLI::App* app, const std::string&, CLI::AppFormatMode) { return overview(*app); });
}

}  // namespace cotejo::cli
