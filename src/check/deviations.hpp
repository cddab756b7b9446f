// Where a candidate is rendered otherwise than it mostly is, and what speaks for that being so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "check/candidates.hpp"
#include "check/links.hpp"
#include "check/words.hpp"

namespace cotejo {

/// An occurrence of a candidate and the English word that stands for the word looked at.
struct DeviantPlace {
  std::uint32_t pair = 0;
  WordRange es;
  std::uint32_t es_word = 0;
  std::uint32_t en = 0;
  float posterior = 0;
};

/// What the confidence of a deviation is reckoned from. A share is in [0, 1].
struct Evidence {
  std::uint32_t occurrences = 0;    ///< of the term
  std::uint32_t content_words = 0;  ///< that the term has
  bool collapses = false;  ///< the deviant rendering is another term's, and the model knows the expected one, not this
  float share = 0;         ///< of the occurrences, those rendered as expected
  float deviants = 0;      ///< of the occurrences, those rendered otherwise in any way
  float posterior = 0;     ///< of the link to the deviant word, the surest of its places
  float rival = 0;         ///< the model's strength for the likeliest other Spanish word that it could render
  float known = 0;         ///< ln of the model's strength for the deviant rendering
  float expected = 0;      ///< ln of the model's strength for the expected one
  float information = 0;   ///< of the Spanish word, in nats
  float en_information = 0;
  float noun_share = 0;    ///< Candidate::noun_share
  float noun_here = 0;     ///< share of the places where an article or the like stands before the term
  float nominal = 0;       ///< share of the places where one stands before the deviant word
  float verbal = 0;        ///< share of the places where the deviant word is an adverb or stands where verbs do
  float places = 0;        ///< ln of the number of places with just this deviant rendering
  float c_value = 0;       ///< ln of Candidate::c_value
};

/// Instead of one of a candidate's words: all of them.
inline constexpr std::uint32_t kWholeTerm = ~0U;

struct Deviation {
  std::uint32_t candidate = 0;
  std::uint32_t word = 0;          ///< which content word of it, or kWholeTerm
  std::uint32_t expected = 0;      ///< English type
  std::uint32_t deviant = 0;       ///< English type
  std::uint32_t as_expected = 0;   ///< occurrences
  std::optional<std::uint32_t> other;  ///< the Spanish type that `deviant` usually renders
  std::vector<DeviantPlace> places;
  Evidence evidence;
};

std::vector<Deviation> find_deviations(const BatchWords& batch, const Links& links,
                                       const std::vector<Candidate>& candidates);

}  // namespace cotejo
