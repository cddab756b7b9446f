#include "cli/block_names.hpp"

namespace cotejo::cli {

const char* kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::caption:
      return "caption";
    case BlockKind::cell:
      return "cell";
    case BlockKind::preformatted:
      return "preformatted";
  }
  return "";
}

}  // namespace cotejo::cli
