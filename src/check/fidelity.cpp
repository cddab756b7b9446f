#include "check/fidelity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "check/words.hpp"

namespace cotejo {
namespace {

std::vector<Sentence> sentences_of(const std::vector<std::string_view>& segments) {
  return {segments.begin(), segments.end()};
}

bool meet(ByteRange a, ByteRange b) { return a.begin < b.end && b.begin < a.end; }

/// In text order. A code that is another number's, or a name with figures in it, is one mistake: what was found first
/// of it stays.
std::vector<Finding> without_repeated(std::vector<Finding> findings) {
  std::vector<Finding> out;
  std::map<std::uint32_t, std::vector<ByteRange>> told;  // by Spanish segment
  for (Finding& finding : findings) {
    const TextPlace& place = finding.places.front().es;
    std::vector<ByteRange>& ranges = told[place.segment];
    if (std::ranges::any_of(ranges, [&](ByteRange other) { return meet(other, place.range); })) continue;
    ranges.push_back(place.range);
    out.push_back(std::move(finding));
  }
  std::ranges::stable_sort(out, {}, [](const Finding& finding) {
    const TextPlace& place = finding.places.front().es;
    return std::tuple(place.segment, place.range.begin);
  });
  return out;
}

std::vector<Finding> check_text(const FidelityText& text, const Model* model) {
  std::vector<Finding> out;
  for (std::vector<Finding>& found : std::array{find_wrong_numbers(text), find_wrong_names(text, model),
                                                find_unpaired_marks(text), find_not_carried_over(text)})
    std::ranges::move(found, std::back_inserter(out));
  return without_repeated(std::move(out));
}

}  // namespace

Finding fidelity_finding(const FidelityText& text, FindingType type, Spot es, Spot en) {
  Finding out;
  out.type = type;
  out.severity = Severity::error;
  out.es_term = slice(text.text->es[es.segment], es.range);
  out.en_term = slice(text.text->en[en.segment], en.range);
  out.places = {TermPlace{text.index, {es.segment, es.range}, {en.segment, en.range}}};
  return out;
}

std::vector<Finding> check_fidelity(CheckBatch batch, const Lexicon& lexicon, const FidelityOptions& options) {
  std::vector<Finding> out;
  for (std::uint32_t k = 0; k < batch.size(); ++k) {
    const FidelityText text{k, &batch[k], sentences_of(batch[k].es), sentences_of(batch[k].en)};
    std::ranges::move(check_text(text, leading_model(lexicon)), std::back_inserter(out));
  }
  std::erase_if(out, [&](const Finding& finding) { return finding.confidence < options.min_confidence; });
  return out;
}

}  // namespace cotejo
