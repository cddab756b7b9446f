// Namespaces by the prefixes everyone knows them by.
#pragma once

#include <optional>
#include <string_view>

namespace cotejo::feeds {

/// The usual prefix of a namespace, in lower case; empty for the vocabularies of feeds themselves; nothing for one that
/// is not known.
std::optional<std::string_view> usual_prefix(std::string_view uri);

/// Whether feeds use the prefix so often that it is understood where they forget to declare it.
bool is_usual_prefix(std::string_view prefix);

}  // namespace cotejo::feeds
