#include "cli/check_types.hpp"

#include <algorithm>
#include <iterator>

#include "cli/command.hpp"

namespace cotejo::cli {
namespace {

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

}  // namespace

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

Result<std::optional<Severity>> parse_severity(const std::string& text) {
  if (text.empty() || text == "never") return std::nullopt;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
    if (name(severity) == text) return severity;
  return tl::unexpected(bad_value("--fail-on", text, "note, warning, error, never"));
}

}  // namespace cotejo::cli
