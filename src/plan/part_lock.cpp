#include "plan/part_lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace cotejo::detail {

PartLock::PartLock(const PlanFolder& folder, std::uint32_t number)
    : descriptor_(::open((folder.path / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) return;
  struct flock part {};
  part.l_type = F_WRLCK;
  part.l_whence = SEEK_SET;
  part.l_start = number;
  part.l_len = 1;
  int status = 0;
  do {
    status = ::fcntl(descriptor_, F_OFD_SETLKW, &part);
  } while (status != 0 && errno == EINTR);
  is_held_ = status == 0;
}

PartLock::~PartLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace cotejo::detail
