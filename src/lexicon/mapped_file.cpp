#include "lexicon/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cotejo {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// Call at once after what failed, while errno is still its own.
tl::unexpected<Error> fail_by_errno(const std::string& where) {
  const int error = errno;
  if (error == ENOENT || error == ENOTDIR) return fail(Errc::not_found, where, "no such file");
  if (error == EACCES || error == EPERM) return fail(Errc::unreadable, where, "no permission to read it");
  return fail(Errc::unreadable, where, "cannot be read: {1}", std::generic_category().message(error));
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const std::string where = path.string();
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return fail_by_errno(where);
  if (!S_ISREG(status.st_mode)) return fail(Errc::unreadable, where, "not a file that can be mapped");
  if (status.st_size == 0) return fail(Errc::empty, where, "the file is empty");
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (begin == MAP_FAILED) return fail_by_errno(where);
  return MappedFile(std::string_view(static_cast<const char*>(begin), size));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace cotejo
