#include "check/deviations.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "check/forms.hpp"

namespace cotejo {
namespace {

/// One occurrence of a candidate, and which of its words is looked at.
struct Seen {
  std::uint32_t pair;
  WordRange es;     // of the candidate
  WordRange words;  // those looked at
};

// Folded, in byte order: what stands before verbs, and seldom before nouns.
constexpr auto kBeforeVerbs = std::to_array<std::string_view>(
    {"be",   "been",  "being", "can", "cannot", "could", "did",  "do",  "does", "had",  "has",  "have", "he",
     "i",    "may",   "might", "must", "not",   "shall", "she",  "should", "they", "to", "we",  "were", "who",
     "will", "would", "you"});

constexpr auto kBeforeNouns = std::to_array<std::string_view>(
    {"a",    "about", "all",  "an",   "any",   "as",   "between", "by",   "each",  "every", "for", "from", "her",
     "his",  "in",    "into", "its",  "many",  "my",   "no",      "of",   "on",    "other", "our", "over", "s",
     "some", "such",  "than", "that", "the",   "their", "these",  "this", "those", "two",   "under", "with", "without",
     "your"});

class DeviationFinder {
 public:
  DeviationFinder(const BatchWords& batch, const Links& links, const std::vector<Candidate>& candidates)
      : batch_(batch), links_(links), candidates_(candidates), pair_of_(batch.es.words.size(), kNone) {
    for (std::uint32_t pair = 0; pair < batch.pairs.size(); ++pair)
      for (std::uint32_t word = batch.pairs[pair].es.begin; word < batch.pairs[pair].es.end; ++word) pair_of_[word] = pair;
  }

  std::vector<Deviation> run() {
    find_usual_renderings();
    for (std::uint32_t k = 0; k < candidates_.size(); ++k) {
      const auto words = static_cast<std::uint32_t>(candidates_[k].types.size());
      for (std::uint32_t word = 0; word < words; ++word) look_at(k, word);
      if (words > 1) look_at(k, kWholeTerm);
    }
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNone = ~0U;
  static constexpr float kLeastStrength = 1e-3F, kLeastCValue = 0.5F;  // where logarithms end

  struct Usual {
    std::uint32_t en = kNone;  // English type
    std::uint32_t support = 0;
  };

  [[nodiscard]] bool same(std::uint32_t a, std::uint32_t b) const {
    const auto &x = batch_.en.types[a], &y = batch_.en.types[b];
    return is_same_family(x.key, y.key, x.is_name() && y.is_name());
  }
  [[nodiscard]] std::uint32_t es_type(std::uint32_t word) const { return batch_.es.words[word].type; }
  [[nodiscard]] std::uint32_t en_type(std::uint32_t word) const { return batch_.en.words[word].type; }

  [[nodiscard]] std::vector<Seen> seen(const Candidate& candidate, std::uint32_t at) const {
    std::vector<Seen> out;
    for (const WordRange range : candidate.occurrences)
      if (pair_of_[range.begin] != kNone) out.push_back({pair_of_[range.begin], range, looked_at(range, at)});
    return out;
  }

  [[nodiscard]] WordRange looked_at(WordRange range, std::uint32_t at) const {
    if (at == kWholeTerm) return range;
    std::uint32_t word = range.begin;
    for (std::uint32_t left = at;; ++word) {
      if (!batch_.es.words[word].is_content()) continue;
      if (left-- == 0) return {word, word + 1};
    }
  }

  template <class Visit>
  void for_each_link(const Seen& one, Visit visit) const {
    for (std::uint32_t word = one.words.begin; word < one.words.end; ++word)
      for (const WordLink& link : links_.of_es[word]) visit(word, link);
  }

  /// The English form that most of the links lead to, one vote an occurrence.
  [[nodiscard]] Usual usual_rendering(const std::vector<Seen>& all) const {
    std::map<std::uint32_t, std::pair<std::uint32_t, float>> votes;
    for (const Seen& one : all)
      for_each_link(one, [&](std::uint32_t, const WordLink& link) {
        auto& [count, sum] = votes[en_type(link.other)];
        ++count;
        sum += link.posterior;
      });
    Usual best;
    float best_sum = 0;
    for (const auto& [type, vote] : votes) {
      if (batch_.en.types[type].kind != WordKind::letters) continue;
      std::uint32_t support = 0;
      float sum = 0;
      for (const auto& [other, other_vote] : votes)
        if (same(type, other)) support += other_vote.first, sum += other_vote.second;
      if (support < best.support || (support == best.support && sum <= best_sum)) continue;
      best = {type, support};
      best_sum = sum;
    }
    return best;
  }

  void find_usual_renderings() {
    usual_of_.resize(batch_.es.types.size());
    usual_by_.resize(batch_.en.types.size(), kNone);
    for (const Candidate& candidate : candidates_) {
      if (candidate.types.size() != 1) continue;
      const Usual usual = usual_rendering(seen(candidate, 0));
      usual_of_[candidate.types[0]] = usual;
      if (usual.en == kNone || 2 * usual.support < candidate.occurrences.size()) continue;
      if (candidate.noun_share < 0.5F) continue;
      if (usual.support < 3 && links_.strengths.of(candidate.types[0], usual.en).prior < 0.2F) continue;
      std::uint32_t& by = usual_by_[usual.en];
      if (by == kNone || usual_of_[by].support < usual.support) by = candidate.types[0];
    }
  }

  [[nodiscard]] std::uint32_t count_en(std::uint32_t pair, std::uint32_t type) const {
    std::uint32_t count = 0;
    for (std::uint32_t k = batch_.pairs[pair].en.begin; k < batch_.pairs[pair].en.end; ++k) {
      const CheckWord& word = batch_.en.words[k];
      if (word.kind != WordKind::sign && same(word.type, type)) ++count;
    }
    return count;
  }

  /// "mid-term" where "midterm" is expected.
  [[nodiscard]] bool is_written_apart(std::uint32_t pair, std::uint32_t type) const {
    const std::string& key = batch_.en.types[type].key;
    const WordRange range = batch_.pairs[pair].en;
    for (std::uint32_t k = range.begin; k + 1 < range.end; ++k) {
      const std::string_view first = batch_.en.type_of(k).folded;
      if (!key.starts_with(first)) continue;
      std::uint32_t next = k + 1;
      if (batch_.en.words[next].kind == WordKind::sign && batch_.en.written(next) == "-" && next + 1 < range.end) ++next;
      if (is_same_family(std::string(first) + batch_.en.type_of(next).key, key)) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t count_es(std::uint32_t pair, std::uint32_t type) const {
    const WordRange range = batch_.pairs[pair].es;
    return static_cast<std::uint32_t>(
        std::count_if(batch_.es.words.begin() + range.begin, batch_.es.words.begin() + range.end,
                      [&](const CheckWord& word) { return word.type == type; }));
  }

  [[nodiscard]] bool is_linked_to(const Seen& one, std::uint32_t type) const {
    bool found = false;
    for_each_link(one, [&](std::uint32_t, const WordLink& link) { found = found || same(en_type(link.other), type); });
    return found;
  }

  [[nodiscard]] bool is_as_expected(const Seen& one, std::uint32_t type) const {
    return is_linked_to(one, type) || is_written_apart(one.pair, type) ||
           count_en(one.pair, type) >= count_es(one.pair, batch_.es.words[one.words.begin].type);
  }

  /// "US" for "United" or "States", "WHO" for "World", and the other way round.
  [[nodiscard]] bool is_abbreviation(std::uint32_t deviant, std::uint32_t expected) const {
    const auto stands_for = [&](std::uint32_t acronym, std::uint32_t word) {
      const auto& type = batch_.en.types[acronym];
      return type.is_acronym() && type.key.size() <= 6 &&
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

  void look_at(std::uint32_t candidate, std::uint32_t at) {
    const std::vector<Seen> all = seen(candidates_[candidate], at);
    if (all.size() < 2) return;
    const Usual usual = usual_rendering(all);
    if (usual.en == kNone) return;
    std::map<std::uint32_t, std::vector<DeviantPlace>> deviants;
    std::uint32_t as_expected = 0;
    for (const Seen& one : all) {
      if (is_as_expected(one, usual.en)) {
        ++as_expected;
        continue;
      }
      DeviantPlace place{one.pair, one.es, kNone, kNone, 0};
      for_each_link(one, [&](std::uint32_t word, const WordLink& link) {
        if (link.posterior > place.posterior) place = {one.pair, one.es, word, link.other, link.posterior};
      });
      if (place.en == kNone) continue;
      const CheckWord& en = batch_.en.words[place.en];
      if (en.kind != WordKind::letters || is_abbreviation(en.type, usual.en) || is_cut_short(place.en, usual.en)) continue;
      deviants[en.type].push_back(place);
    }
    if (as_expected == 0) return;
    std::uint32_t total = 0;
    for (const auto& [type, places] : deviants) total += static_cast<std::uint32_t>(places.size());
    for (auto& [type, places] : deviants)
      add({candidate, at, usual.en, type, as_expected, {}, std::move(places), {}}, static_cast<std::uint32_t>(all.size()), total);
  }

  void add(Deviation deviation, std::uint32_t occurrences, std::uint32_t deviants) {
    const std::uint32_t es = es_type(deviation.places.front().es_word);
    const std::uint32_t by = usual_by_[deviation.deviant];
    if (by != kNone && by != es &&
        std::ranges::none_of(deviation.places, [&](const DeviantPlace& place) { return count_es(place.pair, by) > 0; }))
      deviation.other = by;
    set_evidence(deviation, occurrences, deviants);
    out_.push_back(std::move(deviation));
  }

  void set_evidence(Deviation& deviation, std::uint32_t occurrences, std::uint32_t deviants) const {
    const Candidate& candidate = candidates_[deviation.candidate];
    const std::uint32_t es = es_type(deviation.places.front().es_word);
    const auto share = [&](std::uint32_t of_them) {
      return static_cast<float>(of_them) / static_cast<float>(occurrences);
    };
    Evidence& e = deviation.evidence;
    e.occurrences = occurrences;
    e.content_words = static_cast<std::uint32_t>(candidate.types.size());
    e.share = share(deviation.as_expected);
    e.deviants = share(deviants);
    e.information = batch_.es.types[es].information;
    e.en_information = batch_.en.types[deviation.deviant].information;
    e.noun_share = candidate.noun_share;
    e.places = std::log(static_cast<float>(deviation.places.size()));
    e.c_value = std::log(std::max(candidate.c_value, kLeastCValue));
    set_strengths(deviation, es);
    set_evidence_of_places(deviation);
  }

  void set_strengths(Deviation& deviation, std::uint32_t es) const {
    constexpr float kKnown = 0.15F, kUnknown = 0.02F;
    const float deviant = links_.strengths.of(es, deviation.deviant).prior;
    const float expected = links_.strengths.of(es, deviation.expected).prior;
    const auto log_of = [](float strength) { return std::log(std::max(strength, kLeastStrength)); };
    deviation.evidence.known = log_of(deviant);
    deviation.evidence.expected = log_of(expected);
    deviation.evidence.collapses = deviation.other && expected >= kKnown && deviant < kUnknown;
  }

  void set_evidence_of_places(Deviation& deviation) const {
    const auto part = 1 / static_cast<float>(deviation.places.size());
    Evidence& e = deviation.evidence;
    for (const DeviantPlace& place : deviation.places) {
      e.posterior = std::max(e.posterior, place.posterior);
      e.rival = std::max(e.rival, rival(place));
      e.noun_here += looks_like_noun(batch_.es, place.es) ? part : 0;
      e.nominal += is_nominal(place.en) ? part : 0;
      e.verbal += is_verbal(place.en) ? part : 0;
    }
  }

  /// An adverb, or a word where verbs stand.
  [[nodiscard]] bool is_verbal(std::uint32_t word) const {
    const CheckWord& en = batch_.en.words[word];
    if (batch_.en.written(word).ends_with("ly")) return true;
    return !en.opens && std::ranges::binary_search(kBeforeVerbs, batch_.en.type_of(word - 1).folded);
  }

  [[nodiscard]] bool is_nominal(std::uint32_t word) const {
    const CheckWord& en = batch_.en.words[word];
    if (en.opens) return false;
    const std::string_view before = batch_.en.type_of(word - 1).folded;
    return std::ranges::binary_search(kBeforeNouns, before) || before.ends_with("'s") ||
           batch_.en.words[word - 1].kind == WordKind::number;
  }

  [[nodiscard]] float rival(const DeviantPlace& place) const {
    float best = 0;
    const WordRange es = batch_.pairs[place.pair].es;
    for (std::uint32_t k = es.begin; k < es.end; ++k) {
      if (k >= place.es.begin && k < place.es.end) continue;
      if (!batch_.es.words[k].is_content()) continue;
      best = std::max(best, links_.strengths.of(batch_.es.words[k].type, en_type(place.en)).prior);
    }
    return best;
  }

  const BatchWords& batch_;
  const Links& links_;
  const std::vector<Candidate>& candidates_;
  std::vector<std::uint32_t> pair_of_;   // by Spanish word
  std::vector<Usual> usual_of_;          // by Spanish type
  std::vector<std::uint32_t> usual_by_;  // by English type: the Spanish type it usually renders
  std::vector<Deviation> out_;
};

}  // namespace

std::vector<Deviation> find_deviations(const BatchWords& batch, const Links& links,
                                       const std::vector<Candidate>& candidates) {
  return DeviationFinder(batch, links, candidates).run();
}

}  // namespace cotejo
