// Words that stand for one thing in both languages and are written differently: calendar, money, measures.
#pragma once

#include <optional>
#include <string_view>

#include "features/numbers.hpp"

namespace cotejo {

/// The key both sides share ("month 3", "percent"), or nothing.
std::optional<std::string_view> find_notion(Side language, const WordForm& word);

}  // namespace cotejo
