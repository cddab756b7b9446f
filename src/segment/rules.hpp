// Where ICU is wrong about Spanish and English sentences.
#pragma once

#include "segment/junction.hpp"
#include "segment/lexis.hpp"

namespace cotejo {

/// Does a sentence end at the junction? The first rule that applies decides; where none does, ICU is right.
/// `abbreviation` need not be set.
bool ends_sentence(Junction junction, const Lexis& lexis);

}  // namespace cotejo
