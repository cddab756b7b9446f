// Parts of the Spanish side of a bead that the English side lacks: a clause that the translation leaves out, or a whole
// sentence beside the one that is rendered.
#pragma once

#include <optional>

#include "check/cover.hpp"
#include "check/lengths.hpp"

namespace cotejo {

/// What speaks for and against a part being missing in the translation. Weights are those of Covered, in nats.
struct PartEvidence {
  float missing = 0;      ///< weight of the part that is not found in the translation
  float found = 0;        ///< weight of the part that is
  float rest = 0;         ///< share of the rest of the Spanish side that is found
  float added = 0;        ///< weight of the translation that is not found in the original
  float length_gain = 0;  ///< nats by which the lengths are likelier without the part
  float deviation = 0;    ///< of the lengths without the part, in standard deviations; positive: English is longer
  float words = 0;        ///< ln of the part's number of words
  float borders = 0;      ///< ends of the part, of the two, at a sign or an end of the sentence
};

struct MissingPart {
  WordRange words;
  PartEvidence evidence;
};

/// The words and lengths of a batch, asked for parts of its beads.
struct PartSearch {
  const BatchWords& words;
  const WordCover& cover;
  const LengthModel& lengths;
};

/// The part of the Spanish side that looks most as if it were missing: at least kLeastClause words, from a sign, a
/// function word or the beginning to a sign, before a function word or the end. Linear in the words.
std::optional<MissingPart> likeliest_clause(const PartSearch& search, const WordPair& pair);
inline constexpr std::uint32_t kLeastClause = 5;

/// That the part is missing, in [0, 1].
float confidence(const PartEvidence& evidence);

}  // namespace cotejo
