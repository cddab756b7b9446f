// Character references: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo::feeds {

/// What HTML knows under `name` ("eacute"), in UTF-8; nothing when it knows none.
std::optional<std::string> named_character(std::string_view name);

/// What "#233" or "#xE9" stands for; the C1 controls stand for what Windows-1252 has there, as in browsers. Empty: a
/// character that no text has (a control, a surrogate); nothing: not a number.
std::optional<std::string> numbered_character(std::string_view digits);

/// `text` with its references resolved, once; what is none stays.
std::string resolve_references(std::string_view text);

}  // namespace cotejo::feeds
