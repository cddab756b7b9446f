// One run at a time of a part.
#pragma once

#include <cstdint>

#include "cotejo/plan.hpp"

namespace cotejo::detail {

/// Holds a byte of the plan's file "lock", the part's number from its beginning: one file for all parts. The system
/// lets go of it when the process ends, however it ends, on a file system over the network, too. Where there are no
/// locks it holds nothing: two runs of a part then do the same work, and its report says whether its TMX is the one it
/// speaks of.
class PartLock {
 public:
  /// Waits for another run's end.
  PartLock(const PlanFolder& folder, std::uint32_t number);
  ~PartLock();
  PartLock(const PartLock&) = delete;
  PartLock& operator=(const PartLock&) = delete;

  [[nodiscard]] bool is_held() const { return is_held_; }

 private:
  int descriptor_;
  bool is_held_ = false;
};

}  // namespace cotejo::detail
