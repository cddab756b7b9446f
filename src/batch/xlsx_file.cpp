// libxlsxwriter, which only writes to a file by name: it gets one that lies in memory, whose bytes then go the way of
// every output. It is loaded when a workbook is made, for with the libraries it needs itself it would add a third to
// the time that every start of the program takes.
#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <ostream>

#include "cotejo/batch.hpp"

namespace cotejo {
namespace {

/// The library's functions.
struct Library {
  decltype(&::workbook_new) workbook_new;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::workbook_close) workbook_close;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_align) format_set_align;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::lxw_strerror) lxw_strerror;
};

/// Loads it, to stay; nullopt when it is not installed, or lacks something.
std::optional<Library> load_library() {
  void* const handle = ::dlopen(COTEJO_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return std::nullopt;
  Library out{};
  bool is_complete = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
    is_complete = is_complete && function != nullptr;
  };
  find(out.workbook_new, "workbook_new");
  find(out.workbook_add_format, "workbook_add_format");
  find(out.workbook_add_worksheet, "workbook_add_worksheet");
  find(out.workbook_set_properties, "workbook_set_properties");
  find(out.workbook_close, "workbook_close");
  find(out.format_set_bold, "format_set_bold");
  find(out.format_set_text_wrap, "format_set_text_wrap");
  find(out.format_set_align, "format_set_align");
  find(out.worksheet_freeze_panes, "worksheet_freeze_panes");
  find(out.worksheet_autofilter, "worksheet_autofilter");
  find(out.worksheet_set_column, "worksheet_set_column");
  find(out.worksheet_write_string, "worksheet_write_string");
  find(out.worksheet_write_number, "worksheet_write_number");
  find(out.lxw_strerror, "lxw_strerror");
  return is_complete ? std::optional(out) : std::nullopt;
}

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
  SheetWriter(const Library& library, lxw_workbook* workbook, const Sheet& sheet, const Describe& describe)
      : library_(library), sheet_(sheet), describe_(describe), strong_(library.workbook_add_format(workbook)) {
    library.format_set_bold(strong_);
    wrapped_ = library.workbook_add_format(workbook);
    library.format_set_text_wrap(wrapped_);
    library.format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    out_ = library.workbook_add_worksheet(workbook, describe(sheet.title).c_str());
  }

  void write() {
    for (std::size_t column = 0; column < sheet_.columns.size(); ++column) write_head(static_cast<lxw_col_t>(column));
    library_.worksheet_freeze_panes(out_, 1, 0);
    library_.worksheet_autofilter(out_, 0, 0, static_cast<lxw_row_t>(sheet_.rows.size()),
                                  static_cast<lxw_col_t>(sheet_.columns.size() - 1));
    for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
      for (std::size_t column = 0; column < sheet_.rows[row].size(); ++column)
        write_cell(static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column), sheet_.rows[row][column]);
  }

 private:
  void write_head(lxw_col_t column) {
    const auto& [head, width] = sheet_.columns[column];
    library_.worksheet_set_column(out_, column, column, width, nullptr);
    library_.worksheet_write_string(out_, 0, column, describe_(head).c_str(), strong_);
  }

  void write_cell(lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
      library_.worksheet_write_number(out_, row, column, *number, wrapped_);
      return;
    }
    const auto* message = std::get_if<Message>(&cell);
    const std::string text = shortened(message == nullptr ? std::get<std::string>(cell) : describe_(*message));
    library_.worksheet_write_string(out_, row, column, text.c_str(), wrapped_);
  }

  const Library& library_;
  const Sheet& sheet_;
  const Describe& describe_;
  lxw_format* strong_;
  lxw_format* wrapped_ = nullptr;
  lxw_worksheet* out_ = nullptr;
};

/// Without the time of day, which would make every file another one.
void set_properties(const Library& library, lxw_workbook* workbook) {
  constexpr std::time_t kSomeTime = 946684800;  // 2000-01-01
  lxw_doc_properties properties{};
  properties.created = kSomeTime;
  library.workbook_set_properties(workbook, &properties);
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
  static const std::optional<Library> kLibrary = load_library();
  if (!kLibrary) return tl::unexpected(unwritable(path, COTEJO_XLSXWRITER));
  const MemoryFile file;
  if (!file.is_open()) return tl::unexpected(unwritable(path, "memfd_create"));
  lxw_workbook* workbook = kLibrary->workbook_new(file.path().c_str());
  if (workbook == nullptr) return tl::unexpected(unwritable(path, "workbook_new"));
  set_properties(*kLibrary, workbook);
  for (const Sheet& sheet : sheets) SheetWriter(*kLibrary, workbook, sheet, describe).write();
  if (const lxw_error error = kLibrary->workbook_close(workbook); error != LXW_NO_ERROR)
    return tl::unexpected(unwritable(path, kLibrary->lxw_strerror(error)));
  return write_atomically(path, [&](std::ostream& out) { out << file.bytes(); });
}

}  // namespace cotejo
