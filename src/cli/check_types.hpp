// The types of findings as users group and name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

inline constexpr FindingType kTermTypes[] = {FindingType::one_to_many, FindingType::many_to_one};
inline constexpr FindingType kGlossaryTypes[] = {FindingType::wrong_rendering, FindingType::missing_rendering,
                                                 FindingType::forbidden_rendering};
inline constexpr FindingType kFidelityTypes[] = {FindingType::wrong_number, FindingType::wrong_name,
                                                 FindingType::unpaired_mark, FindingType::not_carried_over};

/// What --only lists; all of them when it is empty.
Result<std::vector<FindingType>> parse_types(std::string_view list);

/// What --fail-on says; nothing for never.
Result<std::optional<Severity>> parse_severity(const std::string& text);

}  // namespace cotejo::cli
