// Which checks a command is asked to make, and what they find: what `cotejo check` and `cotejo feed` have in common.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/check_profile.hpp"
#include "cli/command.hpp"
#include "cli/text_input.hpp"
#include "cotejo/check.hpp"
#include "cotejo/error.hpp"

namespace cotejo::cli {

inline constexpr FindingType kCoverageTypes[] = {FindingType::omitted_sentence,
                                                 FindingType::omitted_paragraph,
                                                 FindingType::omitted_clause,
                                                 FindingType::added_sentence,
                                                 FindingType::untranslated,
                                                 FindingType::duplicated,
                                                 FindingType::moved,
                                                 FindingType::unusual_length};

/// As the user wrote them; empty: not given.
struct CheckChoiceArguments {
  std::string only, fail_on;
  ProfileArguments profile;
};

/// --only, --profile, --strict.
void add_choice_options(OptionGroup& group, CheckChoiceArguments& arguments);
/// --ignore
void add_ignore_option(OptionGroup& group, CheckChoiceArguments& arguments);
/// --fail-on
void add_fail_on_option(OptionGroup& group, CheckChoiceArguments& arguments);

struct CheckChoice {
  std::vector<FindingType> types;
  Profile profile;
  TermOptions terms;
  CoverageOptions coverage;
  FidelityOptions fidelity;
  std::optional<Severity> fail_on;

  [[nodiscard]] bool wants(FindingType type) const;
  [[nodiscard]] bool wants_any(std::span<const FindingType> types) const;
  [[nodiscard]] bool is_severe(const Finding& finding) const { return fail_on && finding.severity >= *fail_on; }
};

/// Errors: usage, and those of reading the profile and the files it names.
Result<CheckChoice> choose_checks(const CheckChoiceArguments& arguments);

/// Of coverage and fidelity, what is asked for; before the profile's thresholds and severities.
std::vector<Finding> find_in_texts(const CheckChoice& choice, const LexiconInput& known, CheckBatch batch);
/// The same of glossary and terms.
std::vector<Finding> find_in_terms(const CheckChoice& choice, const LexiconInput& known, CheckBatch batch);

}  // namespace cotejo::cli
