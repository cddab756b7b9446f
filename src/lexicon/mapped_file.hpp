// A file's bytes, mapped for reading.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include "cotejo/error.hpp"

namespace cotejo {

class MappedFile {
 public:
  /// Errors: not_found, unreadable, and empty for a file without bytes. A file that another process cuts short while it
  /// is mapped ends this one: replace a model by renaming, as cotejo does.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace cotejo
