#include "cotejo/align.hpp"

namespace cotejo {
namespace {

template <Side S>
double length_of(const SegmentRange<S>& range, const Features<S>& side) {
  double out = 0;
  for (std::uint32_t k = range.first; k < range.end(); ++k) out += side.length[k];
  return out;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 1; }

}  // namespace

AlignedShare aligned_share(const Alignment& alignment, const Features<Side::es>& es, const Features<Side::en>& en) {
  double es_all = 0, en_all = 0, es_aligned = 0, en_aligned = 0, confident = 0;
  for (const Bead& bead : alignment.beads) {
    const double es_length = length_of(bead.es, es), en_length = length_of(bead.en, en);
    es_all += es_length;
    en_all += en_length;
    if (bead.is_one_sided()) continue;
    es_aligned += es_length;
    en_aligned += en_length;
    confident += double{bead.confidence} * (es_length + en_length);
  }
  return {ratio(es_aligned, es_all), ratio(en_aligned, en_all), ratio(confident, es_all + en_all)};
}

}  // namespace cotejo
