// The signals are blocked in all threads and one waits for them: no code runs inside a signal handler.
#include "cli/interruption.hpp"

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <string>

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

constexpr timespec kGrace{1, 0};

/// What the parent process chose to ignore (nohup, a background job) stays ignored.
bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t stopping_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (!is_ignored(signal)) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

Interruption::Interruption() : signals_(stopping_signals()) {
  sigaddset(&signals_, SIGUSR1);  // wakes the watcher at the end
  ::pthread_sigmask(SIG_BLOCK, &signals_, &old_mask_);
  watcher_ = std::jthread([this] { watch(); });
}

Interruption::~Interruption() {
  is_over_ = true;
  ::pthread_kill(watcher_.native_handle(), SIGUSR1);
  watcher_.join();
  ::pthread_sigmask(SIG_SETMASK, &old_mask_, nullptr);
}

void Interruption::watch() {
  int signal = 0;
  while (!is_over_ && (::sigwait(&signals_, &signal) != 0 || signal == SIGUSR1)) {
  }
  if (is_over_) return;
  stop_.request_stop();
  // Once stopped, work writes nothing more and removes its temporary files at once; what is still busy after the grace
  // time is reading or computing, and leaves nothing behind.
  ::sigtimedwait(&signals_, nullptr, &kGrace);
  if (is_over_) return;
  const std::string farewell = "cotejo: " + tr("interrupted") + "\n";
  std::fwrite(farewell.data(), 1, farewell.size(), stderr);
  std::fflush(stderr);
  ::_exit(kInterrupted);
}

}  // namespace cotejo::cli
