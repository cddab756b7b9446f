// Coarse to fine: rare shared tokens give a corridor, the sum over all alignments in it gives the best one and how
// often this text drops and merges, and a second sum with those habits decides.
#include "cotejo/align.hpp"

#include <cmath>

#include "align/aligner.hpp"
#include "align/corridor.hpp"
#include "align/search.hpp"

namespace cotejo {
namespace {

/// How much cheaper than the model's price something is in a text that does it `seen` times in `steps` steps.
float habit(double seen, double steps, float rate, const AlignModel& model) {
  const double prior = double{model.prior_steps};
  const double share = (seen + prior * double{rate}) / (steps + prior);
  return static_cast<float>(-std::log(share / double{rate}));
}

TextHabits habits(const StepCounts& counts, const AlignModel& model) {
  const double steps = counts.beads + counts.drops_es + counts.drops_en;
  return {habit(counts.drops_es, steps, model.drop_rate, model), habit(counts.drops_en, steps, model.drop_rate, model),
          habit(counts.merges_es, counts.beads, model.merge_rate, model),
          habit(counts.merges_en, counts.beads, model.merge_rate, model)};
}

Alignment one_sided(std::uint32_t es, std::uint32_t en) {
  Alignment out;
  for (std::uint32_t i = 0; i < es; ++i) out.beads.push_back({{i, 1}, {0, 0}, 1});
  for (std::uint32_t j = 0; j < en; ++j) out.beads.push_back({{es, 0}, {j, 1}, 1});
  return out;
}

bool is_small(std::uint32_t es, std::uint32_t en, const AlignOptions& options) {
  return std::uint64_t{es} * en <= options.full_search_cells;
}

}  // namespace

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const AlignModel& model, const Progress& progress) {
  if (es.segments() == 0 || en.segments() == 0) return one_sided(es.segments(), en.segments());
  const auto report = [&progress](std::uint64_t done) {
    if (progress) progress(done, 3);
  };
  Band band = is_small(es.segments(), en.segments(), options) ? Band::full(es.segments(), en.segments())
                                                              : corridor(es, en, matches, options.margin);
  report(1);
  SearchResult result;
  for (std::uint32_t widenings = 0;; ++widenings) {
    const Coverage coverage(es, en, matches, band);
    StepCosts costs(es, en, coverage, model);
    result = search(costs, band, model);
    if (result.edge_rows.empty() || widenings == options.max_widenings) {
      report(2);
      costs.adapt(habits(result.counts, model));
      return search(costs, band, model).alignment;
    }
    band = widened(band, result.edge_rows, options.margin << (widenings + 1U));
  }
}

Alignment align(const Features<Side::es>& es, const Features<Side::en>& en, const Matches& matches,
                const AlignOptions& options, const Progress& progress) {
  return align(es, en, matches, options, AlignModel(), progress);
}

}  // namespace cotejo
