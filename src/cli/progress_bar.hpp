// A bar on the terminal for work that takes long enough to be waited for.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cotejo::cli {

/// Draws on standard error. Not thread-safe: its owner locks.
class ProgressBar {
 public:
  using Clock = std::chrono::steady_clock;

  /// Draws when work has lasted half a second, and then ten times a second at most.
  void advance(std::uint64_t done, std::uint64_t total, Clock::time_point now = Clock::now());

  /// Takes the bar off the screen, for a message or for good. The next advance draws it anew.
  void hide();

 private:
  std::optional<Clock::time_point> begun_;
  Clock::time_point drawn_;
  bool is_visible_ = false;
};

/// "[#####-----]  50 %, 0:12 left" in at most `width` columns; without the bar where that is too little. `elapsed` is
/// what `done` took.
std::string bar_line(std::uint64_t done, std::uint64_t total, std::chrono::duration<double> elapsed, std::size_t width);

}  // namespace cotejo::cli
