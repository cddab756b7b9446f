// Are the two texts in the languages they are said to be in?
#pragma once

#include <optional>
#include <string_view>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// What a text looks like by its function words.
enum class LanguageVerdict : std::uint8_t {
  unclear,  ///< too short to tell, or mixed
  es,
  en,
  neither,
};

/// Made to be silent when in doubt: a text half translated, a list of names or a few words are `unclear`.
LanguageVerdict language_verdict(const LanguageEvidence& evidence);

struct NamedText {
  std::string_view name;  ///< as the user knows it
  std::string_view text;
};

/// The error when the sides are swapped, or when one of them is clearly not in its language.
std::optional<Error> check_languages(const NamedText& es, const NamedText& en);

}  // namespace cotejo
