// Outputs that appear whole or not at all.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <stop_token>

#include "cotejo/batch.hpp"

namespace cotejo {

/// As write_atomically, and gives up with Errc::interrupted when `stop` is requested before the output is in place.
Result<void> write_unless_stopped(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write,
                                  std::stop_token stop);

/// Where what is written to `path` goes in the end: symbolic links stay links, dangling ones too.
std::filesystem::path link_target(const std::filesystem::path& path);

/// Of what a path leads to; nothing where that is not there.
std::optional<struct stat> status_of(const std::filesystem::path& path);

}  // namespace cotejo
