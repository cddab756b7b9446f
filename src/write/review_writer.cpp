// The review page: src/write/review, put into one string at build time, with the pair as data in it.
#include <ostream>

#include "write/review_data.hpp"
#include "write/writers.hpp"

namespace cotejo {
namespace {

#include "review_page.inc"

}  // namespace

void write_review(std::ostream& out, const ReviewPage& page, const WriteOptions& options) {
  out << kBeforeData << detail::review_data(page, options) << kAfterData;
}

namespace detail {
namespace {

std::vector<std::string_view> sentences(const BitextSide& side) {
  std::vector<std::string_view> out;
  out.reserve(side.segments.size());
  for (const Segment& segment : side.segments) out.push_back(slice(side.document.text, segment.range));
  return out;
}

}  // namespace

WriteSummary write_html(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options) {
  const CheckText text{{}, sentences(bitext.es), sentences(bitext.en), bitext.alignment.beads};
  write_review(out, {text, bitext.es.document.name, bitext.en.document.name}, options);
  WriteSummary summary;
  summary.written = text.beads.size();
  return summary;
}

}  // namespace detail
}  // namespace cotejo
