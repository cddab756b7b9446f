#include "cli/progress_bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/messages.hpp"
#include "cli/terminal.hpp"

namespace cotejo::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{500};
constexpr std::chrono::milliseconds kRedraw{100};

/// "0:07", "12:30", "1:02:03".
std::string clock_time(double seconds) {
  const auto whole = static_cast<long>(std::lround(std::min(seconds, 359999.0)));
  const std::string minutes_digits = std::to_string(whole / 60 % 60);
  const std::string seconds_digits = std::to_string(whole % 60);
  const std::string padded_seconds = (whole % 60 < 10 ? "0" : "") + seconds_digits;
  if (whole < 3600) return minutes_digits + ":" + padded_seconds;
  return std::to_string(whole / 3600) + ":" + (whole / 60 % 60 < 10 ? "0" : "") + minutes_digits + ":" + padded_seconds;
}

void write_to_terminal(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

std::string bar_line(std::uint64_t done, std::uint64_t total, std::chrono::duration<double> elapsed,
                     std::size_t width) {
  const double share = total == 0 ? 0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto percent = static_cast<int>(share * 100);
  std::string text = (percent < 10 ? "  " : percent < 100 ? " " : "") + std::to_string(percent) + " %";
  if (share > 0) text += ", " + tr("{1} left", {clock_time(elapsed.count() * (1 - share) / share)});
  static constexpr std::size_t kLongest = 40, kShortest = 8;
  if (width < text.size() + kShortest + 4) return text;
  const std::size_t cells = std::min(kLongest, width - text.size() - 4);
  const auto full = static_cast<std::size_t>(share * static_cast<double>(cells));
  return "[" + std::string(full, '#') + std::string(cells - full, '-') + "] " + text;
}

void ProgressBar::advance(std::uint64_t done, std::uint64_t total, Clock::time_point now) {
  if (!begun_) begun_ = now;
  if (now - *begun_ < kPatience || (is_visible_ && now - drawn_ < kRedraw)) return;
  // In one write, and cleared to the end only after the text: nothing flickers.
  write_to_terminal("\r" + bar_line(done, total, now - *begun_, terminal_width(STDERR_FILENO)) + "\033[K");
  drawn_ = now;
  is_visible_ = true;
}

void ProgressBar::hide() {
  if (!is_visible_) return;
  write_to_terminal("\r\033[K");
  is_visible_ = false;
}

}  // namespace cotejo::cli
