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

WriteSummary write_html(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options) {
  write_review(out, {bitext}, options);
  WriteSummary summary;
  summary.written = bitext.alignment.beads.size();
  return summary;
}

}  // namespace detail
}  // namespace cotejo
