// Bytes from where the user has them. The only module, with batch and feed's store, that opens files to read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "cotejo/error.hpp"

namespace cotejo {

struct ReadLimits {
  std::size_t max_bytes = 256U << 20U;  ///< a larger file is refused (Errc::too_large)
};

/// "-" is standard input.
inline constexpr const char* kStandardStream = "-";

/// The whole file or standard input. Errors: not_found, unreadable (a directory, no permission, an I/O error),
/// too_large.
Result<std::string> read_bytes(const std::filesystem::path& path, const ReadLimits& limits = {});

}  // namespace cotejo
