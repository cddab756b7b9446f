// Proposed terms as glossaries and as a table.
#include <ostream>

#include "write/cells.hpp"
#include "write/passage.hpp"
#include "write/writers.hpp"

namespace cotejo {
namespace {

std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const std::string& term : terms) out += (out.empty() ? "" : "; ") + term;
  return out;
}

std::string_view example_es(const TermReport& report, const TermProposal& term) {
  return report.batch[term.example.text].es[term.example.es.segment];
}

std::string_view example_en(const TermReport& report, const TermProposal& term) {
  return report.batch[term.example.text].en[term.example.en.segment];
}

std::string note_of(const TermReport& report, const TermProposal& term) {
  return std::to_string(term.en.front().count) + "/" + std::to_string(term.occurrences) + ": «" +
         unwrap(example_es(report, term)) + "» “" + unwrap(example_en(report, term)) + "”";
}

GlossaryEntry entry_of(const TermReport& report, const TermProposal& term) {
  GlossaryEntry entry{{term.es}, {}};
  for (const TermProposal::Rendering& rendering : term.en) entry.en.push_back(rendering.en);
  entry.note = note_of(report, term);
  return entry;
}

}  // namespace

Glossary proposed_glossary(const TermReport& report) {
  Glossary out;
  for (const TermProposal& term : report.terms) out.entries.push_back(entry_of(report, term));
  return out;
}

void write_omegat_glossary(std::ostream& out, const Glossary& glossary) {
  using detail::plain_cell;
  out << "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";
  for (const GlossaryEntry& entry : glossary.entries) {
    for (const std::string& es : entry.es) {
      if (!entry.en.empty())
        out << plain_cell(es) << '\t' << plain_cell(joined(entry.en)) << '\t' << plain_cell(entry.note) << '\n';
      if (!entry.forbidden.empty())
        out << plain_cell(es) << '\t' << plain_cell(joined(entry.forbidden)) << "\tforbidden\n";
    }
  }
}

namespace detail {

void write_terms_tbx(std::ostream& out, const TermReport& report, const GlossaryWriteOptions& options) {
  write_tbx(out, proposed_glossary(report), options);
}

void write_terms_omegat(std::ostream& out, const TermReport& report, const GlossaryWriteOptions&) {
  write_omegat_glossary(out, proposed_glossary(report));
}

void write_terms_tsv(std::ostream& out, const TermReport& report, const GlossaryWriteOptions&) {
  out << "es\ten\toccurrences\trendered_so\tshare\texample_es\texample_en\n";
  for (const TermProposal& term : report.terms)
    out << plain_cell(term.es) << '\t' << plain_cell(joined(entry_of(report, term).en)) << '\t' << term.occurrences
        << '\t' << term.en.front().count << '\t' << confidence_text(term.share()) << '\t'
        << plain_cell(example_es(report, term)) << '\t' << plain_cell(example_en(report, term)) << '\n';
}

}  // namespace detail
}  // namespace cotejo
