// A folder of articles, a file each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cotejo/document.hpp"
#include "cotejo/error.hpp"
#include "cotejo/read.hpp"

namespace cotejo::cli {

/// The names of the files in the folder and in those below it, relative to it, '/' between, in byte order. Hidden ones
/// and those whose ending no reader knows are left out. Errors: not_found, unreadable.
Result<std::vector<std::string>> article_names(const std::filesystem::path& folder, bool any_ending);

/// When articles are from.
struct ArticleDates {
  std::map<std::string, std::int64_t, std::less<>> days;  ///< since 1970-01-01, by name as the file has it
  std::vector<Error> warnings;                            ///< lines that could not be understood
};

/// Lines "file TAB date", or columns of these names among others, when the first line names them. Dates are YYYY-MM-DD,
/// what follows them is passed over, and so are empty ones.
ArticleDates parse_dates(std::string_view tsv, std::string_view name);

/// The date of a file, which the table may call by its name in the folder, or with the folder's before it.
std::optional<std::int64_t> date_of(const ArticleDates& dates, const std::filesystem::path& folder,
                                    const std::string& name);

}  // namespace cotejo::cli
