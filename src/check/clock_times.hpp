// Times of day: "17.00 h", "las tres y media de la tarde", "5 p.m.", "half past three".
#pragma once

#include <optional>

#include "check/sentence.hpp"

namespace cotejo {

struct ClockTime {
  double minutes = 0;      ///< after midnight
  std::size_t words = 0;   ///< how many it takes
  bool is_halved = false;  ///< whether before or after noon is known
  bool in_figures = false;
};

/// The time of day that starts at word `at`, with its article if it has one; nothing for a mere number.
std::optional<ClockTime> read_clock(Side language, const Sentence& sentence, std::size_t at);

}  // namespace cotejo
