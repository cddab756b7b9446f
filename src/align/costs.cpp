#include "align/costs.hpp"

#include <algorithm>

namespace cotejo {
namespace {

constexpr BeadShape kShapes[] = {{1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {2, 2}, {1, 4}, {4, 1},
                                 {2, 3}, {3, 2}, {3, 3}, {2, 4}, {4, 2}, {3, 4}, {4, 3}, {4, 4}};

}  // namespace

std::span<const BeadShape> bead_shapes() { return kShapes; }

float length_cost(float es, float en, const AlignModel& model) {
  const float difference = en - es * model.length_ratio;
  const float mean = (es + en / model.length_ratio) / 2;
  return difference * difference / (2 * model.length_variance * mean);
}

Evidence::Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model)
    : es_(es), en_(en), model_(model), es_sums_(sums(es)), en_sums_(sums(en)) {}

template <Side S>
Evidence::SideSums Evidence::sums(const Features<S>& side) {
  SideSums out;
  for (std::uint32_t k = 0; k < side.segments(); ++k) {
    double weight = 0;
    for (const std::uint32_t type : side.tokens_of(k)) weight += double{side.types[type].weight};
    out.length.push_back(side.length[k]);
    out.weight.push_back(weight);
    out.borders.push_back(side.opens_block[k]);
  }
  return out;
}

float Evidence::bead(GridPoint p, BeadShape shape, float covered) const {
  const float weight = es_sums_.weight.of(p.i, shape.es) + en_sums_.weight.of(p.j, shape.en);
  const float es_length = std::max(1.0F, es_sums_.length.of(p.i, shape.es));
  const float en_length = std::max(1.0F, en_sums_.length.of(p.j, shape.en));
  const float words = model_.coverage_price * weight - model_.coverage_weight * covered;
  float cost = model_.bead + std::min(words, model_.coverage_cap) +
               model_.length_weight * std::min(model_.length_cap, length_cost(es_length, en_length, model_)) +
               model_.extra_segment * static_cast<float>(shape.es + shape.en - 2) + layout(p, shape);
  if (shape.es > 1 && shape.en > 1) cost += model_.many_to_many;
  if (shape.es > 1) cost += habits_.merge_es;
  if (shape.en > 1) cost += habits_.merge_en;
  return cost;
}

float Evidence::layout(GridPoint p, BeadShape shape) const {
  const bool es_opens = es_.opens_block[p.i], en_opens = en_.opens_block[p.j];
  float cost = es_opens != en_opens ? model_.blocks_differ : es_opens ? -model_.blocks_agree : 0;
  cost +=
      model_.block_inside * (es_sums_.borders.of(p.i + 1, shape.es - 1) + en_sums_.borders.of(p.j + 1, shape.en - 1));
  if (es_.is_heading[p.i] != en_.is_heading[p.j]) cost += model_.headings_differ;
  return cost;
}

}  // namespace cotejo
