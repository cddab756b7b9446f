#include "write/writers.hpp"

#include <algorithm>

namespace cotejo {
namespace {

constexpr AlignmentWriter kWriters[] = {
    {"tmx", ".tmx", detail::write_tmx},       {"tsv", ".tsv", detail::write_tsv},
    {"jsonl", ".jsonl", detail::write_jsonl}, {"ladder", ".ladder", detail::write_ladder},
    {"spans", ".spans", detail::write_spans},
};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_with_ignoring_case(std::string_view text, std::string_view lower_case_end) {
  if (text.size() < lower_case_end.size()) return false;
  const std::string_view end = text.substr(text.size() - lower_case_end.size());
  return std::equal(end.begin(), end.end(), lower_case_end.begin(), [](char a, char b) { return lower(a) == b; });
}

}  // namespace

std::span<const AlignmentWriter> alignment_writers() { return kWriters; }

const AlignmentWriter* find_alignment_writer(std::string_view name_or_path) {
  const auto* const found = std::ranges::find_if(kWriters, [&](const AlignmentWriter& writer) {
    return name_or_path == writer.name || ends_with_ignoring_case(name_or_path, writer.extension);
  });
  return found == std::end(kWriters) ? nullptr : found;
}

}  // namespace cotejo
