#include "write/writers.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace cotejo {
namespace {

constexpr AlignmentWriter kWriters[] = {
    {"tmx", ".tmx", detail::write_tmx},          {"tsv", ".tsv", detail::write_tsv},
    {"jsonl", ".jsonl", detail::write_jsonl},    {"html", ".html", detail::write_html},
    {"ladder", ".ladder", detail::write_ladder}, {"spans", ".spans", detail::write_spans},
};

constexpr FindingWriter kFindingWriters[] = {
    {"jsonl", ".jsonl", detail::write_findings_jsonl},
    {"tsv", ".tsv", detail::write_findings_tsv},
    {"sarif", ".sarif", detail::write_findings_sarif},
    {"xliff", ".xlf", detail::write_findings_xliff},
};

constexpr TermWriter kTermWriters[] = {
    {"tbx", ".tbx", detail::write_terms_tbx},
    {"omegat", ".txt", detail::write_terms_omegat},
    {"tsv", ".tsv", detail::write_terms_tsv},
};

bool ends_with_ignoring_case(std::string_view text, std::string_view lower_case_end) {
  if (text.size() < lower_case_end.size()) return false;
  const std::string_view end = text.substr(text.size() - lower_case_end.size());
  return std::equal(end.begin(), end.end(), lower_case_end.begin(),
                    [](char a, char b) { return ascii::to_lower(a) == b; });
}

template <class Writer>
const Writer* find_writer(std::span<const Writer> writers, std::string_view name_or_path) {
  const auto found = std::ranges::find_if(writers, [&](const Writer& writer) {
    return name_or_path == writer.name || ends_with_ignoring_case(name_or_path, writer.extension);
  });
  return found == writers.end() ? nullptr : &*found;
}

}  // namespace

std::span<const AlignmentWriter> alignment_writers() { return kWriters; }

const AlignmentWriter* find_alignment_writer(std::string_view name_or_path) {
  return find_writer(alignment_writers(), name_or_path);
}

std::span<const FindingWriter> finding_writers() { return kFindingWriters; }

const FindingWriter* find_finding_writer(std::string_view name_or_path) {
  return find_writer(finding_writers(), name_or_path);
}

std::span<const TermWriter> term_writers() { return kTermWriters; }

const TermWriter* find_term_writer(std::string_view name_or_path) { return find_writer(term_writers(), name_or_path); }

}  // namespace cotejo
