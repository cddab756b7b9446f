// Tables as spreadsheets save them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// RFC 4180 with any separator: a cell that begins with a double quote goes on to the next single one, over separators
/// and line ends; two of them are one. A quote elsewhere in a cell is itself. Line ends are \n, \r\n or \r.
class TableReader {
 public:
  /// `line` is the first line's number.
  TableReader(std::string_view text, std::string_view name, char separator, std::size_t line = 1)
      : rest_(text), name_(name), separator_(separator), next_line_(line) {}

  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  /// The cells of the next record; good until the next call. Errors: malformed with "name:line". Requires that it is
  /// not done.
  Result<const std::vector<std::string>*> next();
  /// Of the record that next() gave last: "name:17".
  [[nodiscard]] std::string where() const { return std::string(name_) + ":" + std::to_string(line_); }

 private:
  Result<void> read_quoted(std::string& cell);
  void read_plain(std::string& cell);
  bool take_separator();
  void take_line_end();
  [[nodiscard]] bool is_at_end_of_record() const {
    return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r';
  }

  std::string_view rest_, name_;
  char separator_;
  std::size_t line_ = 0, next_line_;
  std::vector<std::string> cells_;
};

}  // namespace cotejo
