// Quotation marks and brackets of the English side that have lost their other half, where the Spanish side has all of
// its own. Quotations run over sentences, so the sentences beside are counted with it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "check/fidelity.hpp"

namespace cotejo {
namespace {

struct MarkPair {
  std::string_view opens, closes;
};

/// The straight mark opens and closes.
constexpr auto kPairs = std::to_array<MarkPair>(
    {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"\"", "\""}, {"\u201c", "\u201d"}, {"\u00ab", "\u00bb"}});

/// A mark of inches or seconds, "a)" and "1)", which have no other half.
bool stands_alone(const Sentence& s, std::size_t at) {
  if (s.word(at) == ")") return at <= 2 || (at >= 1 && s.word(at - 1).size() == 1 && s.word(at - 2) != "(");
  return s.word(at) == "\"" && s.is_joined(at) && s.is_figures(at - 1);
}

struct Count {
  int open = 0;                    ///< opened and not closed; below zero: closed and not opened
  std::optional<ByteRange> place;  ///< of the last mark
};

Count count(const Sentence& s, const MarkPair& pair) {
  Count out;
  int straight = 0;
  for (std::size_t at = 0; at < s.size(); ++at) {
    const std::string_view sign = s.form(at).written;
    if ((sign != pair.opens && sign != pair.closes) || stands_alone(s, at)) continue;
    out.place = s.range(at);
    if (pair.opens == pair.closes)
      straight ^= 1;
    else
      out.open += sign == pair.opens ? 1 : -1;
  }
  out.open += straight;
  return out;
}

/// Open marks of all kinds in a run of sentences.
template <Side S>
int open_marks(const std::vector<Sentence>& sentences, std::uint32_t begin, std::uint32_t end) {
  int open = 0;
  for (std::uint32_t k = begin; k < std::min<std::uint32_t>(end, static_cast<std::uint32_t>(sentences.size())); ++k)
    for (const MarkPair& pair : kPairs) open += std::abs(count(sentences[k], pair).open);
  return open;
}

void check_bead(const FidelityText& text, const Bead& bead, std::vector<Finding>& out) {
  constexpr float kSure = 0.7F;
  if (bead.is_one_sided() || bead.es.count > 1 || bead.en.count > 1) return;
  const std::uint32_t es = bead.es.first, en = bead.en.first;
  // A quotation that goes on beside, on either side, is no concern of this sentence.
  if (open_marks<Side::es>(text.es, es > 0 ? es - 1 : 0, es + 2) > 0) return;
  if (open_marks<Side::en>(text.en, en > 0 ? en - 1 : 0, en + 2) != 1) return;
  for (const MarkPair& pair : kPairs) {
    const Count marks = count(text.en[en], pair);
    if (std::abs(marks.open) != 1 || !marks.place) continue;
    Finding finding = fidelity_finding(text, FindingType::unpaired_mark, {es, {}}, {en, *marks.place});
    finding.severity = Severity::warning;
    finding.reason = Message{"{1} has no other half", {finding.en_term}};
    finding.confidence = kSure * bead.confidence;
    out.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<Finding> find_unpaired_marks(const FidelityText& text) {
  std::vector<Finding> out;
  for (const Bead& bead : text.text->beads) check_bead(text, bead, out);
  return out;
}

}  // namespace cotejo
