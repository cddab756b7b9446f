// Folding into a buffer, for those who fold a whole text's words.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// Puts fold(utf8) at the end of `out`.
void append_folded(std::string& out, std::string_view utf8);

}  // namespace cotejo
