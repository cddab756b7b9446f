#include <algorithm>
#include <map>

#include "cotejo/write.hpp"

namespace cotejo {
namespace {

/// The glossary check has a finding for each place.
void add(std::vector<TermRenderings::Rendering>& renderings, const Finding& finding) {
  const auto places = static_cast<std::uint32_t>(finding.places.size());
  const auto found = std::ranges::find_if(renderings, [&](const TermRenderings::Rendering& rendering) {
    return rendering.en == finding.en_term && !rendering.findings.empty() &&
           rendering.findings.front()->type == finding.type &&
           rendering.findings.front()->en_is_guess == finding.en_is_guess;
  });
  if (found == renderings.end()) {
    renderings.push_back({finding.en_term, places, {&finding}});
  } else {
    found->count += places;
    found->findings.push_back(&finding);
  }
}

TermRenderings new_term(const Finding& finding) {
  TermRenderings out{finding.es_term, is_of_glossary(finding.type), finding.occurrences, {}};
  if (!finding.expected.empty()) out.renderings.push_back({finding.expected, finding.as_expected, {}});
  return out;
}

}  // namespace

std::vector<TermRenderings> renderings_by_term(std::span<const Finding> findings) {
  std::vector<TermRenderings> out;
  // A glossary's entry is not what the text itself makes a term, though the words be the same.
  std::map<std::pair<std::string_view, bool>, std::size_t> places;
  for (const Finding& finding : findings) {
    if (!is_of_terms(finding.type)) continue;
    const auto [place, is_new] = places.try_emplace({finding.es_term, is_of_glossary(finding.type)}, out.size());
    if (is_new) out.push_back(new_term(finding));
    add(out[place->second].renderings, finding);
  }
  return out;
}

}  // namespace cotejo
