// Which articles say of which that they are their translations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pair/candidates.hpp"

namespace cotejo {

/// An address in the form in which it is compared: without scheme, fragment and final slashes; the host in lower case.
std::string comparable_address(std::string_view address);

/// Sorted, each once. An address that several articles of a side have is the first one's.
std::vector<Candidate> linked_articles(std::span<const PairText> es, std::span<const PairText> en);

}  // namespace cotejo
