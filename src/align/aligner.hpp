// align() with the model as an argument, for the command that finds it.
#pragma once

#include "align/model.hpp"
#include "cotejo/align.hpp"

namespace cotejo {

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const AlignModel& model, const Progress& progress = {});

}  // namespace cotejo
