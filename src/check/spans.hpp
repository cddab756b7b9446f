// From words to what is reported: which English words a Spanish term is rendered with.
#pragma once

#include "check/links.hpp"
#include "check/words.hpp"

namespace cotejo {

/// The English words that render the Spanish ones in `es`, grown from `core`, one of them: to the others that are
/// linked to `es`, over what stands between; to the rest of a hyphenated word; and to a word before it that renders
/// nothing else, as "oil" in "oil pipeline". Within one segment.
WordRange rendering_around(const BatchWords& batch, const Links& links, WordRange es, std::uint32_t core);

/// Which English word renders `es_word`, in `core`'s place if nothing but exclusion speaks for that one: the word
/// beside what is known to render an adjective or complement of `es_word`, as "originator" beside "Wikileaks" for the
/// "fundador de Wikileaks". Else `core`.
std::uint32_t core_beside_neighbour(const BatchWords& batch, const Links& links, std::uint32_t es_word,
                                    std::uint32_t core);

}  // namespace cotejo
