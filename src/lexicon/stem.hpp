// What the inflected forms of a word have in common.
#pragma once

#include <string>
#include <string_view>

#include "cotejo/text.hpp"

namespace cotejo {

/// A folded word without its ending for number, gender, person and tense, cut by rule: "hablaban" and "hablado" are
/// "habl", "carries" and "carried" are "car". Short words stay whole. Never empty for a word that is not.
std::string_view stem(Side language, std::string_view folded_word);

}  // namespace cotejo
