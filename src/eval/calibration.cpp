// How far confidences can be believed: of the beads answered with a confidence of about c, a share of about c should be
// right.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "cotejo/eval.hpp"
#include "eval/beads.hpp"

namespace cotejo {
namespace {

using detail::CountedBead;

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, std::size_t whole) { return whole == 0 ? kNotANumber : part / static_cast<double>(whole); }

bool is_probability(const std::optional<double>& score) { return score && *score >= 0 && *score <= 1; }

/// A bead that is answered twice counts once, as for evaluate().
std::map<CountedBead, double> confidences(const std::vector<LadderBead>& beads) {
  std::map<CountedBead, double> out;
  for (const LadderBead& bead : beads) {
    for (CountedBead& counted : detail::counted_as(bead)) out.emplace(std::move(counted), *bead.score);
  }
  return out;
}

void add(ReliabilityBin& bin, const Judgement& judgement) {
  bin.count += 1;
  bin.right += judgement.is_right ? 1U : 0U;
  bin.confidence_sum += judgement.confidence;
}

std::size_t bin_of(double confidence) {
  const auto bin = static_cast<std::size_t>(confidence * kReliabilityBins);
  return std::min(bin, kReliabilityBins - 1);
}

}  // namespace

std::optional<std::vector<Judgement>> judge(const std::vector<LadderBead>& gold,
                                            const std::vector<LadderBead>& hypothesis, std::size_t es_segments,
                                            std::size_t en_segments) {
  if (!std::ranges::all_of(hypothesis, is_probability, &LadderBead::score)) return std::nullopt;
  const detail::CountedBeads wanted = detail::complete(gold, es_segments, en_segments);
  const std::set<CountedBead> truth(wanted.begin(), wanted.end());
  std::vector<Judgement> out;
  for (const auto& [bead, confidence] : confidences(hypothesis)) {
    out.push_back({confidence, truth.contains(bead), detail::is_two_sided(bead)});
  }
  return out;
}

double ReliabilityBin::mean_confidence() const { return ratio(confidence_sum, count); }
double ReliabilityBin::share_right() const { return ratio(static_cast<double>(right), count); }

std::vector<ReliabilityBin> bins_of_equal_width(const std::vector<Judgement>& judgements) {
  std::vector<ReliabilityBin> bins(kReliabilityBins);
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    bins[bin].low = static_cast<double>(bin) / kReliabilityBins;
    bins[bin].high = static_cast<double>(bin + 1) / kReliabilityBins;
  }
  for (const Judgement& judgement : judgements) add(bins[bin_of(judgement.confidence)], judgement);
  return bins;
}

std::vector<ReliabilityBin> bins_of_equal_mass(std::vector<Judgement> judgements) {
  std::ranges::sort(judgements, {}, &Judgement::confidence);
  std::vector<ReliabilityBin> bins;
  const auto is_full = [&] { return bins.empty() || bins.back().count * kReliabilityBins >= judgements.size(); };
  for (const Judgement& judgement : judgements) {
    if (is_full() && (bins.empty() || judgement.confidence > bins.back().high)) {
      bins.emplace_back().low = judgement.confidence;
    }
    bins.back().high = judgement.confidence;
    add(bins.back(), judgement);
  }
  return bins;
}

double calibration_error(const std::vector<ReliabilityBin>& bins) {
  double sum = 0;
  std::size_t count = 0;
  for (const ReliabilityBin& bin : bins) {
    sum += std::abs(bin.confidence_sum - static_cast<double>(bin.right));
    count += bin.count;
  }
  return ratio(sum, count);
}

KeptPairs keep_pairs(const std::vector<Judgement>& judgements, double threshold, std::size_t gold_pairs) {
  KeptPairs out;
  out.threshold = threshold;
  std::size_t right = 0;
  for (const Judgement& judgement : judgements) {
    if (!judgement.is_pair || judgement.confidence < threshold) continue;
    out.count += 1;
    right += judgement.is_right ? 1U : 0U;
  }
  out.measure = {ratio(static_cast<double>(right), out.count), ratio(static_cast<double>(right), gold_pairs)};
  return out;
}

}  // namespace cotejo
