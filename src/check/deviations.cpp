#include "check/deviations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace cotejo {
namespace {

// Folded, in byte order: what stands before verbs, and seldom before nouns; and the other way round.
constexpr auto kBeforeVerbs = std::to_array<std::string_view>(
    {"be",     "been", "being", "can", "cannot", "could", "did",  "do",    "does",  "had",
     "has",    "have", "he",    "i",   "may",    "might", "must", "not",   "shall", "she",
     "should", "they", "to",    "we",  "were",   "who",   "will", "would", "you"});

constexpr auto kBeforeNouns = std::to_array<std::string_view>(
    {"a",   "about", "all",   "an",   "any",   "as",   "between", "by",   "each",    "every",
     "for", "from",  "her",   "his",  "in",    "into", "its",     "many", "my",      "no",
     "of",  "on",    "other", "our",  "over",  "s",    "some",    "such", "than",    "that",
     "the", "their", "these", "this", "those", "two",  "under",   "with", "without", "your"});

static_assert(std::ranges::is_sorted(kBeforeVerbs) && std::ranges::is_sorted(kBeforeNouns));

/// Which Spanish form each English one usually renders.
class UsualSources {
 public:
  UsualSources(const BatchWords& batch, const Links& links, const Occurrences& occurrences)
      : links_(links), occurrences_(occurrences), by_en_(batch.en.types.size()) {}

  void add(const TermCandidate& candidate) {
    if (candidate.types.size() != 1 || candidate.noun_share < kMostly) return;
    const Usual usual = occurrences_.usual_rendering(occurrences_.of(candidate, 0));
    if (usual.en == kNone || !is_sure(candidate, usual)) return;
    Source& source = by_en_[usual.en];
    if (usual.support > source.support) source = {candidate.types[0], usual.support};
  }

  /// kNone: none.
  [[nodiscard]] std::uint32_t of(std::uint32_t en_type) const { return by_en_[en_type].es; }

 private:
  static constexpr float kMostly = 0.5F;

  struct Source {
    std::uint32_t es = kNone;
    std::uint32_t support = 0;
  };

  /// Told by the batch, or by the model where the batch has little.
  [[nodiscard]] bool is_sure(const TermCandidate& candidate, const Usual& usual) const {
    constexpr std::uint32_t kOften = 3;
    constexpr float kKnown = 0.2F;
    if (std::size_t{2} * usual.support < candidate.occurrences.size()) return false;
    return usual.support >= kOften || links_.strengths.of(candidate.types[0], usual.en).prior >= kKnown;
  }

  const Links& links_;
  const Occurrences& occurrences_;
  std::vector<Source> by_en_;
};

/// The renderings of one candidate's word that are not the usual one.
struct Renderings {
  Usual usual;
  std::uint32_t occurrences = 0, as_expected = 0, deviant = 0;
  std::map<std::uint32_t, std::vector<DeviantPlace>> deviants;  // by English type
};

class DeviationFinder {
 public:
  DeviationFinder(const BatchWords& batch, const Links& links, const std::vector<TermCandidate>& candidates)
      : batch_(batch),
        links_(links),
        candidates_(candidates),
        occurrences_(batch, links),
        sources_(batch, links, occurrences_) {}

  std::vector<Deviation> run() {
    for (const TermCandidate& candidate : candidates_) sources_.add(candidate);
    for (std::uint32_t k = 0; k < candidates_.size(); ++k) {
      const auto words = static_cast<std::uint32_t>(candidates_[k].types.size());
      for (std::uint32_t word = 0; word < words; ++word) look_at(k, word);
      if (words > 1) look_at(k, kWholeTerm);
    }
    return std::move(out_);
  }

 private:
  static constexpr float kLeastStrength = 1e-3F, kLeastCValue = 0.5F;  // where logarithms end

  [[nodiscard]] std::uint32_t es_type(std::uint32_t word) const { return batch_.es.words[word].type; }

  void look_at(std::uint32_t candidate, std::uint32_t word) {
    const std::vector<Seen> all = occurrences_.of(candidates_[candidate], word);
    if (all.size() < 2) return;
    Renderings renderings = renderings_of(all);
    if (renderings.as_expected == 0) return;
    for (auto& [type, places] : renderings.deviants) {
      Deviation deviation{candidate,         word, renderings.usual.en, type, renderings.as_expected, {},
                          std::move(places), {}};
      deviation.other = other_source(deviation);
      set_evidence(deviation, renderings);
      out_.push_back(std::move(deviation));
    }
  }

  [[nodiscard]] Renderings renderings_of(const std::vector<Seen>& all) const {
    Renderings out;
    out.usual = occurrences_.usual_rendering(all);
    out.occurrences = static_cast<std::uint32_t>(all.size());
    if (out.usual.en == kNone) return out;
    for (const Seen& one : all) {
      if (occurrences_.is_rendered_with(one, out.usual.en)) {
        ++out.as_expected;
      } else if (const DeviantPlace place = surest_link(one); is_deviant(place, out.usual.en)) {
        ++out.deviant;
        out.deviants[batch_.en.words[place.en].type].push_back(place);
      }
    }
    return out;
  }

  [[nodiscard]] DeviantPlace surest_link(const Seen& one) const {
    DeviantPlace place{one.pair, one.es, kNone, kNone, 0};
    occurrences_.for_each_link(one, [&](std::uint32_t word, const WordLink& link) {
      if (link.posterior > place.posterior) place = {one.pair, one.es, word, link.other, link.posterior};
    });
    return place;
  }

  /// A word, and not the expected one in another form.
  [[nodiscard]] bool is_deviant(const DeviantPlace& place, std::uint32_t expected) const {
    if (place.en == kNone) return false;
    const CheckWord& en = batch_.en.words[place.en];
    return en.kind == WordKind::letters && !is_abbreviation(en.type, expected) && !is_cut_short(place.en, expected);
  }

  /// "US" for "United" or "States", "WHO" for "World", and the other way round.
  [[nodiscard]] bool is_abbreviation(std::uint32_t deviant, std::uint32_t expected) const {
    constexpr std::size_t kLongest = 6;
    const auto stands_for = [&](std::uint32_t acronym, std::uint32_t word) {
      const auto& type = batch_.en.types[acronym];
      return type.is_acronym() && type.key.size() <= kLongest &&
             type.key.find(batch_.en.types[word].key.front()) != std::string::npos;
    };
    return stands_for(deviant, expected) || stands_for(expected, deviant);
  }

  /// "Sen." for "senator".
  [[nodiscard]] bool is_cut_short(std::uint32_t en_word, std::uint32_t expected) const {
    const std::string& full = batch_.en.types[expected].key;
    const std::string& cut = batch_.en.type_of(en_word).folded;
    return cut.size() < full.size() && full.starts_with(cut) && en_word + 1 < batch_.en.words.size() &&
           batch_.en.written(en_word + 1) == ".";
  }

  /// The Spanish form that the deviant rendering usually stands for, if it is another one and not in the beads.
  [[nodiscard]] std::optional<std::uint32_t> other_source(const Deviation& deviation) const {
    const std::uint32_t other = sources_.of(deviation.deviant);
    if (other == kNone || other == es_type(deviation.places.front().es_word)) return std::nullopt;
    const auto has_it = [&](const DeviantPlace& place) { return occurrences_.occurs(place.pair, other); };
    if (std::ranges::any_of(deviation.places, has_it)) return std::nullopt;
    return other;
  }

  void set_evidence(Deviation& deviation, const Renderings& renderings) const {
    const TermCandidate& candidate = candidates_[deviation.candidate];
    const auto all = static_cast<float>(renderings.occurrences);
    DeviationEvidence& e = deviation.evidence;
    e.occurrences = renderings.occurrences;
    e.content_words = static_cast<std::uint32_t>(candidate.types.size());
    e.share = static_cast<float>(renderings.as_expected) / all;
    e.deviants = static_cast<float>(renderings.deviant) / all;
    e.noun_share = candidate.noun_share;
    e.places = std::log(static_cast<float>(deviation.places.size()));
    e.c_value = std::log(std::max(candidate.c_value, kLeastCValue));
    set_evidence_of_words(deviation);
    set_evidence_of_places(deviation);
  }

  void set_evidence_of_words(Deviation& deviation) const {
    constexpr float kKnown = 0.15F, kUnknown = 0.02F;
    const std::uint32_t es = es_type(deviation.places.front().es_word);
    const float deviant = links_.strengths.of(es, deviation.deviant).prior;
    const float expected = links_.strengths.of(es, deviation.expected).prior;
    const auto log_of = [](float strength) { return std::log(std::max(strength, kLeastStrength)); };
    DeviationEvidence& e = deviation.evidence;
    e.known = log_of(deviant);
    e.expected = log_of(expected);
    e.collapses = deviation.other && expected >= kKnown && deviant < kUnknown;
    e.information = batch_.es.types[es].information;
    e.en_information = batch_.en.types[deviation.deviant].information;
  }

  void set_evidence_of_places(Deviation& deviation) const {
    const auto part = 1 / static_cast<float>(deviation.places.size());
    DeviationEvidence& e = deviation.evidence;
    for (const DeviantPlace& place : deviation.places) {
      e.posterior = std::max(e.posterior, place.posterior);
      e.rival = std::max(e.rival, rival(place));
      e.noun_here += looks_like_noun(batch_.es, place.es) ? part : 0;
      e.nominal += is_nominal(place.en) ? part : 0;
      e.verbal += is_verbal(place.en) ? part : 0;
    }
  }

  /// The word before one that does not open its sentence, folded.
  [[nodiscard]] std::string_view before(std::uint32_t en_word) const {
    return batch_.en.words[en_word].opens ? std::string_view() : batch_.en.type_of(en_word - 1).folded;
  }

  /// An adverb, or a word where verbs stand.
  [[nodiscard]] bool is_verbal(std::uint32_t en_word) const {
    return batch_.en.written(en_word).ends_with("ly") || std::ranges::binary_search(kBeforeVerbs, before(en_word));
  }

  [[nodiscard]] bool is_nominal(std::uint32_t en_word) const {
    const std::string_view word = before(en_word);
    return std::ranges::binary_search(kBeforeNouns, word) || word.ends_with("'s") ||
           (!word.empty() && batch_.en.words[en_word - 1].kind == WordKind::number);
  }

  /// The model's strength of the likeliest Spanish word outside the term.
  [[nodiscard]] float rival(const DeviantPlace& place) const {
    const WordRange es = batch_.pairs[place.pair].es;
    const std::uint32_t en = batch_.en.words[place.en].type;
    float best = 0;
    for (std::uint32_t k = es.begin; k < es.end; ++k) {
      const bool is_inside = k >= place.es.begin && k < place.es.end;
      if (!is_inside && batch_.es.words[k].is_content())
        best = std::max(best, links_.strengths.of(es_type(k), en).prior);
    }
    return best;
  }

  const BatchWords& batch_;
  const Links& links_;
  const std::vector<TermCandidate>& candidates_;
  Occurrences occurrences_;
  UsualSources sources_;
  std::vector<Deviation> out_;
};

}  // namespace

std::vector<Deviation> find_deviations(const BatchWords& batch, const Links& links,
                                       const std::vector<TermCandidate>& candidates) {
  return DeviationFinder(batch, links, candidates).run();
}

}  // namespace cotejo
