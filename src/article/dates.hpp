// Dates as a page shows them to its readers.
#pragma once

#include <optional>
#include <string_view>

#include "cotejo/article.hpp"

namespace cotejo::detail {

/// As parse_time, also with labels: "Publicado el 5 de noviembre de 2026 a las 10.30".
std::optional<UtcSeconds> parse_shown_time(std::string_view text);

}  // namespace cotejo::detail
