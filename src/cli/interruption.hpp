// Ctrl-C and `kill`, as a stop token.
#pragma once

#include <pthread.h>

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace cotejo::cli {

/// From its birth to its end SIGINT, SIGTERM and SIGHUP request a stop instead of ending the process. Work that does
/// not answer within a grace time (a read from standard input that waits for a person) is left: the process then ends
/// with kInterrupted. Make it before other threads, which inherit its signal mask.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
  [[nodiscard]] bool happened() const { return stop_.stop_requested(); }

 private:
  void watch();

  sigset_t signals_{};
  sigset_t old_mask_{};
  std::stop_source stop_;
  std::atomic<bool> is_over_ = false;
  std::jthread watcher_;
};

}  // namespace cotejo::cli
