// What the kinds of blocks are called in JSON.
#pragma once

#include "cotejo/document.hpp"

namespace cotejo::cli {

/// "paragraph", "list_item" …
const char* kind_name(BlockKind kind);

}  // namespace cotejo::cli
