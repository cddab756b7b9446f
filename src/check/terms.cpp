// The term check, from words to findings: words → links → candidates → deviations → the sure ones, none of them twice.
#include <algorithm>
#include <map>
#include <set>

#include "check/candidates.hpp"
#include "check/confidence.hpp"
#include "check/deviations.hpp"
#include "check/links.hpp"
#include "check/may_vary.hpp"
#include "check/places.hpp"
#include "check/spans.hpp"
#include "check/term_batch.hpp"
#include "check/term_ranges.hpp"
#include "check/words.hpp"
#include "cotejo/check.hpp"

namespace cotejo {
namespace {

struct Judged {
  Deviation deviation;
  float confidence = 0;
};

class TermCheck {
 public:
  TermCheck(TermBatch::Impl& batch, const TermOptions& options)
      : options_(options),
        words_(batch.words),
        links_(batch.links()),
        candidates_(find_candidates(words_, kLeastOccurrences)),
        may_vary_(options.may_vary) {}

  std::vector<Finding> run() {
    std::vector<Finding> out;
    const TermRanges ranges(words_, links_, candidates_);
    for (const Judged& judged : chosen(sure_deviations())) {
      Finding finding = finding_of(judged, ranges);
      if (!may_vary_.has(finding.es_term, finding.en_term)) out.push_back(std::move(finding));
    }
    return out;
  }

 private:
  /// Two occurrences suffice where a term is rendered as another one is.
  static constexpr std::uint32_t kLeastOccurrences = 2;

  [[nodiscard]] const TermCandidate& candidate_of(const Deviation& deviation) const {
    return candidates_[deviation.candidate];
  }

  std::vector<Judged> sure_deviations() {
    std::vector<Judged> out;
    for (Deviation& deviation : find_deviations(words_, links_, candidates_)) {
      const float sure = confidence(deviation.evidence, options_.min_occurrences);
      if (sure > 0 && sure >= options_.min_confidence) out.push_back({std::move(deviation), sure});
    }
    std::ranges::stable_sort(out, [&](const Judged& a, const Judged& b) {
      if (a.confidence != b.confidence) return a.confidence > b.confidence;
      return candidate_of(a.deviation).types.size() > candidate_of(b.deviation).types.size();
    });
    return out;
  }

  /// Longer and shorter candidates tell the same story: of those with the same two words, the one with the most places
  /// is kept, or the surest; then what surer ones have told already is left out.
  [[nodiscard]] std::vector<Judged> chosen(std::vector<Judged> sorted) const {
    std::vector<Judged> out;
    for (std::vector<Judged>& story : stories(std::move(sorted))) {
      const float surest = story.front().confidence;
      const auto places = [](const Judged& judged) { return judged.deviation.places.size(); };
      out.push_back(std::move(*std::ranges::max_element(story, {}, places)));
      out.back().confidence = surest;
    }
    std::set<std::uint32_t> told;
    std::erase_if(out, [&](const Judged& judged) {
      bool is_new = false;
      for (const DeviantPlace& place : judged.deviation.places) is_new = told.insert(place.en).second || is_new;
      return !is_new;
    });
    return out;
  }

  /// By the Spanish and the English word they are about, in the order given.
  [[nodiscard]] std::vector<std::vector<Judged>> stories(std::vector<Judged> sorted) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> place_of_story;
    std::vector<std::vector<Judged>> out;
    for (Judged& judged : sorted) {
      const Deviation& deviation = judged.deviation;
      const std::uint32_t es = words_.es.words[deviation.places.front().es_word].type;
      const auto [place, is_new] = place_of_story.try_emplace({es, deviation.deviant}, out.size());
      if (is_new) out.emplace_back();
      out[place->second].push_back(std::move(judged));
    }
    return out;
  }

  [[nodiscard]] Finding finding_of(const Judged& judged, const TermRanges& ranges) const {
    const Deviation& deviation = judged.deviation;
    Finding finding;
    finding.type = deviation.other ? FindingType::many_to_one : FindingType::one_to_many;
    finding.en_is_guess = !is_sure_link(deviation);
    for (const DeviantPlace& place : deviation.places) {
      const Rendered rendered = rendered_at(place, ranges);
      if (finding.places.empty()) finding.es_term = words_.es.written(rendered.es);
      if (finding.places.empty()) finding.en_term = words_.en.written(rendered.en);
      finding.places.push_back(term_place(words_, words_.pairs[place.pair], rendered.es, rendered.en));
      if (finding.en_is_guess) finding.places.back().en.range = {};
    }
    finding.expected = expected_rendering(deviation, ranges);
    if (deviation.other) finding.also_renders = words_.es.types[*deviation.other].written;
    finding.confidence = judged.confidence;
    finding.occurrences = static_cast<std::uint32_t>(candidate_of(deviation).occurrences.size());
    finding.as_expected = deviation.as_expected;
    return finding;
  }

  /// Whether something says that the two words render each other, besides that both are left over. Of the links that
  /// score_term_spans.py shows on termqa, all but two of the wrong ones fall short of these.
  [[nodiscard]] bool is_sure_link(const Deviation& deviation) const {
    constexpr float kKnown = 0.02F, kLearned = 0.12F;
    const DeviantPlace& place = deviation.places.front();
    if (core_of(place) != place.en) return true;  // where a neighbour's known rendering says it is
    const Strength strength = links_.strengths.of(words_.es.words[place.es_word].type, deviation.deviant);
    return strength.prior >= kKnown || strength.adapted >= kLearned;
  }

  [[nodiscard]] std::uint32_t core_of(const DeviantPlace& place) const {
    return core_beside_neighbour(words_, links_, place.es_word, place.en);
  }

  struct Rendered {
    WordRange es, en;
  };

  [[nodiscard]] Rendered rendered_at(const DeviantPlace& place, const TermRanges& ranges) const {
    DeviantPlace at = place;
    at.en = core_of(place);
    const WordRange es = ranges.around(at);
    return {es, rendering_around(words_, links_, es, at.en)};
  }

  /// As it is written most often where it is as expected.
  [[nodiscard]] std::string expected_rendering(const Deviation& deviation, const TermRanges& ranges) const {
    std::map<std::string, std::uint32_t> seen;
    for (const WordRange es : candidate_of(deviation).occurrences)
      for (std::uint32_t word = es.begin; word < es.end; ++word)
        for (const WordLink& link : links_.of_es[word])
          if (words_.en.words[link.other].type == deviation.expected)
            ++seen[std::string(words_.en.written(rendered_at({0, es, word, link.other, 0}, ranges).en))];
    const auto best = std::ranges::max_element(seen, {}, [](const auto& entry) { return entry.second; });
    return best == seen.end() ? std::string(words_.en.types[deviation.expected].written) : best->first;
  }

  const TermOptions& options_;
  const BatchWords& words_;
  const Links& links_;
  std::vector<TermCandidate> candidates_;
  MayVaryList may_vary_;
};

}  // namespace

std::vector<Finding> check_terms(const TermBatch& batch, const TermOptions& options) {
  return TermCheck(batch.impl(), options).run();
}

}  // namespace cotejo
