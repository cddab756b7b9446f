#include "cli/text_input.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "cli/finding_note.hpp"
#include "cli/model_choice.hpp"

namespace cotejo::cli {

Result<LexiconInput> read_lexicon(const AlignArguments& arguments) {
  Result<Glossary> glossary = read_glossaries(arguments.glossaries);
  if (!glossary) return tl::unexpected(std::move(glossary.error()));
  Result<std::vector<std::shared_ptr<const Model>>> models = read_models(arguments.models);
  if (!models) return tl::unexpected(std::move(models.error()));
  Lexicon lexicon(*glossary, std::move(*models));
  return LexiconInput{std::move(*glossary), std::move(lexicon)};
}

JobNotes term_notes(const LexiconInput& known) {
  const auto find = [&known](CheckBatch batch) {
    const TermBatch terms(batch, known.lexicon);
    std::vector<Finding> out = check_glossary(terms, known.glossary);
    std::ranges::move(check_terms(terms), std::back_inserter(out));
    return out;
  };
  return {find, finding_note};
}

Result<JobList> read_pairs(const AlignArguments& arguments) {
  if (arguments.jobs.empty()) return JobList{{Job{arguments.es, arguments.en, {}, {}}}, {}};
  const Result<std::string> tsv = read_bytes(arguments.jobs);
  if (!tsv) return tl::unexpected(tsv.error());
  JobList list = parse_pairs(*tsv, arguments.jobs);
  if (list.jobs.empty() && list.errors.empty())
    return fail(Errc::empty, arguments.jobs, "no pairs (expected lines of es TAB en)");
  return list;
}

Result<void> spare_inputs(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(output, error)) return {};
  const auto is_output = [&](const std::string& path) { return std::filesystem::equivalent(path, output, error); };
  if (std::ranges::none_of(inputs, is_output)) return {};
  return fail(Errc::usage, output, "would overwrite an input (expected another path for the output)");
}

}  // namespace cotejo::cli
