// What the operating system says when an output fails, in words for the user.
#pragma once

#include <string>

#include "cotejo/error.hpp"

namespace cotejo {

/// An unwritable `where` for this errno.
Error output_error(int system_code, std::string where);

}  // namespace cotejo
