// One writer at a time.
#pragma once

#include <filesystem>

#include "cotejo/error.hpp"

namespace cotejo {

/// Holds "STORE.lock" until its end; the system lets go of it when the process ends, however it ends. The file stays,
/// for removing it would let two others hold one each.
class StoreLock {
 public:
  /// Errors: unsuitable when another process holds it; unwritable.
  static Result<StoreLock> take(const std::filesystem::path& store);

  StoreLock() = default;  ///< holds nothing
  ~StoreLock();
  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) noexcept;

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace cotejo
