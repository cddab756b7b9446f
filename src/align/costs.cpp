#include "align/costs.hpp"

#include <algorithm>
#include <numeric>

namespace cotejo {
namespace {

constexpr BeadShape kShapes[kBeadShapes] = {{1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 4}, {4, 1}, {2, 2},
                                            {2, 3}, {3, 2}, {3, 3}, {2, 4}, {4, 2}, {3, 4}, {4, 3}, {4, 4}};

template <Side S>
Evidence::SideSums sums(const Features<S>& side) {
  Evidence::SideSums out;
  for (std::uint32_t k = 0; k < side.segments(); ++k) {
    double weight = 0;
    for (const std::uint32_t type : side.tokens_of(k)) weight += double{side.types[type].weight};
    out.length.push_back(side.length[k]);
    out.log_length.push_back(std::log1p(static_cast<float>(side.length[k])));
    out.log_weight.push_back(std::log1p(static_cast<float>(weight)));
    out.weight.push_back(weight);
    out.borders.push_back(side.opens_block[k]);
  }
  out.is_heading = side.is_heading;
  return out;
}

}  // namespace

std::span<const BeadShape, kBeadShapes> bead_shapes() { return kShapes; }

float length_cost(float es, float en, const AlignModel& model) {
  const float difference = en - es * model.length_ratio;
  const float mean = (es + en / model.length_ratio) / 2;
  return difference * difference / (2 * model.length_variance * mean);
}

Evidence::Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model)
    : model_(model), es_(sums(es)), en_(sums(en)) {}

StepCues::StepCues(const Evidence& evidence, const Coverage& coverage) : evidence_(evidence), coverage_(coverage) {
  share_scale_ = 1 / (evidence.typical_share() > 0 ? evidence.typical_share() : find_typical_share());
}

template <Side S>
void StepCues::add_best_shares(std::vector<float>& shares) const {
  const Band& band = coverage_.band();
  const std::uint32_t first = S == Side::es ? band.from().i : band.from().j;
  const std::uint32_t end = S == Side::es ? band.to().i : band.to().j;
  for (std::uint32_t k = first; k < end; ++k) {
    const Coverage::Standing& standing = coverage_.standing<S>(k);
    shares.push_back(share(standing.best[0] - standing.chance[0], evidence_.side<S>().weight.at(k)));
  }
}

/// The mean of the upper half, no less than a little.
float StepCues::find_typical_share() const {
  constexpr float kLeast = 0.1F;
  std::vector<float> shares;
  add_best_shares<Side::es>(shares);
  add_best_shares<Side::en>(shares);
  const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
  std::nth_element(shares.begin(), middle, shares.end());
  const float sum = std::accumulate(middle, shares.end(), 0.0F);
  return std::max(kLeast, sum / static_cast<float>(std::max<std::ptrdiff_t>(1, shares.end() - middle)));
}

StepCosts::StepCosts(const Evidence& evidence, const Coverage& coverage)
    : cues_(evidence, coverage), band_(coverage.band()), prices_(evidence.model().prices) {
  for (Members* members : {&es_, &en_}) {
    for (std::vector<Coverage::Runs>& costs : *members) costs.resize(band_.points());
  }
  for (std::uint32_t i = band_.from().i; i <= band_.to().i; ++i) {
    for (std::uint32_t j = band_.row(i).first; j <= band_.row(i).last; ++j) {
      if (i < band_.to().i) price_member<Side::es>({i, j}, es_);
      if (j < band_.to().j) price_member<Side::en>({i, j}, en_);
    }
  }
  es_dropped_ = price_dropped<Side::es>(band_.from().i, band_.to().i);
  en_dropped_ = price_dropped<Side::en>(band_.from().j, band_.to().j);
}

template <Side S>
void StepCosts::price_member(GridPoint p, Members& members) const {
  const std::uint32_t own = S == Side::es ? p.i : p.j, other = S == Side::es ? p.j : p.i;
  for (std::uint32_t run = 1; run <= kMaxBeadSide; ++run) {
    float cost = 0;
    const auto pay = [&](Cue cue, float amount) { cost += prices_[cue] * amount; };
    cues_.describe_member<S>(own, other, run, pay);
    members[0][band_.index(p)][run - 1] = cost;
    cues_.describe_mate<S>(own, other, run, pay);
    members[1][band_.index(p)][run - 1] = cost;
  }
}

template <Side S>
std::vector<float> StepCosts::price_dropped(std::uint32_t first, std::uint32_t end) const {
  std::vector<float> out(end - first, 0);
  for (std::uint32_t k = first; k < end; ++k) {
    cues_.describe_dropped<S>(k, [&](Cue cue, float amount) { out[k - first] += prices_[cue] * amount; });
  }
  return out;
}

}  // namespace cotejo
