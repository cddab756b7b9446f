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

/// What the confidence of a deviation is reckoned from. Names are what they print as.
struct Evidence {
  float share = 0;         ///< of the term's occurrences, those rendered as expected
  float occurrences = 0;   ///< ln of their number
  float posterior = 0;     ///< of the link to the deviant word, the best of its places
  float rival = 0;         ///< strength of the likeliest other Spanish word for it
  float known = 0;         ///< ln of the model's strength for the deviant rendering
  float expected = 0;      ///< ln of the adapted strength for the expected one
  float information = 0;   ///< of the Spanish word, in nats
  float en_information = 0;
  float content_words = 0;  ///< of the candidate
  float noun_share = 0;
  float name_share = 0;
  float deviants = 0;       ///< share of the occurrences rendered otherwise in any way, confidently
  float places = 0;         ///< ln of the number of places with just this deviant rendering
  float c_value = 0;
  float collapses = 0;      ///< 1: it is the usual rendering of another term, and the model does not know it of this one
  float noun_here = 0;      ///< share of the places where an article or the like stands before the term
  float nominal = 0;        ///< share of the places where one stands before the deviant word
  float agrees = 0;         ///< share of the places where both words are plural, or both are not
  float verbal = 0;         ///< share of the places where the deviant word is an adverb or stands where verbs do
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
