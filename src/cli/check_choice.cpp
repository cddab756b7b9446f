#include "cli/check_choice.hpp"

#include <algorithm>
#include <iterator>

#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

constexpr FindingType kTermTypes[] = {FindingType::one_to_many, FindingType::many_to_one};
constexpr FindingType kGlossaryTypes[] = {FindingType::wrong_rendering, FindingType::missing_rendering,
                                          FindingType::forbidden_rendering};
constexpr FindingType kFidelityTypes[] = {FindingType::wrong_number, FindingType::wrong_name,
                                          FindingType::unpaired_mark, FindingType::not_carried_over};

struct NamedTypes {
  std::string_view name;
  std::vector<FindingType> types;
};

std::vector<NamedTypes> make_named_types() {
  std::vector<NamedTypes> out = {
      {"one-to-many", {FindingType::one_to_many}},
      {"many-to-one", {FindingType::many_to_one}},
      {"terms", {std::begin(kTermTypes), std::end(kTermTypes)}},
      {"glossary", {std::begin(kGlossaryTypes), std::end(kGlossaryTypes)}},
      {"coverage", {std::begin(kCoverageTypes), std::end(kCoverageTypes)}},
      {"fidelity", {std::begin(kFidelityTypes), std::end(kFidelityTypes)}},
  };
  for (const FindingType type : kCoverageTypes) out.push_back({name(type), {type}});
  for (const FindingType type : kFidelityTypes) out.push_back({name(type), {type}});
  return out;
}

const std::vector<NamedTypes>& named_types() {
  static const std::vector<NamedTypes> kTypes = make_named_types();
  return kTypes;
}

/// What --only lists; all of them when it is empty.
Result<std::vector<FindingType>> parse_types(std::string_view list) {
  std::vector<FindingType> out;
  if (list.empty()) list = "coverage,fidelity,terms,glossary";
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = list.find(',');
    const std::string_view name = list.substr(0, comma);
    const auto found = std::ranges::find(named_types(), name, &NamedTypes::name);
    if (found == named_types().end())
      return tl::unexpected(
          bad_value("--only", std::string(name),
                    "coverage, fidelity, terms, glossary, or types such as omitted_sentence, moved, one-to-many"));
    out.insert(out.end(), found->types.begin(), found->types.end());
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
  }
  return out;
}

/// What --fail-on says; nothing for never.
Result<std::optional<Severity>> parse_severity(const std::string& text) {
  if (text.empty() || text == "never") return std::nullopt;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
    if (name(severity) == text) return severity;
  return tl::unexpected(bad_value("--fail-on", text, "note, warning, error, never"));
}

/// Of what was found, what is asked for.
void take(std::vector<Finding>& out, const CheckChoice& choice, std::vector<Finding> found) {
  for (Finding& finding : found)
    if (choice.wants(finding.type)) out.push_back(std::move(finding));
}

}  // namespace

void add_choice_options(OptionGroup& group, CheckChoiceArguments& arguments) {
  group
      .option(
          "--only", arguments.only,
          {"TYPES",
           tr("coverage, fidelity, terms, glossary, or single types as data calls them (omitted_sentence …), separated "
              "by commas (default: all)")})
      .option("--profile", arguments.profile.file,
              {"FILE", tr("severities, thresholds and what may vary, a setting a line (see the manual page)")})
      .flag("--strict", arguments.profile.is_strict, tr("find more, with more false alarms"));
}

void add_ignore_option(OptionGroup& group, CheckChoiceArguments& arguments) {
  group.options(
      "--ignore", arguments.profile.ignore,
      {"FILE", tr("what may vary: a Spanish term, Spanish TAB English, or TAB English a line; may be repeated")});
}

void add_fail_on_option(OptionGroup& group, CheckChoiceArguments& arguments) {
  group.option("--fail-on", arguments.fail_on,
               {"SEVERITY", tr("end with status 1 when there are findings so severe: note, warning, error or never "
                               "(default: never)")});
}

bool CheckChoice::wants(FindingType type) const {
  return is_wanted(profile, type) && std::ranges::find(types, type) != types.end();
}

bool CheckChoice::wants_any(std::span<const FindingType> of) const {
  return std::ranges::any_of(of, [&](FindingType type) { return wants(type); });
}

Result<CheckChoice> choose_checks(const CheckChoiceArguments& arguments) {
  Result<std::vector<FindingType>> types = parse_types(arguments.only);
  if (!types) return tl::unexpected(std::move(types.error()));
  const Result<std::optional<Severity>> fail_on = parse_severity(arguments.fail_on);
  if (!fail_on) return tl::unexpected(fail_on.error());
  Result<Profile> profile = read_profile(arguments.profile);
  if (!profile) return tl::unexpected(std::move(profile.error()));
  Result<TermOptions> terms = settle_terms(*profile);
  if (!terms) return tl::unexpected(std::move(terms.error()));
  const CoverageOptions coverage = settle_coverage(*profile, kCoverageTypes);
  const FidelityOptions fidelity = settle_fidelity(*profile, kFidelityTypes);
  return CheckChoice{std::move(*types), std::move(*profile), std::move(*terms), coverage, fidelity, *fail_on};
}

std::vector<Finding> find_in_texts(const CheckChoice& choice, const LexiconInput& known, CheckBatch batch) {
  std::vector<Finding> out;
  if (choice.wants_any(kCoverageTypes)) take(out, choice, check_coverage(batch, known.lexicon, choice.coverage));
  if (choice.wants_any(kFidelityTypes)) take(out, choice, check_fidelity(batch, known.lexicon, choice.fidelity));
  return out;
}

std::vector<Finding> find_in_terms(const CheckChoice& choice, const LexiconInput& known, CheckBatch batch) {
  std::vector<Finding> out;
  if (!choice.wants_any(kGlossaryTypes) && !choice.wants_any(kTermTypes)) return out;
  const TermBatch terms(batch, known.lexicon);
  if (choice.wants_any(kGlossaryTypes)) take(out, choice, check_glossary(terms, known.glossary, choice.terms));
  if (choice.wants_any(kTermTypes)) take(out, choice, check_terms(terms, choice.terms));
  return out;
}

}  // namespace cotejo::cli
