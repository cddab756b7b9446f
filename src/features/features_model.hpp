// The same functions with the weights as an argument, for the command that finds them.
#pragma once

#include "cotejo/features.hpp"
#include "features/weights.hpp"

namespace cotejo {

template <Side S>
Features<S> extract_features(std::span<const SegmentText> segments, const Lexicon& lexicon,
                             const FeatureWeights& weights);

Matches match_types(const Features<Side::es>& es, const Features<Side::en>& en, const Lexicon& lexicon,
                    const FeatureWeights& weights);

}  // namespace cotejo
