#pragma once

#include <algorithm>
#include <string>

#include "cotejo/text.hpp"

namespace cotejo::cli {

/// With spaces up to `width` code points; a longer text as it is.
inline std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, count_code_points(text)), ' ');
}

}  // namespace cotejo::cli
