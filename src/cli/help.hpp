// --help, laid out for the terminal's width.
#pragma once

#include <memory>

#include "cli/command.hpp"

namespace cotejo::cli {

/// Prints a command's usage, summary, arguments, options and examples.
std::shared_ptr<CLI::FormatterBase> help_formatter(const CommandHelp& help);

/// The commands' overview, of the program itself.
std::shared_ptr<CLI::FormatterBase> overview_formatter();

/// `text` in lines of at most `width` columns, each after the first indented. Words longer than that stay whole.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace cotejo::cli
