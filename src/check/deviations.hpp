// Where a candidate is rendered otherwise than it mostly is, and what speaks for that being so.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "check/candidates.hpp"
#include "check/evidence.hpp"
#include "check/links.hpp"
#include "check/occurrences.hpp"
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

struct Deviation {
  std::uint32_t candidate = 0;
  std::uint32_t word = 0;              ///< which content word of it, or kWholeTerm
  std::uint32_t expected = 0;          ///< English type
  std::uint32_t deviant = 0;           ///< English type
  std::uint32_t as_expected = 0;       ///< occurrences
  std::optional<std::uint32_t> other;  ///< the Spanish type that `deviant` usually renders
  std::vector<DeviantPlace> places;
  DeviationEvidence evidence;
};

std::vector<Deviation> find_deviations(const BatchWords& batch, const Links& links,
                                       const std::vector<TermCandidate>& candidates);

}  // namespace cotejo
