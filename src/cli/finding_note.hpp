// A finding in one sentence, for the notes of a translation memory.
#pragma once

#include <string>

#include "cotejo/check.hpp"

namespace cotejo::cli {

/// In the user's language; understood beside the sentence that it is about, without the others.
std::string finding_note(const Finding& finding);

}  // namespace cotejo::cli
