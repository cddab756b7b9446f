#pragma once

#include <string_view>

namespace cotejo::feeds {

/// What a search in a text returns where there is nothing.
inline constexpr auto kNowhere = std::string_view::npos;

}  // namespace cotejo::feeds
