// Which encoding bytes are in when nothing says so. Private to the text module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// "UTF-16LE" and its kin when the bytes are wide characters without a byte-order mark: Western text in them has a NUL
/// at the same place of nearly every unit.
std::optional<std::string> detect_wide(std::string_view bytes);

/// How valid UTF-8 and other non-ASCII bytes stand against each other in a text that is not wholly UTF-8.
struct Utf8Share {
  std::size_t characters = 0;   ///< well-formed sequences of two bytes and more
  std::size_t stray_bytes = 0;  ///< bytes in no sequence
};
Utf8Share utf8_share(std::string_view bytes);

struct Guess {
  std::string encoding;
  bool is_sure = true;
};

/// The encoding of text that is not UTF-8. Requires a byte above 0x7F.
Guess detect_narrow(std::string_view bytes);

}  // namespace cotejo::detail
