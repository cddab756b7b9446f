#include "batch/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <random>
#include <streambuf>
#include <utility>

#include "batch/system_error.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

/// Buffers into a file descriptor. After the first failure, or once stopped, it takes nothing more and keeps the errno.
class DescriptorBuffer final : public std::streambuf {
 public:
  DescriptorBuffer(int descriptor, std::stop_token stop) : descriptor_(descriptor), stop_(std::move(stop)) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }

  [[nodiscard]] int system_code() const { return system_code_; }

 protected:
  int_type overflow(int_type character) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
    return traits_type::not_eof(character);
  }

  int sync() override {
    const char* at = pbase();
    while (system_code_ == 0 && at != pptr()) at += write_some(at, static_cast<std::size_t>(pptr() - at));
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return system_code_ == 0 ? 0 : -1;
  }

 private:
  std::size_t write_some(const char* data, std::size_t size) {
    if (stop_.stop_requested()) system_code_ = ECANCELED;
    if (system_code_ != 0) return 0;
    const ssize_t written = ::write(descriptor_, data, size);
    if (written >= 0) return static_cast<std::size_t>(written);
    if (errno != EINTR) system_code_ = errno;
    return 0;
  }

  int descriptor_;
  std::stop_token stop_;
  int system_code_ = 0;
  std::array<char, 1U << 16U> buffer_;
};

using Write = std::function<void(std::ostream&)>;

/// 0, or the errno of the first failure.
int stream_to(int descriptor, const Write& write, const std::stop_token& stop) {
  DescriptorBuffer buffer(descriptor, stop);
  std::ostream out(&buffer);
  write(out);
  out.flush();
  return buffer.system_code();
}

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const { return value_; }

  /// 0 or an errno: some file systems tell of a full disk only here.
  int close() {
    const int value = std::exchange(value_, -1);
    return value < 0 || ::close(value) == 0 || errno == EINTR ? 0 : errno;
  }

 private:
  int value_;
};

/// Removes the file it names, unless it has been renamed away.
class TemporaryName {
 public:
  explicit TemporaryName(fs::path path) : path_(std::move(path)) {}
  ~TemporaryName() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  TemporaryName(const TemporaryName&) = delete;
  TemporaryName& operator=(const TemporaryName&) = delete;

  int rename_to(const fs::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
    path_.clear();
    return 0;
  }

 private:
  fs::path path_;
};

fs::path temporary_path(const fs::path& target) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device random;
  std::string suffix;
  for (int letter = 0; letter < 10; ++letter) suffix += kLetters[random() % kLetters.size()];
  // A long name still has to fit with the suffix: 255 bytes are what file systems take.
  return target.parent_path() / ("." + target.filename().string().substr(0, 200) + "." + suffix + ".tmp");
}

/// Readers of the old file can read the new one, and nobody else.
void keep_mode(int descriptor, const std::optional<struct stat>& old) {
  if (old) static_cast<void>(::fchmod(descriptor, old->st_mode & 07777U));
}

int sync_to_disk(int descriptor) {
  // EINVAL: the file system has no fsync; its promise is then the best there is.
  return ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
}

/// The rename itself lasts only once its folder is on the disk. No failure: the file is in place.
void sync_folder_of(const fs::path& target) {
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() >= 0) static_cast<void>(::fsync(descriptor.get()));
}

int first_failure(int code, const std::function<int()>& next) { return code != 0 ? code : next(); }

/// `old`: what is there so far.
int replace_file(const fs::path& target, const std::optional<struct stat>& old, const Write& write,
                 const std::stop_token& stop) {
  // An existing file one may not write stays as it is, even where its folder would let it be replaced.
  if (old && ::access(target.c_str(), W_OK) != 0) return errno;
  const fs::path path = temporary_path(target);
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) return errno;
  TemporaryName temporary(path);
  keep_mode(file.get(), old);
  int code = stream_to(file.get(), write, stop);
  code = first_failure(code, [&] { return sync_to_disk(file.get()); });
  code = first_failure(code, [&] { return file.close(); });
  code = first_failure(code, [&] { return stop.stop_requested() ? ECANCELED : temporary.rename_to(target); });
  if (code == 0) sync_folder_of(target);
  return code;
}

/// Devices and pipes: nothing to put in place.
int write_straight(const fs::path& path, const Write& write, const std::stop_token& stop) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) return errno;
  const int code = stream_to(file.get(), write, stop);
  return first_failure(code, [&] { return file.close(); });
}

int write_path(const fs::path& path, const Write& write, const std::stop_token& stop) {
  if (path == kStandardStream) return stream_to(STDOUT_FILENO, write, stop);
  if (path.native().starts_with("/dev/")) return write_straight(path, write, stop);
  const std::optional<struct stat> status = status_of(path);
  if (status && S_ISDIR(status->st_mode)) return EISDIR;
  if (status && !S_ISREG(status->st_mode)) return write_straight(path, write, stop);
  return replace_file(link_target(path), status, write, stop);
}

}  // namespace

fs::path link_target(const fs::path& path) {
  static constexpr int kMostLinks = 40;  // as the kernel follows
  std::error_code ignored;               // what is not there, or cannot be looked at, is no link
  fs::path target = path;
  for (int link = 0; link < kMostLinks && fs::is_symlink(target, ignored); ++link)
    target = target.parent_path() / fs::read_symlink(target, ignored);
  return target;
}

Result<void> write_unless_stopped(const fs::path& path, const Write& write, std::stop_token stop) {
  const int code = write_path(path, write, stop);
  if (code != 0) return tl::unexpected(output_error(code, path.string()));
  return {};
}

Result<void> write_atomically(const fs::path& path, const Write& write) {
  return write_unless_stopped(path, write, {});
}

std::optional<struct stat> status_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

}  // namespace cotejo
