// What a plan keeps of the command line, so that every part is done alike.
#pragma once

#include "cli/align_options.hpp"
#include "cli/text_input.hpp"
#include "cotejo/plan.hpp"

namespace cotejo::cli {

/// Those of add_planned_options that were given.
PlannedOptions planned_options(const AlignArguments& arguments);

/// As the user gave them. Errors: unsuitable for an option that is none of those.
Result<AlignArguments> planned_arguments(const Plan& plan);

/// The glossaries and models, by what they hold. `known` is what was read of them. Errors: those of reading.
Result<std::vector<PlannedFile>> known_files(const AlignArguments& arguments, const LexiconInput& known);

/// What the pairs of a plan are aligned with.
struct PlannedWork {
  LexiconInput known;
  JobOptions options;  ///< without notes, which would refer to `known`
  bool has_notes = true;
};

/// Reads it, in the plan's folder. Errors: those of reading; unsuitable when a glossary or a model is not what it was
/// when the plan was made.
Result<PlannedWork> planned_work(const Plan& plan);

}  // namespace cotejo::cli
