#include "check/deviations.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "check/forms.hpp"

namespace cotejo {
namespace {

/// One word of a candidate in one of its occurrences.
struct Seen {
  std::uint32_t pair;
  WordRange es;        // of the candidate
  std::uint32_t word;  // the word looked at
};

class DeviationFinder {
 public:
  DeviationFinder(const BatchWords& batch, const Links& links, const std::vector<Candidate>& candidates)
      : batch_(batch), links_(links), candidates_(candidates), pair_of_(batch.es.words.size(), kNone) {
    for (std::uint32_t pair = 0; pair < batch.pairs.size(); ++pair)
      for (std::uint32_t word = batch.pairs[pair].es.begin; word < batch.pairs[pair].es.end; ++word) pair_of_[word] = pair;
  }

  std::vector<Deviation> run() {
    find_usual_renderings();
    for (std::uint32_t k = 0; k < candidates_.size(); ++k)
      for (std::uint32_t word = 0; word < candidates_[k].types.size(); ++word) look_at(k, word);
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNone = ~0U;

  struct Usual {
    std::uint32_t en = kNone;  // English type
    std::uint32_t support = 0;
  };

  [[nodiscard]] const std::string& en_key(std::uint32_t type) const { return batch_.en.types[type].key; }
  [[nodiscard]] bool same(std::uint32_t a, std::uint32_t b) const { return is_same_family(en_key(a), en_key(b)); }
  [[nodiscard]] std::uint32_t en_type(std::uint32_t word) const { return batch_.en.words[word].type; }

  std::vector<Seen> seen(const Candidate& candidate, std::uint32_t at) const {
    std::vector<Seen> out;
    for (const WordRange range : candidate.occurrences) {
      if (pair_of_[range.begin] == kNone) continue;
      std::uint32_t word = range.begin;
      for (std::uint32_t left = at;; ++word) {
        if (!batch_.es.words[word].is_content()) continue;
        if (left-- == 0) break;
      }
      out.push_back({pair_of_[range.begin], range, word});
    }
    return out;
  }

  /// The English form that most of the links lead to, one vote an occurrence.
  [[nodiscard]] Usual usual_rendering(const std::vector<Seen>& all) const {
    std::map<std::uint32_t, std::pair<std::uint32_t, float>> votes;
    for (const Seen& one : all)
      for (const WordLink& link : links_.of_es[one.word]) {
        auto& [count, sum] = votes[en_type(link.other)];
        ++count;
        sum += link.posterior;
      }
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
      if (usual.en == kNone || usual.support < 2 || 2 * usual.support < candidate.occurrences.size()) continue;
      std::uint32_t& by = usual_by_[usual.en];
      if (by == kNone || usual_of_[by].support < usual.support) by = candidate.types[0];
    }
  }

  [[nodiscard]] std::uint32_t count_en(std::uint32_t pair, std::uint32_t type) const {
    std::uint32_t count = 0;
    for (std::uint32_t k = batch_.pairs[pair].en.begin; k < batch_.pairs[pair].en.end; ++k) {
      const CheckWord& word = batch_.en.words[k];
      if (word.kind == WordKind::sign) continue;
      if (same(word.type, type)) ++count;
    }
    return count;
  }

  /// "mid-term" where "midterm" is expected.
  [[nodiscard]] bool is_written_apart(std::uint32_t pair, std::uint32_t type) const {
    const std::string& key = en_key(type);
    const WordRange range = batch_.pairs[pair].en;
    for (std::uint32_t k = range.begin; k + 1 < range.end; ++k) {
      std::uint32_t next = k + 1;
      if (batch_.en.words[next].kind == WordKind::sign && batch_.en.written(next) == "-" && next + 1 < range.end) ++next;
      const std::string_view first = batch_.en.type_of(k).folded;
      if (key.starts_with(first) && is_same_family(std::string(first) + en_key(en_type(next)), key)) return true;
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
    return std::ranges::any_of(links_.of_es[one.word],
                               [&](const WordLink& link) { return same(en_type(link.other), type); });
  }

  [[nodiscard]] bool is_as_expected(const Seen& one, std::uint32_t type) const {
    return is_linked_to(one, type) || is_written_apart(one.pair, type) ||
           count_en(one.pair, type) >= count_es(one.pair, batch_.es.words[one.word].type);
  }

  /// "United States" and "US", "World Health Organization" and "WHO".
  [[nodiscard]] bool is_abbreviation(const Seen& one, std::uint32_t en_word, std::uint32_t expected) const {
    const std::string_view short_form = batch_.en.written(en_word);
    const bool is_acronym = batch_.en.words[en_word].capitals == Capitals::all;
    if (is_acronym && en_key(expected).front() == fold(short_form.substr(0, 1)).front()) return true;
    (void)one;
    if (is_acronym) {
      // any of its letters is the initial of the expected word
      const std::string letters = fold(short_form);
      if (letters.size() >= 2 && letters.find(en_key(expected).front()) != std::string::npos) return true;
    }
    // the expected form is an acronym and what stands here begins with one of its letters
    const std::string& key = en_key(expected);
    const bool expects_acronym = key.size() <= 5 && is_mostly_capitals(expected);
    return expects_acronym && key.find(en_key(en_type(en_word)).front()) != std::string::npos;
  }

  [[nodiscard]] bool is_mostly_capitals(std::uint32_t type) const {
    std::uint32_t all = 0, capitals = 0;
    for (const CheckWord& word : batch_.en.words)
      if (word.type == type) ++all, capitals += word.capitals == Capitals::all;
    return 2 * capitals > all;
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
      if (links_.of_es[one.word].empty()) continue;
      const WordLink& link = links_.of_es[one.word].front();
      const CheckWord& en = batch_.en.words[link.other];
      if (en.kind != WordKind::letters || is_abbreviation(one, link.other, usual.en)) continue;
      deviants[en.type].push_back({one.pair, one.es, link.other, link.posterior});
    }
    if (as_expected == 0) return;
    std::uint32_t total = 0;
    for (const auto& [type, places] : deviants) total += static_cast<std::uint32_t>(places.size());
    for (auto& [type, places] : deviants)
      add({candidate, at, usual.en, type, as_expected, {}, std::move(places), {}}, static_cast<std::uint32_t>(all.size()), total);
  }

  void add(Deviation deviation, std::uint32_t occurrences, std::uint32_t deviants) {
    const Candidate& candidate = candidates_[deviation.candidate];
    const std::uint32_t es = candidate.types[deviation.word];
    const std::uint32_t by = usual_by_[deviation.deviant];
    if (by != kNone && by != es && usual_of_[by].support >= 2 &&
        std::ranges::none_of(deviation.places, [&](const DeviantPlace& place) { return count_es(place.pair, by) > 0; }))
      deviation.other = by;
    Evidence& e = deviation.evidence;
    const auto log_of = [](float strength) { return std::log(std::max(strength, 1e-3F)); };
    e.share = static_cast<float>(deviation.as_expected) / static_cast<float>(occurrences);
    e.occurrences = std::log(static_cast<float>(occurrences));
    for (const DeviantPlace& place : deviation.places) {
      e.posterior = std::max(e.posterior, place.posterior);
      e.rival = std::max(e.rival, rival(place));
    }
    e.known = log_of(links_.strengths.of(es, deviation.deviant).prior);
    e.expected = log_of(links_.strengths.of(es, deviation.expected).prior);
    e.information = batch_.es.types[es].information;
    e.en_information = batch_.en.types[deviation.deviant].information;
    e.content_words = static_cast<float>(candidate.types.size());
    e.noun_share = candidate.noun_share;
    e.name_share = candidate.name_share;
    e.deviants = static_cast<float>(deviants) / static_cast<float>(occurrences);
    e.places = std::log(static_cast<float>(deviation.places.size()));
    e.collapses = deviation.other ? 1 : 0;
    e.c_value = std::log(std::max(candidate.c_value, 0.5F));
    out_.push_back(std::move(deviation));
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
  std::vector<std::uint32_t> pair_of_;          // by Spanish word
  std::vector<Usual> usual_of_;                 // by Spanish type
  std::vector<std::uint32_t> usual_by_;         // by English type: the Spanish type it usually renders
  std::vector<Deviation> out_;
};

}  // namespace

std::vector<Deviation> find_deviations(const BatchWords& batch, const Links& links,
                                       const std::vector<Candidate>& candidates) {
  return DeviationFinder(batch, links, candidates).run();
}

}  // namespace cotejo
