#include "cli/planned_work.hpp"

#include <algorithm>

#include "cli/model_choice.hpp"
#include "cotejo/text.hpp"

namespace cotejo::cli {
namespace {

struct TextOption {
  const char* name;
  std::string AlignArguments::*value;
};
constexpr TextOption kTexts[] = {
    {"input-format", &AlignArguments::input_format},
    {"encoding", &AlignArguments::encoding},
    {"es-encoding", &AlignArguments::es_encoding},
    {"en-encoding", &AlignArguments::en_encoding},
    {"max-size", &AlignArguments::max_size},
    {"format", &AlignArguments::format},
    {"min-confidence", &AlignArguments::min_confidence},
    {"es-lang", &AlignArguments::es_lang},
    {"en-lang", &AlignArguments::en_lang},
    {"srclang", &AlignArguments::srclang},
    {"date", &AlignArguments::date},
};

struct ListOption {
  const char* name;
  std::vector<std::string> AlignArguments::*values;
};
constexpr ListOption kLists[] = {{"glossary", &AlignArguments::glossaries}, {"model", &AlignArguments::models}};

struct FlagOption {
  const char* name;
  bool AlignArguments::*is_set;
};
constexpr FlagOption kFlags[] = {
    {"presegmented", &AlignArguments::presegmented},
    {"no-language-check", &AlignArguments::no_language_check},
    {"no-check", &AlignArguments::no_check},
};

template <class Option, std::size_t N>
const Option* find(const Option (&options)[N], const std::string& name) {
  const auto* const found = std::ranges::find_if(options, [&](const Option& option) { return name == option.name; });
  return found == std::end(options) ? nullptr : found;
}

bool take(AlignArguments& arguments, const std::string& name, const std::vector<std::string>& values) {
  if (const TextOption* text = find(kTexts, name); text != nullptr && values.size() == 1)
    arguments.*(text->value) = values.front();
  else if (const ListOption* list = find(kLists, name))
    arguments.*(list->values) = values;
  else if (const FlagOption* flag = find(kFlags, name); flag != nullptr && values.empty())
    arguments.*(flag->is_set) = true;
  else
    return false;
  return true;
}

/// The first file of the two lists that they do not have in common, by its name.
std::string first_difference(const std::vector<PlannedFile>& then, const std::vector<PlannedFile>& now) {
  const auto [was, is] = std::ranges::mismatch(then, now);
  return was != then.end() ? was->name : is->name;
}

}  // namespace

PlannedOptions planned_options(const AlignArguments& arguments) {
  PlannedOptions out;
  for (const auto& [name, value] : kTexts)
    if (!(arguments.*value).empty()) out[name] = {arguments.*value};
  for (const auto& [name, values] : kLists)
    if (!(arguments.*values).empty()) out[name] = arguments.*values;
  for (const auto& [name, is_set] : kFlags)
    if (arguments.*is_set) out[name] = {};
  return out;
}

Result<AlignArguments> planned_arguments(const Plan& plan) {
  AlignArguments out;
  for (const auto& [name, values] : plan.options)
    if (!take(out, name, values))
      return fail(Errc::unsuitable, plan.list, "the plan has an option that this cotejo does not know: {1}", name);
  return out;
}

Result<std::vector<PlannedFile>> known_files(const AlignArguments& arguments, const LexiconInput& known) {
  std::vector<PlannedFile> out;
  for (const std::string& path : arguments.glossaries) {
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes) return tl::unexpected(bytes.error());
    out.push_back({path, sha256(*bytes)});
  }
  const std::vector<std::string> names = chosen_models(arguments.models);
  for (std::size_t k = 0; k < names.size(); ++k) out.push_back({names[k], checksum_text(*known.lexicon.models()[k])});
  return out;
}

Result<PlannedWork> planned_work(const Plan& plan) {
  const Result<AlignArguments> arguments = planned_arguments(plan);
  if (!arguments) return tl::unexpected(arguments.error());
  Result<JobOptions> options = work_options(*arguments);
  if (!options) return tl::unexpected(std::move(options.error()));
  Result<LexiconInput> known = read_lexicon(*arguments);
  if (!known) return tl::unexpected(std::move(known.error()));
  const Result<std::vector<PlannedFile>> files = known_files(*arguments, *known);
  if (!files) return tl::unexpected(files.error());
  if (*files != plan.known)
    return fail(Errc::unsuitable, first_difference(plan.known, *files),
                "is not what it was when the plan was made (expected the same on every machine, or a new plan)");
  return PlannedWork{std::move(*known), std::move(*options), !arguments->no_check};
}

}  // namespace cotejo::cli
