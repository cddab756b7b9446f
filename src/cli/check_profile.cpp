#include "cli/check_profile.hpp"

#include <filesystem>
#include <iterator>

#include "cli/command.hpp"
#include "cotejo/read.hpp"

namespace cotejo::cli {
namespace {

Result<Profile> read_file(const std::string& path) {
  if (path.empty()) return Profile{};
  const Result<std::string> bytes = read_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<Profile> profile = parse_profile(*bytes, path);
  if (!profile) return profile;
  for (std::string& file : profile->ignore) file = (std::filesystem::path(path).parent_path() / file).string();
  return profile;
}

/// Of coverage and fidelity, with --strict.
constexpr float kStrictConfidence = 0.3F;

template <class Options>
Options settle(Profile& profile, std::span<const FindingType> types) {
  Options out;
  out.min_confidence = settle_confidence(profile, types, profile.is_strict ? kStrictConfidence : out.min_confidence);
  return out;
}

/// One threshold for all findings, whatever the file says of single types.
void set_confidence(Profile& profile, float least) {
  profile.min_confidence = least;
  for (auto& [type, of_type] : profile.types) of_type.min_confidence.reset();
}

Result<std::vector<MayVary>> read_may_vary(const std::vector<std::string>& paths) {
  std::vector<MayVary> out;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<std::vector<MayVary>> entries = parse_may_vary(*bytes, path);
    if (!entries) return entries;
    std::move(entries->begin(), entries->end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace

Result<Profile> read_profile(const ProfileArguments& arguments) {
  Result<Profile> profile = read_file(arguments.file);
  if (!profile) return profile;
  if (!arguments.min_occurrences.empty()) {
    const Result<unsigned> least = parse_count("--min-occurrences", arguments.min_occurrences);
    if (!least) return tl::unexpected(least.error());
    profile->min_occurrences = *least;
  }
  if (!arguments.min_confidence.empty()) {
    const Result<double> least = parse_number("--min-confidence", arguments.min_confidence, 0, 1);
    if (!least) return tl::unexpected(least.error());
    set_confidence(*profile, static_cast<float>(*least));
  }
  profile->is_strict |= arguments.is_strict;
  profile->ignore.insert(profile->ignore.end(), arguments.ignore.begin(), arguments.ignore.end());
  return profile;
}

Result<TermOptions> settle_terms(Profile& profile) {
  constexpr FindingType kTypes[] = {FindingType::one_to_many, FindingType::many_to_one};
  TermOptions out;
  out.min_occurrences = profile.min_occurrences.value_or(out.min_occurrences);
  out.min_confidence =
      settle_confidence(profile, kTypes, profile.is_strict ? kStrictTermConfidence : out.min_confidence);
  Result<std::vector<MayVary>> may_vary = read_may_vary(profile.ignore);
  if (!may_vary) return tl::unexpected(std::move(may_vary.error()));
  out.may_vary = std::move(*may_vary);
  return out;
}

CoverageOptions settle_coverage(Profile& profile, std::span<const FindingType> types) {
  return settle<CoverageOptions>(profile, types);
}

FidelityOptions settle_fidelity(Profile& profile, std::span<const FindingType> types) {
  return settle<FidelityOptions>(profile, types);
}

}  // namespace cotejo::cli
