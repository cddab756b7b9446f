#include "cotejo/read.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace cotejo {
namespace {

constexpr std::size_t kFirstBuffer = 64U << 10U;  // bytes, for inputs that do not tell their size

/// An open file; standard input is borrowed and stays open.
class Input {
 public:
  static Input standard() { return Input(STDIN_FILENO, false); }
  static Input open(const std::filesystem::path& path) {
    return Input(::open(path.c_str(), O_RDONLY | O_CLOEXEC), true);
  }
  Input(Input&& other) noexcept : fd_(other.fd_), is_owned_(std::exchange(other.is_owned_, false)) {}
  Input& operator=(Input&&) = delete;
  ~Input() {
    if (is_owned_ && fd_ >= 0) ::close(fd_);
  }

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] int fd() const { return fd_; }

 private:
  Input(int fd, bool is_owned) : fd_(fd), is_owned_(is_owned) {}

  int fd_;
  bool is_owned_;
};

/// Call at once after what failed, while errno is still its own.
tl::unexpected<Error> fail_by_errno(const std::string& where) {
  switch (const int error = errno) {
    case ENOENT:
    case ENOTDIR:
      return fail(Errc::not_found, where, "no such file");
    case EACCES:
    case EPERM:
      return fail(Errc::unreadable, where, "no permission to read it");
    case EISDIR:
      return fail(Errc::unreadable, where, "is a directory (expected a file)");
    default:
      return fail(Errc::unreadable, where, "cannot be read: {1}", std::generic_category().message(error));
  }
}

tl::unexpected<Error> fail_too_large(const std::string& where, const ReadLimits& limits) {
  return fail(Errc::too_large, where, "larger than the limit of {1} bytes", std::to_string(limits.max_bytes));
}

ssize_t read_some(int fd, std::string& bytes, std::size_t at) {
  ssize_t count = 0;
  do {
    count = ::read(fd, bytes.data() + at, bytes.size() - at);
  } while (count < 0 && errno == EINTR);
  return count;
}

/// Reads to the end. A size that turns out wrong (a pipe, a file that grows, /proc) only costs another buffer.
Result<std::string> read_all(int fd, const std::string& where, std::size_t expected, const ReadLimits& limits) {
  const std::size_t most = limits.max_bytes + 1;  // the one byte too many shows that there is more
  std::string bytes(std::min(expected + 1, most), '\0');
  for (std::size_t size = 0;;) {
    const ssize_t count = read_some(fd, bytes, size);
    if (count < 0) return fail_by_errno(where);
    size += static_cast<std::size_t>(count);
    if (size > limits.max_bytes) return fail_too_large(where, limits);
    if (count == 0) {
      bytes.resize(size);
      return bytes;
    }
    if (size == bytes.size()) bytes.resize(std::min(std::max(2 * size, kFirstBuffer), most));
  }
}

}  // namespace

Result<std::string> read_bytes(const std::filesystem::path& path, const ReadLimits& limits) {
  const std::string where = path.string();
  const Input input = where == kStandardStream ? Input::standard() : Input::open(path);
  struct stat status {};
  if (!input.is_open() || ::fstat(input.fd(), &status) != 0) return fail_by_errno(where);
  if (S_ISDIR(status.st_mode)) return fail(Errc::unreadable, where, "is a directory (expected a file)");
  const std::size_t size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : kFirstBuffer;
  if (S_ISREG(status.st_mode) && where != kStandardStream && size > limits.max_bytes) {
    return fail_too_large(where, limits);
  }
  return read_all(input.fd(), where, size, limits);
}

}  // namespace cotejo
