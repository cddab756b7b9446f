// Lines of a large file, one at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo::detail {

inline constexpr std::size_t kMostLine = std::size_t{1} << 20U;  // bytes; a longer one is nothing of ours

class LineReader {
 public:
  /// From this byte on, which line `number` begins with.
  explicit LineReader(const std::filesystem::path& path, std::uint64_t offset = 0, std::uint64_t number = 1);

  /// Without its end, and good until the next call; nothing at the end of the file. Errors: not_found or unreadable;
  /// too_large for a line; malformed for a last one without an end, which has been cut off.
  Result<std::optional<std::string_view>> next();

  /// Of the last line, "PATH:LINE".
  [[nodiscard]] std::string place() const;

 private:
  Result<bool> fill();

  std::string name_;
  std::ifstream file_;
  bool is_open_;
  std::uint64_t number_;  // of the next line
  std::string buffer_;
  std::size_t at_ = 0;  // what lies before it has been handed out
};

}  // namespace cotejo::detail
