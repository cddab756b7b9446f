// The writers behind alignment_writers(), finding_writers() and term_writers(), one a file.
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
void write_findings_xliff(std::ostream& out, const FindingReport& report);

void write_terms_tbx(std::ostream& out, const TermReport& report, const GlossaryWriteOptions& options);
void write_terms_omegat(std::ostream& out, const TermReport& report, const GlossaryWriteOptions& options);
void write_terms_tsv(std::ostream& out, const TermReport& report, const GlossaryWriteOptions& options);

}  // namespace cotejo::detail
