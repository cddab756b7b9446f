// Whether a term is to be used: what the many formats say about it, as one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

enum class TermStanding : std::uint8_t { preferred, admitted, forbidden };

/// Of "deprecatedTerm-admn-sts", "Prohibido", "not recommended", "no usar" …; nullopt: nothing that is understood.
std::optional<TermStanding> standing_of(std::string_view status);

/// Runs of letters, folded.
std::vector<std::string> letter_words(std::string_view text);

}  // namespace cotejo
