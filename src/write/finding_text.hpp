// A finding in words.
#pragma once

#include <string>

#include "cotejo/check.hpp"

namespace cotejo::detail {

/// One plain English sentence, for data.
std::string finding_text(const Finding& finding);

}  // namespace cotejo::detail
