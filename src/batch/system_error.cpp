#include "batch/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace cotejo {
namespace {

Message output_message(int system_code) {
  switch (system_code) {
    case ENOSPC:
    case EDQUOT:
      return Message{"cannot be written: no space left on the disk", {}};
    case EACCES:
    case EPERM:
      return Message{"cannot be written: permission denied", {}};
    case EROFS:
      return Message{"cannot be written: the disk is read-only", {}};
    case ENOENT:
      return Message{"cannot be written: its folder does not exist", {}};
    case ENOTDIR:
      return Message{"cannot be written: a part of its path is not a folder", {}};
    case EISDIR:
      return Message{"cannot be written: it is a folder (expected a file)", {}};
    case EFBIG:
      return Message{"cannot be written: the file would be larger than the system allows", {}};
    case EPIPE:
      return Message{"cannot be written: the program that reads it has closed it", {}};
    default:
      return Message{"cannot be written: {1}", {std::generic_category().message(system_code)}};
  }
}

}  // namespace

Error output_error(int system_code, std::string where) {
  if (system_code == ECANCELED) return Error{Errc::interrupted, std::move(where), Message{"interrupted", {}}};
  return Error{Errc::unwritable, std::move(where), output_message(system_code)};
}

}  // namespace cotejo
