#include "cli/article_folder.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "text/ascii.hpp"

namespace cotejo::cli {
namespace {

using Files = std::filesystem::recursive_directory_iterator;

bool has_known_ending(const std::filesystem::path& path) {
  const std::string ending = ascii::lower(path.extension().string());
  const auto knows = [&](const DocumentReader& reader) {
    return std::ranges::find(reader.extensions, ending) != reader.extensions.end();
  };
  return ending.empty() || std::ranges::any_of(document_readers(), knows);
}

bool is_hidden(const std::filesystem::path& path) { return path.filename().string().starts_with('.'); }

void go_through(Files files, const std::filesystem::path& folder, bool any_ending, std::vector<std::string>& names) {
  std::error_code error;
  for (; files != Files(); files.increment(error)) {
    const std::filesystem::path& path = files->path();
    if (is_hidden(path)) {
      files.disable_recursion_pending();
    } else if (files->is_regular_file(error) && (any_ending || has_known_ending(path))) {
      names.push_back(path.lexically_relative(folder).generic_string());
    }
  }
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = line.find('\t');
    out.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return out;
    line.remove_prefix(end + 1);
  }
}

std::optional<int> figures(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// "2026-11-05", and anything after it.
std::optional<std::int64_t> parse_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = figures(text.substr(0, 4)), month = figures(text.substr(5, 2)), day = figures(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

/// Which columns have the name and the date.
struct DateColumns {
  std::size_t file = 0, date = 1;
  bool is_named = false;
};

DateColumns columns_of(const std::vector<std::string_view>& head) {
  const auto file = std::ranges::find(head, "file"), date = std::ranges::find(head, "date");
  if (file == head.end() || date == head.end()) return {};
  return {static_cast<std::size_t>(file - head.begin()), static_cast<std::size_t>(date - head.begin()), true};
}

class DateReader {
 public:
  DateReader(std::string_view tsv, std::string_view name) : tsv_(tsv), name_(name) {}

  ArticleDates read() {
    for (std::size_t line = 1; !tsv_.empty(); ++line) {
      const std::vector<std::string_view> fields = fields_of(next_line());
      if (line == 1) columns_ = columns_of(fields);
      if ((line == 1 && columns_.is_named) || fields == std::vector<std::string_view>{""}) continue;
      if (const std::optional<Message> problem = add(fields))
        dates_.warnings.push_back({Errc::malformed, std::string(name_) + ":" + std::to_string(line), *problem});
    }
    return std::move(dates_);
  }

 private:
  std::string_view next_line() {
    const std::size_t end = std::min(tsv_.find('\n'), tsv_.size());
    std::string_view line = tsv_.substr(0, end);
    tsv_.remove_prefix(std::min(end + 1, tsv_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  /// What is wrong, if anything is.
  std::optional<Message> add(const std::vector<std::string_view>& fields) {
    if (fields.size() <= std::max(columns_.file, columns_.date))
      return Message{"expected file TAB date, found {1}", {std::string(fields.front())}};
    const std::string_view date = fields[columns_.date];
    if (date.empty()) return std::nullopt;
    const std::optional<std::int64_t> day = parse_day(date);
    if (!day) return Message{"'{1}' is not understood and passed over (expected YYYY-MM-DD)", {std::string(date)}};
    dates_.days.insert_or_assign(std::string(fields[columns_.file]), *day);
    return std::nullopt;
  }

  std::string_view tsv_, name_;
  DateColumns columns_;
  ArticleDates dates_;
};

}  // namespace

Result<std::vector<std::string>> article_names(const std::filesystem::path& folder, bool any_ending) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return fail(Errc::not_found, folder.string(), "no such folder (expected a folder of articles)");
  Files files(folder, error);
  if (error) return fail(Errc::unreadable, folder.string(), "cannot be read: {1}", error.message());
  std::vector<std::string> names;
  go_through(std::move(files), folder, any_ending, names);
  std::ranges::sort(names);
  return names;
}

ArticleDates parse_dates(std::string_view tsv, std::string_view name) { return DateReader(tsv, name).read(); }

std::optional<std::int64_t> date_of(const ArticleDates& dates, const std::filesystem::path& folder,
                                    const std::string& name) {
  const std::filesystem::path clean = (folder / "").lexically_normal().parent_path();
  for (const std::string& known : {clean.filename().string() + "/" + name, name})
    if (const auto found = dates.days.find(known); found != dates.days.end()) return found->second;
  return std::nullopt;
}

}  // namespace cotejo::cli
