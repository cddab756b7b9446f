// "[0, 1]:[0]:0.982": the numbers of the segments on both sides, then the confidence, which readers of the two-field
// form pass over. All beads, in order: what alignments are compared with.
#include <ostream>

#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

template <Side S>
void write_numbers(std::ostream& out, SegmentRange<S> range) {
  out << '[';
  for (std::uint32_t number = range.first; number < range.end(); ++number) {
    if (number != range.first) out << ", ";
    out << std::to_string(number);  // a stream's locale may group digits
  }
  out << ']';
}

}  // namespace

WriteSummary write_ladder(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& /*options*/) {
  WriteSummary summary;
  for (const Bead& bead : bitext.alignment.beads) {
    write_numbers(out, bead.es);
    out << ':';
    write_numbers(out, bead.en);
    out << ':' << confidence_text(bead.confidence) << '\n';
    ++summary.written;
  }
  return summary;
}

}  // namespace cotejo::detail
