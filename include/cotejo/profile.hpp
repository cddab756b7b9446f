// What a user wants to hear of: a severity, a threshold or silence for each type of finding, in a file that a team can
// share.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/check.hpp"
#include "cotejo/error.hpp"

namespace cotejo {

/// How findings of one type are taken; what is not set is as the check has it.
struct TypeProfile {
  bool is_off = false;
  std::optional<Severity> severity;
  std::optional<float> min_confidence;
};

struct Profile {
  bool is_strict = false;                                 ///< rather a false alarm than an error that is overlooked
  std::map<std::string, TypeProfile, std::less<>> types;  ///< by name(FindingType)
  std::optional<float> min_confidence;                    ///< of the types that have none of their own
  std::optional<std::uint32_t> min_occurrences;           ///< as TermOptions has it
  std::vector<std::string> ignore;                        ///< files of what may vary, as they are written there
};

/// A line is "KEY = VALUE", or "[TYPE]" for a type of finding that the lines below it are about; '#' and ';' start a
/// comment line. Keys above the first type: strict (yes, no), min-confidence, min-occurrences, and ignore, which may be
/// repeated; of a type: severity (note, warning, error, off) and min-confidence. Errors: encoding or malformed, with
/// "name:line".
Result<Profile> parse_profile(std::string_view text, std::string_view name);

/// Whether findings of the type are wanted at all.
bool is_wanted(const Profile& profile, FindingType type);

/// Gives those of a check's types that the profile has no threshold for the check's own one, `standard`; the least of
/// them all is what the check has to look for.
float settle_confidence(Profile& profile, std::span<const FindingType> types, float standard);

/// Leaves out what the profile does not want, and gives the others its severities.
void apply_profile(const Profile& profile, std::vector<Finding>& findings);

}  // namespace cotejo
