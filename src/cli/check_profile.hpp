// `cotejo check --profile`: the user's profile, and how the command line's own options go over it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cotejo/check.hpp"
#include "cotejo/error.hpp"
#include "cotejo/profile.hpp"

namespace cotejo::cli {

/// As the user wrote them; empty: not given.
struct ProfileArguments {
  std::string file, min_occurrences, min_confidence;
  std::vector<std::string> ignore;
  bool is_strict = false;
};

/// What the command line asks for stands above what the file has. Files that a profile names are found from its folder.
Result<Profile> read_profile(const ProfileArguments& arguments);

/// What terms have to be looked at so that nothing is missed that the profile wants; the profile then has the checks'
/// own thresholds where it had none.
Result<TermOptions> settle_terms(Profile& profile);

/// The same for the types of the other checks.
CoverageOptions settle_coverage(Profile& profile, std::span<const FindingType> types);
FidelityOptions settle_fidelity(Profile& profile, std::span<const FindingType> types);

}  // namespace cotejo::cli
