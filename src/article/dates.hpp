// Dates as a page shows them to its readers.
#pragma once

#include <optional>
#include <string_view>

#include "cotejo/article.hpp"

namespace cotejo::detail {

/// As parse_time, also with labels: "Publicado el 5 de noviembre de 2026 a las 10.30 h". Nothing where the text has
/// words that no date has.
std::optional<UtcSeconds> parse_shown_time(std::string_view text);

/// Whether parse_time knows the folded word as the name of a month or a zone.
bool is_date_word(std::string_view folded);

}  // namespace cotejo::detail
