#include "check/fidelity.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "check/words.hpp"

namespace cotejo {
namespace {

std::vector<Sentence> sentences_of(const std::vector<std::string_view>& segments) {
  return {segments.begin(), segments.end()};
}

bool meet(const Finding& a, const Finding& b) {
  const TermPlace &x = a.places.front(), &y = b.places.front();
  return x.text == y.text && x.es.segment == y.es.segment && x.es.range.begin < y.es.range.end &&
         y.es.range.begin < x.es.range.end;
}

/// A code that is another number's, or a name with figures in it, is one mistake.
void drop_repeated(std::vector<Finding>& findings) {
  std::vector<Finding> out;
  for (Finding& finding : findings)
    if (std::ranges::none_of(out, [&](const Finding& other) { return meet(other, finding); }))
      out.push_back(std::move(finding));
  std::ranges::stable_sort(out, {}, [](const Finding& finding) {
    const TermPlace& place = finding.places.front();
    return std::tuple(place.text, place.es.segment, place.es.range.begin);
  });
  findings = std::move(out);
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
    for (std::vector<Finding>& found :
         std::array{find_wrong_numbers(text), find_wrong_names(text, leading_model(lexicon)), find_unpaired_marks(text),
                    find_not_carried_over(text)})
      std::ranges::move(found, std::back_inserter(out));
  }
  drop_repeated(out);
  std::erase_if(out, [&](const Finding& finding) { return finding.confidence < options.min_confidence; });
  return out;
}

}  // namespace cotejo
