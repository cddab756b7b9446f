#include "check/lengths.hpp"

namespace cotejo {
namespace {

template <Side S>
std::uint32_t length_of(const std::vector<std::string_view>& segments, SegmentRange<S> range) {
  std::uint32_t out = 0;
  for (std::uint32_t k = range.first; k < range.end(); ++k) out += visible_length(segments[k]);
  return out;
}

}  // namespace

BeadLengths lengths_of(const CheckText& text, const Bead& bead) {
  return {length_of(text.es, bead.es), length_of(text.en, bead.en)};
}

LengthModel learn_lengths(CheckBatch batch) {
  // What is usual, and what that is worth: Spanish code points for the ratio, beads for the variance.
  constexpr double kUsualRatio = 0.92, kUsualVariance = 6.8, kUsualLength = 2000, kUsualBeads = 30;
  constexpr double kMostDeviation = 3;  // beads that something is wrong with teach nothing
  double es = kUsualLength, en = kUsualLength * kUsualRatio;
  std::vector<BeadLengths> beads;
  for (const CheckText& text : batch) {
    for (const Bead& bead : text.beads) {
      if (bead.is_one_sided()) continue;
      beads.push_back(lengths_of(text, bead));
      es += beads.back().es;
      en += beads.back().en;
    }
  }
  LengthModel out{en / es, kUsualVariance};
  double squares = kUsualBeads, count = kUsualBeads;
  for (const BeadLengths& bead : beads) {
    const double deviation = std::min(std::abs(out.deviation(bead.es, bead.en)), kMostDeviation);
    squares += deviation * deviation;
    ++count;
  }
  out.variance *= squares / count;
  return out;
}

}  // namespace cotejo
