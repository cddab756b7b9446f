// Base64, as Atom 0.3 and NewsML-G2 carry text in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo::feeds {

/// The text in it; nothing when it is not base64, or not of UTF-8.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace cotejo::feeds
