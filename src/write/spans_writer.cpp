// "0:57 TAB 0:61": where each bead stands in the two source files, in code points; "-" for an empty side. All beads.
#include <ostream>

#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo::detail {
namespace {

std::string span_text(const Passage& passage) {
  const auto range = visible_range(passage);
  if (!range) return "-";
  const CodePointRange span = passage.document.source.source_range(passage.document.text, *range);
  return std::to_string(span.begin) + ':' + std::to_string(span.end);
}

}  // namespace

WriteSummary write_spans(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& /*options*/) {
  WriteSummary summary;
  for (const Bead& bead : bitext.alignment.beads) {
    out << span_text(passage(bitext.es, bead.es)) << '\t' << span_text(passage(bitext.en, bead.en)) << '\n';
    ++summary.written;
  }
  return summary;
}

}  // namespace cotejo::detail
