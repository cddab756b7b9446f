#include "eval/beads.hpp"

#include <set>

namespace cotejo::detail {

bool is_two_sided(const CountedBead& bead) { return !bead.first.empty() && !bead.second.empty(); }

CountedBeads counted_as(const LadderBead& bead) {
  if (!bead.es.empty() && !bead.en.empty()) return {{bead.es, bead.en}};
  CountedBeads out;
  for (const std::size_t i : bead.es) out.push_back({{i}, {}});
  for (const std::size_t j : bead.en) out.push_back({{}, {j}});
  return out;
}

CountedBeads complete(const std::vector<LadderBead>& beads, std::size_t es_segments, std::size_t en_segments) {
  CountedBeads out;
  std::set<std::size_t> es_named, en_named;
  for (const LadderBead& bead : beads) {
    es_named.insert(bead.es.begin(), bead.es.end());
    en_named.insert(bead.en.begin(), bead.en.end());
    for (CountedBead& counted : counted_as(bead)) out.push_back(std::move(counted));
  }
  for (std::size_t i = 0; i < es_segments; ++i) {
    if (!es_named.contains(i)) out.push_back({{i}, {}});
  }
  for (std::size_t j = 0; j < en_segments; ++j) {
    if (!en_named.contains(j)) out.push_back({{}, {j}});
  }
  return out;
}

}  // namespace cotejo::detail
