// align() with the model as an argument, for the command that finds it.
#pragma once

#include "align/model.hpp"
#include "align/search.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

/// The habits that such counts of a first pass bespeak.
TextHabits habits(const StepCounts& counts, const AlignModel& model);

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const AlignModel& model, const Progress& progress = {});

}  // namespace cotejo
