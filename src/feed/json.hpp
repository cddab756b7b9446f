// JSON as feeds have it: fields that may be missing, and of any type.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace cotejo::feeds {

using Json = nlohmann::ordered_json;

/// Nothing for what is not JSON, or nested deeper than that.
std::optional<Json> read_json(std::string_view text, std::size_t max_depth);

/// The first of these fields that is a text, or a number as text; empty when none is.
std::string text_of(const Json& object, std::initializer_list<const char*> names);

/// The array, or object, of that name; an empty one when there is none.
const Json& list_of(const Json& object, const char* name);

}  // namespace cotejo::feeds
