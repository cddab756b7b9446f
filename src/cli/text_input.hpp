// What the commands about pairs of texts read before they work.
#pragma once

#include <string>
#include <vector>

#include "cli/align_options.hpp"
#include "cotejo/batch.hpp"

namespace cotejo::cli {

/// The user's glossaries as one, and with the models what is known of the two languages.
struct LexiconInput {
  Glossary glossary;
  Lexicon lexicon;
};
Result<LexiconInput> read_lexicon(const AlignArguments& arguments);

/// What the units of a TMX say of the pair's terms. `known` must outlive them.
JobNotes term_notes(const LexiconInput& known);

/// ES and EN of the command line as one job without outputs, or the pairs of --jobs. Errors: empty, for no pairs at
/// all.
Result<JobList> read_pairs(const AlignArguments& arguments);

/// Errors: usage, when the output is one of the files that are read.
Result<void> spare_inputs(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace cotejo::cli
