#include <algorithm>

#include "cotejo/check.hpp"

namespace cotejo {
namespace {

bool is_about_a_gap(FindingType type) {
  using enum FindingType;
  return type == omitted_sentence || type == omitted_paragraph || type == added_sentence;
}

/// The segments of a text that stand alone on purpose.
struct Intended {
  explicit Intended(const CheckText& text) : es(text.es.size()), en(text.en.size()) {
    for (const Bead& bead : text.beads) {
      if (!bead.is_on_purpose) continue;
      for (std::uint32_t i = bead.es.first; i < bead.es.end(); ++i) es[i] = true;
      for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j) en[j] = true;
    }
  }

  [[nodiscard]] bool covers(const TermPlace& place, FindingType type) const {
    const bool is_added = type == FindingType::added_sentence;
    const std::vector<bool>& side = is_added ? en : es;
    const std::uint32_t segment = is_added ? place.en.segment : place.es.segment;
    return segment < side.size() && side[segment];
  }

  std::vector<bool> es, en;
};

}  // namespace

std::vector<Finding> without_intended(std::vector<Finding> findings, CheckBatch batch) {
  std::vector<Intended> intended;
  for (const CheckText& text : batch) intended.emplace_back(text);
  std::erase_if(findings, [&](const Finding& finding) {
    return is_about_a_gap(finding.type) && std::ranges::all_of(finding.places, [&](const TermPlace& place) {
             return intended[place.text].covers(place, finding.type);
           });
  });
  return findings;
}

}  // namespace cotejo
