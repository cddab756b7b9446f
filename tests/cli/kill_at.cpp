// kill_at N PROGRAM ARGUMENT...: runs the program and kills it with SIGKILL just before its Nth call that changes a
// file: a write, a sync, a rename, a new file, a removal … From outside, by ptrace, so that the program need know
// nothing of it. With N 0, or one that is not reached, the program ends by itself, and the calls are counted.
// Prints "CALLS NAME" (how many were seen, and the one that was not made). Status 0 after a kill, else the program's.
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

namespace {

const std::map<long, const char*> kCalls = {
    {SYS_write, "write"},       {SYS_pwrite64, "pwrite"},     {SYS_writev, "writev"},
    {SYS_fsync, "fsync"},       {SYS_fdatasync, "fdatasync"}, {SYS_rename, "rename"},
    {SYS_renameat, "renameat"}, {SYS_renameat2, "renameat2"}, {SYS_unlink, "unlink"},
    {SYS_unlinkat, "unlinkat"}, {SYS_ftruncate, "ftruncate"}, {SYS_mkdir, "mkdir"},
    {SYS_mkdirat, "mkdirat"},   {SYS_rmdir, "rmdir"},         {SYS_fallocate, "fallocate"},
    {SYS_fchmod, "fchmod"},     {SYS_openat, "openat"},
};

/// The call's number at the entry of a system call.
long call_of(pid_t thread) {
#ifdef __x86_64__
  user_regs_struct registers{};
  if (::ptrace(PTRACE_GETREGS, thread, nullptr, &registers) != 0) return -1;
  return static_cast<long>(registers.orig_rax);
#else
  return -1;
#endif
}

/// Only those openat calls that make a file.
bool counts(pid_t thread, long call) {
  if (!kCalls.contains(call)) return false;
#ifdef __x86_64__
  user_regs_struct registers{};
  if (::ptrace(PTRACE_GETREGS, thread, nullptr, &registers) != 0) return false;
  constexpr unsigned long long kCreate = 0100;
  if (call == SYS_openat) return (registers.rdx & kCreate) != 0;
  if (call == SYS_write) return registers.rdi > 2;  // what is said to the user does not last
#endif
  return true;
}

int run_child(char** arguments) {
  ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
  ::raise(SIGSTOP);
  ::execvp(arguments[0], arguments);
  std::perror(arguments[0]);
  return 127;
}

class Tracer {
 public:
  Tracer(pid_t child, long at) : child_(child), at_(at) {}

  int run() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    ::ptrace(
        PTRACE_SETOPTIONS, child_, nullptr,
        PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL);
    ::ptrace(PTRACE_SYSCALL, child_, nullptr, nullptr);
    for (;;) {
      const pid_t thread = ::waitpid(-1, &status, __WALL);
      if (thread < 0) return 1;
      if (thread == child_ && (WIFEXITED(status) || WIFSIGNALED(status))) return end(status);
      if (WIFSTOPPED(status) && !go_on(thread, status)) return kill();
    }
  }

 private:
  /// False when the time has come.
  bool go_on(pid_t thread, int status) {
    int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
      signal = 0;
      const bool is_entry = inside_.insert(thread).second;
      if (!is_entry) inside_.erase(thread);
      if (is_entry && !enter(thread)) return false;
    } else if (signal == SIGTRAP || signal == SIGSTOP) {
      signal = 0;
    }
    ::ptrace(PTRACE_SYSCALL, thread, nullptr, signal);
    return true;
  }

  bool enter(pid_t thread) {
    const long call = call_of(thread);
    if (!counts(thread, call)) return true;
    ++calls_;
    if (calls_ != at_) return true;
    name_ = kCalls.at(call);
    return false;
  }

  int kill() {
    ::kill(child_, SIGKILL);
    int status = 0;
    // The process is gone only when each of its threads has been waited for.
    for (pid_t gone = 0; gone >= 0;) {
      gone = ::waitpid(-1, &status, __WALL);
      if (gone == child_ && (WIFSIGNALED(status) || WIFEXITED(status))) break;
    }
    std::printf("%ld %s\n", calls_, name_);
    return 0;
  }

  int end(int status) const {
    std::printf("%ld end\n", calls_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  pid_t child_;
  long at_;
  long calls_ = 0;
  const char* name_ = "";
  std::set<pid_t> inside_;  // threads that are in a system call
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const pid_t child = ::fork();
  if (child == 0) return run_child(argv + 2);
  return Tracer(child, std::atol(argv[1])).run();
}
