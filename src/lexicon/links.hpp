// Which words of a bitext stand for each other, and how often.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/bitext.hpp"

namespace cotejo {

/// Indices into the two vocabularies.
struct Link {
  std::uint32_t es = 0, en = 0;
  double count = 0;  ///< expected number of times that one renders the other
};

/// By Spanish word, then by English word. The same for any number of threads.
std::vector<Link> count_links(const EncodedBitext& bitext, const TrainOptions& options, const TrainProgress& progress);

}  // namespace cotejo
