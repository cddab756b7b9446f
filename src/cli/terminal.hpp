// What is known of the terminal, if there is one.
#pragma once

#include <cstddef>

namespace cotejo::cli {

bool is_terminal(int descriptor);

/// A terminal that moves its cursor, so that a line can be drawn over.
bool can_redraw(int descriptor);

/// Not on files and pipes, and not where NO_COLOR (https://no-color.org) or TERM=dumb asks for none.
bool wants_colour(int descriptor);

/// In columns; 80 when it cannot be told.
std::size_t terminal_width(int descriptor);

/// Whether standard output is a pipe whose reader has closed it, as `head` does when it has had enough.
bool output_reader_is_gone();

}  // namespace cotejo::cli
