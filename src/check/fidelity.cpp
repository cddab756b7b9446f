#include "check/fidelity.hpp"

#include <algorithm>

#include "check/words.hpp"

namespace cotejo {
namespace {

std::vector<Sentence> sentences_of(const std::vector<std::string_view>& segments) {
  return {segments.begin(), segments.end()};
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
    std::ranges::move(find_wrong_numbers(text), std::back_inserter(out));
    std::ranges::move(find_wrong_names(text, leading_model(lexicon)), std::back_inserter(out));
  }
  std::erase_if(out, [&](const Finding& finding) { return finding.confidence < options.min_confidence; });
  return out;
}

}  // namespace cotejo
