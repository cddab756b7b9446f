#include "lexicon/table_reader.hpp"

#include <algorithm>

#include "tm/problem_log.hpp"

namespace cotejo {

Result<const std::vector<std::string>*> TableReader::next() {
  line_ = next_line_;
  cells_.clear();
  do {
    std::string& cell = cells_.emplace_back();
    if (!rest_.empty() && rest_.front() == '"') {
      if (Result<void> read = read_quoted(cell); !read) return tl::unexpected(std::move(read.error()));
    } else {
      read_plain(cell);
    }
  } while (take_separator());
  take_line_end();
  return &cells_;
}

Result<void> TableReader::read_quoted(std::string& cell) {
  const std::size_t opened_at = next_line_;
  rest_.remove_prefix(1);
  while (true) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos)
      return fail(Errc::malformed, std::string(name_) + ":" + std::to_string(opened_at),
                  "a cell in quotes does not end (expected '\"')");
    cell += rest_.substr(0, quote);
    next_line_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, quote), '\n'));
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) break;
    cell += '"';
    rest_.remove_prefix(1);
  }
  if (is_at_end_of_record() || rest_.front() == separator_) return {};
  return fail(Errc::malformed, std::string(name_) + ":" + std::to_string(next_line_),
              "text behind a cell in quotes (expected '{1}' or the line's end, found '{2}')",
              separator_ == '\t' ? std::string("tab") : std::string(1, separator_),
              detail::excerpt(rest_.substr(0, rest_.find_first_of("\r\n"))));
}

void TableReader::read_plain(std::string& cell) {
  const char stops[] = {separator_, '\n', '\r'};
  const std::size_t end = std::min(rest_.find_first_of(std::string_view(stops, sizeof stops)), rest_.size());
  cell = rest_.substr(0, end);
  rest_.remove_prefix(end);
}

bool TableReader::take_separator() {
  if (is_at_end_of_record() || rest_.front() != separator_) return false;
  rest_.remove_prefix(1);
  return true;
}

void TableReader::take_line_end() {
  if (rest_.empty()) return;
  rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
  ++next_line_;
}

}  // namespace cotejo
