// Everything that goes to standard error: messages, as text or as JSON lines, and the progress bar between them.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>

#include "cli/progress_bar.hpp"
#include "cotejo/error.hpp"

namespace cotejo::cli {

enum class Verbosity : std::uint8_t { quiet, normal, verbose };

struct LogOptions {
  Verbosity verbosity = Verbosity::normal;
  bool json = false;
};

/// Safe to share between threads.
class Log {
 public:
  explicit Log(LogOptions options = {});
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// `origin`: where the job that failed was written down, if anywhere.
  void error(const Error& error, const std::string& origin = {});
  void warning(const Error& warning);
  /// Shown to a person who watches, or to whoever asks with --verbose. `text` is in the user's language.
  void summary(const std::string& text);
  /// Shown with --verbose.
  void detail(const std::string& text);
  void progress(std::uint64_t done, std::uint64_t total);

  [[nodiscard]] bool shows_summary() const;
  [[nodiscard]] bool shows_detail() const { return options_.verbosity == Verbosity::verbose; }

 private:
  struct Line {
    const char* level;
    std::string where;
    std::string text;
    std::string_view code;
    std::string origin;
  };
  void put(const Line& line);
  [[nodiscard]] std::string text_line(const Line& line) const;

  LogOptions options_;
  bool is_terminal_;
  bool has_colour_;
  bool has_bar_;
  std::mutex mutex_;
  ProgressBar bar_;
};

}  // namespace cotejo::cli
