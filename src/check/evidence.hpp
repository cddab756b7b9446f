// What speaks for and against a deviation.
#pragma once

#include <cstdint>

namespace cotejo {

/// What the confidence of a deviation is reckoned from. A share is in [0, 1].
struct DeviationEvidence {
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
  float noun_share = 0;  ///< TermCandidate::noun_share
  float noun_here = 0;   ///< share of the places where an article or the like stands before the term
  float nominal = 0;     ///< share of the places where one stands before the deviant word
  float verbal = 0;      ///< share of the places where the deviant word is an adverb or stands where verbs do
  float places = 0;      ///< ln of the number of places with just this deviant rendering
  float c_value = 0;     ///< ln of TermCandidate::c_value
};

}  // namespace cotejo
