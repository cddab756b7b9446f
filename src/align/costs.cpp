#include "align/costs.hpp"

#include <algorithm>
#include <numeric>

namespace cotejo {
namespace {

template <Side S>
std::vector<SegmentEvidence> evidence_of(const Features<S>& side) {
  std::vector<SegmentEvidence> out;
  out.reserve(side.segments());
  for (std::uint32_t k = 0; k < side.segments(); ++k) {
    float weight = 0;
    for (const std::uint32_t type : side.tokens_of(k)) weight += side.types[type].weight;
    const auto length = static_cast<float>(side.length[k]);
    out.push_back({length, weight, std::log1p(length), std::log1p(weight), side.opens_block[k] ? 1.0F : 0.0F,
                   side.is_heading[k]});
  }
  return out;
}

constexpr float kLeastWeight = 0.2F;  // of a segment, where shares of it are taken

/// Numbers for runs of one segment, two, three …
constexpr Runs kRunLengths = {1, 2, 3, 4};

}  // namespace

Evidence::Evidence(const Features<Side::es>& es, const Features<Side::en>& en, const AlignModel& model)
    : model_(model), es_(evidence_of(es)), en_(evidence_of(en)) {}

StepCues::StepCues(const Evidence& evidence, const Coverage& coverage, const Standings& standings)
    : evidence_(evidence), coverage_(coverage) {
  const Band& band = coverage_.band();
  typical_share_ = evidence.typical_share() > 0 ? evidence.typical_share() : find_typical_share(standings);
  es_.reserve(band.to().i - band.from().i);
  for (std::uint32_t i = band.from().i; i < band.to().i; ++i) es_.push_back(make_member<Side::es>(i, standings.es[i]));
  en_.reserve(band.to().j - band.from().j);
  for (std::uint32_t j = band.from().j; j < band.to().j; ++j) en_.push_back(make_member<Side::en>(j, standings.en[j]));
  find_best_runs();
}

/// By chance a run of segments finds as much as they do one by one.
template <Side S>
StepCues::Member StepCues::make_member(std::uint32_t segment, const Standing& standing) const {
  return {standing.chance * kRunLengths, Runs{} + standing.best,
          1 / (typical_share_ * std::max(evidence_.of<S>(segment).weight, kLeastWeight))};
}

void StepCues::find_best_runs() {
  const Band& band = coverage_.band();
  for (std::uint32_t i = band.from().i; i < band.to().i; ++i) {
    const std::uint32_t end = std::min(band.row(i).last + 1, band.to().j);
    Member& es = es_[i - band.from().i];
    for (std::uint32_t j = band.row(i).first; j < end; ++j) {
      Member& en = en_[j - band.from().j];
      es.best = larger(es.best, coverage_.covered<Side::es>(i, j));
      en.best = larger(en.best, coverage_.covered<Side::en>(j, i));
    }
  }
}

/// The mean of the upper half, no less than a little.
float StepCues::find_typical_share(const Standings& standings) const {
  constexpr float kLeast = 0.1F;
  const Band& band = coverage_.band();
  std::vector<float> shares;
  const auto add = [&](const Standing& standing, float weight) {
    shares.push_back((standing.best - standing.chance) / std::max(weight, kLeastWeight));
  };
  for (std::uint32_t i = band.from().i; i < band.to().i; ++i) add(standings.es[i], evidence_.of<Side::es>(i).weight);
  for (std::uint32_t j = band.from().j; j < band.to().j; ++j) add(standings.en[j], evidence_.of<Side::en>(j).weight);
  const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
  std::nth_element(shares.begin(), middle, shares.end());
  const float sum = std::accumulate(middle, shares.end(), 0.0F);
  return std::max(kLeast, sum / static_cast<float>(std::max<std::ptrdiff_t>(1, shares.end() - middle)));
}

StepCosts::StepCosts(const Evidence& evidence, const Coverage& coverage, const Standings& standings)
    : cues_(evidence, coverage, standings), band_(coverage.band()), prices_(evidence.model().prices) {
  price_shapes();
  for (Members* members : {&es_, &en_}) {
    members->alone.resize(band_.points());
    members->with_mates.resize(band_.points());
  }
  for (std::uint32_t i = band_.from().i; i < band_.to().i; ++i) {
    const std::uint32_t end = std::min(band_.row(i).last + 1, band_.to().j);
    for (std::uint32_t j = band_.row(i).first; j < end; ++j) {
      price_member<Side::es>({i, j}, es_);
      price_member<Side::en>({i, j}, en_);
    }
  }
  es_dropped_ = price_dropped<Side::es>(band_.from().i, band_.to().i);
  en_dropped_ = price_dropped<Side::en>(band_.from().j, band_.to().j);
}

void StepCosts::price_shapes() {
  for (std::size_t k = 0; k < kBeadShapes; ++k)
    cues_.describe_shape(kShapes[k], [&](Cue cue, float amount) { shapes_[k] += prices_[cue] * amount; });
}

template <Side S>
void StepCosts::price_member(GridPoint p, Members& members) const {
  const std::uint32_t own = S == Side::es ? p.i : p.j, other = S == Side::es ? p.j : p.i;
  Runs cost{};
  const auto pay = [&](Cue cue, Runs amount) { cost += prices_[cue] * amount; };
  cues_.describe_member<S>(own, other, pay);
  members.alone[band_.index(p)] = cost;
  cues_.describe_mate<S>(own, other, pay);
  members.with_mates[band_.index(p)] = cost;
}

template <Side S>
std::vector<float> StepCosts::price_dropped(std::uint32_t first, std::uint32_t end) const {
  std::vector<float> out(end - first, 0);
  for (std::uint32_t k = first; k < end; ++k) {
    cues_.describe_dropped<S>(k, [&](Cue cue, float amount) { out[k - first] += prices_[cue] * amount; });
  }
  return out;
}

template <std::size_t Shape>
float StepCosts::price_bead(GridPoint p) const {
  constexpr BeadShape shape = kShapes[Shape];
  float cost = shapes_[Shape];
  cues_.describe_place(p, shape, [&](Cue cue, float amount) { cost += prices_[cue] * amount; });
  const std::vector<Runs>& es = shape.es > 1 ? es_.with_mates : es_.alone;
  const std::vector<Runs>& en = shape.en > 1 ? en_.with_mates : en_.alone;
  for (std::uint32_t a = 0; a < shape.es; ++a) cost += es[band_.index({p.i + a, p.j})][shape.en - 1];
  for (std::uint32_t b = 0; b < shape.en; ++b) cost += en[band_.index({p.i, p.j + b})][shape.es - 1];
  return cost;
}

template <std::size_t... Shape>
constexpr std::array<StepCosts::PriceBead, kBeadShapes> StepCosts::price_beads(std::index_sequence<Shape...> /*all*/) {
  return {&StepCosts::price_bead<Shape>...};
}

constexpr std::array<StepCosts::PriceBead, kBeadShapes> StepCosts::kPriceBead =
    price_beads(std::make_index_sequence<kBeadShapes>());

}  // namespace cotejo
