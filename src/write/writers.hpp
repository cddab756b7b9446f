// The writers behind alignment_writers() and finding_writers(), one a file.
#pragma once

#include <iosfwd>

#include "cotejo/write.hpp"

namespace cotejo::detail {

WriteSummary write_tmx(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
WriteSummary write_tsv(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
WriteSummary write_jsonl(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
WriteSummary write_html(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
WriteSummary write_ladder(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
WriteSummary write_spans(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);

void write_findings_jsonl(std::ostream& out, const FindingReport& report);
void write_findings_tsv(std::ostream& out, const FindingReport& report);
void write_findings_sarif(std::ostream& out, const FindingReport& report);

}  // namespace cotejo::detail
