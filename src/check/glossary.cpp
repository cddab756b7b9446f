// The glossary check: where a Spanish term stands, one of its renderings has to stand too, and no forbidden one for it.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "check/forms.hpp"
#include "check/glossary_terms.hpp"
#include "check/may_vary.hpp"
#include "check/places.hpp"
#include "check/spans.hpp"
#include "check/term_batch.hpp"

namespace cotejo {
namespace {

/// Where one of a term's renderings stands.
struct RenderingPlace {
  WordRange words;
  bool is_allowed = false;
};

bool overlap(WordRange a, WordRange b) { return a.begin < b.end && b.begin < a.end; }

/// What is rendered otherwise, and how.
struct Breach {
  FindingType type = FindingType::missing_rendering;
  WordRange es;
  std::optional<WordRange> en;
};

class GlossaryCheck {
 public:
  GlossaryCheck(TermBatch::Impl& batch, const Glossary& glossary, const TermOptions& options)
      : batch_(batch), words_(batch.words), terms_(batch.words, glossary), may_vary_(options.may_vary) {}

  std::vector<Finding> run() {
    for (const WordPair& pair : words_.pairs) check(pair);
    for (auto& [finding, term] : found_) {
      finding.occurrences = tallies_[term].occurrences;
      finding.as_expected = tallies_[term].as_expected;
    }
    std::ranges::stable_sort(found_, {}, [](const FindingOfTerm& found) {
      const TermPlace& place = found.finding.places.front();
      return std::tuple(place.text, place.es.segment, place.es.range.begin);
    });
    std::vector<Finding> out;
    for (auto& [finding, term] : found_)
      if (!may_vary_.has(finding.es_term, finding.en_term)) out.push_back(std::move(finding));
    return out;
  }

 private:
  struct Tally {
    std::uint32_t occurrences = 0, as_expected = 0;
  };
  struct FindingOfTerm {
    Finding finding;
    std::uint32_t term = 0;
  };
  /// A term's occurrences in one bead.
  struct Occurring {
    const IndexedTerm* term = nullptr;
    std::vector<WordRange> ranges;
  };

  void check(const WordPair& pair) {
    std::map<std::uint32_t, Occurring> occurring;
    for (std::uint32_t at = pair.es.begin; at < pair.es.end;) {
      const IndexedTerm* const term = terms_.term_at(at);
      if (term == nullptr) {
        ++at;
        continue;
      }
      const WordRange range{at, at + static_cast<std::uint32_t>(term->words.size())};
      Occurring& here = occurring[term->number];
      here.term = term;
      here.ranges.push_back(range);
      at = range.end;
    }
    for (const auto& [number, here] : occurring) check(pair, here);
  }

  void check(const WordPair& pair, const Occurring& here) {
    const GlossaryRenderings& renderings = terms_.renderings(*here.term);
    const std::vector<Breach> breaches = breaches_of(here, places_in(pair.en, renderings), renderings.allowed.empty());
    for (const Breach& breach : breaches) found_.push_back({finding(pair, *here.term, breach), here.term->number});
    Tally& tally = tallies_[here.term->number];
    tally.occurrences += static_cast<std::uint32_t>(here.ranges.size());
    tally.as_expected += static_cast<std::uint32_t>(here.ranges.size() - breaches.size());
  }

  /// As many occurrences as the bead has renderings too few are breaches: those whose own words are linked to others.
  /// Of a term that has forbidden renderings only, those that are rendered so.
  std::vector<Breach> breaches_of(const Occurring& here, std::vector<RenderingPlace> places, bool may_be_others) {
    const std::size_t all = here.ranges.size();
    const auto allowed = static_cast<std::size_t>(std::ranges::count(places, true, &RenderingPlace::is_allowed));
    std::size_t lacking = all - std::min(all, allowed);
    std::vector<Breach> out;
    for (const WordRange es : here.ranges) {
      if (lacking == 0) break;
      if (const std::optional<WordRange> forbidden = take_forbidden(es, places)) {
        out.push_back({FindingType::forbidden_rendering, es, forbidden});
      } else if (may_be_others) {
        continue;
      } else {
        const std::optional<WordRange> en = linked(es);
        if (en && all > lacking && has_allowed(*en, places)) continue;
        out.push_back({en ? FindingType::wrong_rendering : FindingType::missing_rendering, es, en});
      }
      --lacking;
    }
    return out;
  }

  /// Where renderings stand in a bead. Of those that share words the longest counts: of "customs duty" and "duty" one
  /// may be allowed and the other not.
  [[nodiscard]] std::vector<RenderingPlace> places_in(WordRange range, const GlossaryRenderings& renderings) const {
    std::vector<RenderingPlace> all, out;
    for (const EnglishTerm& term : renderings.allowed) add_places(range, term, true, all);
    for (const EnglishTerm& term : renderings.forbidden) add_places(range, term, false, all);
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const RenderingPlace& place) { return place.words.size(); });
    for (const RenderingPlace& place : all)
      if (std::ranges::none_of(out, [&](const RenderingPlace& kept) { return overlap(kept.words, place.words); }))
        out.push_back(place);
    return out;
  }

  /// Where all of the term's words stand near each other, in any order.
  void add_places(WordRange range, const EnglishTerm& term, bool is_allowed, std::vector<RenderingPlace>& out) const {
    for (std::uint32_t at = range.begin; at < range.end;) {
      const std::uint32_t end = end_of_rendering(at, range.end, term);
      if (end > at) out.push_back({{at, end}, is_allowed});
      at = std::max(end, at + 1);
    }
  }

  /// The end of the shortest run from `at` on that has all of the words; `at`: there is none near enough.
  [[nodiscard]] std::uint32_t end_of_rendering(std::uint32_t at, std::uint32_t end, const EnglishTerm& term) const {
    constexpr std::uint32_t kOthers = 3;  // words or signs between and among them
    EnglishTerm left = term;
    for (std::uint32_t k = at; k < end && k - at < term.size() + kOthers; ++k) {
      const auto found = std::ranges::find_if(left, [&](const TermWord& word) { return stands_at(k, word); });
      if (found == left.end()) {
        if (k == at) return at;
        continue;
      }
      left.erase(found);
      if (left.empty()) return k + 1;
    }
    return at;
  }

  [[nodiscard]] bool stands_at(std::uint32_t en_word, const TermWord& word) const {
    if (word.is_pattern) return word.covers(fold(words_.en.written(en_word)));
    return is_same_family(word.folded, words_.en.type_of(en_word).key);
  }

  [[nodiscard]] static bool has_allowed(WordRange range, const std::vector<RenderingPlace>& places) {
    return std::ranges::any_of(
        places, [&](const RenderingPlace& place) { return place.is_allowed && overlap(place.words, range); });
  }

  /// A place that renders `es`, which then is no other's: one that is linked to it, or to nothing.
  std::optional<WordRange> take_forbidden(WordRange es, std::vector<RenderingPlace>& places) {
    const auto take = [&](auto renders_it) -> std::optional<WordRange> {
      const auto found = std::ranges::find_if(
          places, [&](const RenderingPlace& place) { return !place.is_allowed && renders_it(place.words); });
      if (found == places.end()) return std::nullopt;
      const WordRange words = found->words;
      places.erase(found);
      return words;
    };
    if (std::ranges::none_of(places, std::logical_not(), &RenderingPlace::is_allowed)) return std::nullopt;
    if (const auto place = take([&](WordRange words) { return has_link(words, es); })) return place;
    return take([&](WordRange words) {
      return !has_link(words, {0, static_cast<std::uint32_t>(words_.es.words.size())});
    });
  }

  bool has_link(WordRange en, WordRange es) {
    for (std::uint32_t word = en.begin; word < en.end; ++word)
      for (const WordLink& link : batch_.links().of_en[word])
        if (link.other >= es.begin && link.other < es.end) return true;
    return false;
  }

  /// What the range's surest word is linked to.
  std::optional<WordRange> linked(WordRange range) {
    const Links& links = batch_.links();
    const WordLink* best = nullptr;
    for (std::uint32_t word = range.begin; word < range.end; ++word)
      for (const WordLink& link : links.of_es[word])
        if (best == nullptr || link.posterior > best->posterior) best = &link;
    if (best == nullptr) return std::nullopt;
    return rendering_around(words_, links, range, best->other);
  }

  [[nodiscard]] Finding finding(const WordPair& pair, const IndexedTerm& term, const Breach& breach) const {
    constexpr float kWrong = 0.9F, kMissing = 0.6F;
    Finding out;
    out.type = breach.type;
    out.severity = breach.en ? Severity::error : Severity::warning;
    out.es_term = terms_.written(term);
    if (breach.en) out.en_term = words_.en.written(*breach.en);
    out.expected = terms_.preferred(term);
    out.confidence = breach.en ? kWrong : kMissing;
    TermPlace place{pair.text, place_of(words_.es, pair.text, breach.es), {}};
    if (breach.en)
      place.en = place_of(words_.en, pair.text, *breach.en);
    else if (pair.en.size() > 0)
      place.en = {words_.en.segment_of[pair.en.begin] - words_.en.first_segment[pair.text], {}};
    out.places = {place};
    return out;
  }

  TermBatch::Impl& batch_;
  const BatchWords& words_;
  GlossaryTerms terms_;
  MayVaryList may_vary_;
  std::unordered_map<std::uint32_t, Tally> tallies_;  // by term
  std::vector<FindingOfTerm> found_;
};

}  // namespace

std::vector<Finding> check_glossary(const TermBatch& batch, const Glossary& glossary, const TermOptions& options) {
  if (glossary.entries.empty()) return {};
  return GlossaryCheck(batch.impl(), glossary, options).run();
}

}  // namespace cotejo
