// libxlsxwriter, which only writes to a file by name: it gets one that lies in memory, whose bytes then go the way of
// every output.
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <ostream>

#include "cotejo/batch.hpp"

namespace cotejo {
namespace {

/// A nameless file; gone with this.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    char block[1U << 14U];
    ::lseek(descriptor_, 0, SEEK_SET);
    for (ssize_t got = ::read(descriptor_, block, sizeof block); got > 0;
         got = ::read(descriptor_, block, sizeof block))
      out.append(block, static_cast<std::size_t>(got));
    return out;
  }

 private:
  int descriptor_;
};

/// What a cell can hold, in code points; the library refuses more.
std::string shortened(std::string text) {
  constexpr std::size_t kMost = 32767;  // Excel's
  if (text.size() <= kMost) return text;
  const CodePointIndex index(text);
  if (index.code_point_at(text.size()) > kMost) text.resize(index.byte_at(kMost));
  return text;
}

using Describe = std::function<std::string(const Message&)>;

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* workbook, const Sheet& sheet, const Describe& describe)
      : sheet_(sheet), describe_(describe), strong_(workbook_add_format(workbook)) {
    format_set_bold(strong_);
    wrapped_ = workbook_add_format(workbook);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    out_ = workbook_add_worksheet(workbook, describe(sheet.title).c_str());
  }

  void write() {
    for (std::size_t column = 0; column < sheet_.columns.size(); ++column) write_head(static_cast<lxw_col_t>(column));
    worksheet_freeze_panes(out_, 1, 0);
    worksheet_autofilter(out_, 0, 0, static_cast<lxw_row_t>(sheet_.rows.size()),
                         static_cast<lxw_col_t>(sheet_.columns.size() - 1));
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
      for (std::size_t column = 0; column < sheet_.rows[row].size(); ++column)
        write_cell(static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column), sheet_.rows[row][column]);
  }

 private:
  void write_head(lxw_col_t column) {
    const auto& [head, width] = sheet_.columns[column];
    worksheet_set_column(out_, column, column, width, nullptr);
    worksheet_write_string(out_, 0, column, describe_(head).c_str(), strong_);
  }

  void write_cell(lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
      worksheet_write_number(out_, row, column, *number, wrapped_);
      return;
    }
    const auto* message = std::get_if<Message>(&cell);
    const std::string text = shortened(message == nullptr ? std::get<std::string>(cell) : describe_(*message));
    worksheet_write_string(out_, row, column, text.c_str(), wrapped_);
  }

  const Sheet& sheet_;
  const Describe& describe_;
  lxw_format* strong_;
  lxw_format* wrapped_ = nullptr;
  lxw_worksheet* out_ = nullptr;
};

/// Without the time of day, which would make every file another one.
void set_properties(lxw_workbook* workbook) {
  constexpr std::time_t kSomeTime = 946684800;  // 2000-01-01
  lxw_doc_properties properties{};
  properties.created = kSomeTime;
  workbook_set_properties(workbook, &properties);
}

Error unwritable(const std::filesystem::path& path, std::string why) {
  return {Errc::unwritable, path.string(), Message{"the spreadsheet cannot be made: {1}", {std::move(why)}}};
}

}  // namespace

Result<void> write_xlsx(const std::filesystem::path& path, std::span<const Sheet> sheets, const Describe& describe) {
  for (const Sheet& sheet : sheets)
    if (sheet.rows.size() >= LXW_ROW_MAX)
      return fail(Errc::too_large, path.string(), "{1} rows are more than a sheet can have",
                  std::to_string(sheet.rows.size()));
  const MemoryFile file;
  if (!file.is_open()) return tl::unexpected(unwritable(path, "memfd_create"));
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (workbook == nullptr) return tl::unexpected(unwritable(path, "workbook_new"));
  set_properties(workbook);
  for (const Sheet& sheet : sheets) SheetWriter(workbook, sheet, describe).write();
  if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
    return tl::unexpected(unwritable(path, lxw_strerror(error)));
  return write_atomically(path, [&](std::ostream& out) { out << file.bytes(); });
}

}  // namespace cotejo
