// Whether there is anything to fold, for those who fold a whole text's words.
#pragma once

#include <algorithm>
#include <string_view>

namespace cotejo {

/// Only ASCII without capitals, as most words of a text are: fold() would give the same.
inline bool is_folded(std::string_view utf8) {
  return std::ranges::none_of(utf8, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'A' && byte <= 'Z');
  });
}

}  // namespace cotejo
