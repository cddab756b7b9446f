// Quotation marks and brackets of the English side that have lost their other half, where the Spanish side has all of
// its own. Quotations run over sentences, so those around are counted with a sentence.
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

/// Open marks of all kinds in runs of sentences.
class OpenMarks {
 public:
  explicit OpenMarks(const std::vector<Sentence>& sentences) : before_(1, 0) {
    for (const Sentence& sentence : sentences) {
      int open = 0;
      for (const MarkPair& pair : kPairs) open += std::abs(count(sentence, pair).open);
      before_.push_back(before_.back() + open);
    }
  }

  /// In a sentence and up to `reach` on either side of it.
  [[nodiscard]] int around(std::size_t sentence, std::size_t reach) const {
    const std::size_t end = std::min(sentence + reach + 1, before_.size() - 1);
    return before_[end] - before_[sentence - std::min(sentence, reach)];
  }

 private:
  std::vector<int> before_;  // by sentence, and of all of them
};

void check_bead(const FidelityText& text, const Bead& bead, std::vector<Finding>& out) {
  constexpr float kSure = 0.7F;
  const std::uint32_t es = bead.es.first, en = bead.en.first;
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
  // A quotation that goes on beside, on either side, is no concern of a sentence; and in English nor is one that ends
  // when somebody has said several.
  constexpr std::size_t kBeside = 1, kSpeech = 8;
  const OpenMarks es(text.es), en(text.en);
  std::vector<Finding> out;
  for (const Bead& bead : text.text->beads) {
    if (bead.es.count != 1 || bead.en.count != 1) continue;
    if (es.around(bead.es.first, kBeside) == 0 && en.around(bead.en.first, kSpeech) == 1) check_bead(text, bead, out);
  }
  return out;
}

}  // namespace cotejo
