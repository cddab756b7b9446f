// Terms for a glossary: candidates that are noun phrases on the Spanish side, whose words are rendered by one English
// phrase in most places.
// The two languages together tell more of a phrase than either: Spanish puts adjectives behind nouns and English before
// them, so that neighbours in the same order in both are no noun with its adjective, but a verb and its noun, a title
// and a name, or an adjective that says little ("nuevo gobierno", "gobierno anunció").
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "check/candidates.hpp"
#include "check/forms.hpp"
#include "check/occurrences.hpp"
#include "check/places.hpp"
#include "check/spans.hpp"
#include "check/term_batch.hpp"
#include "features/notions.hpp"

namespace cotejo {
namespace {

/// One way to write something, and how often it is written so.
struct Variant {
  std::string written;
  std::uint32_t count = 0;
};

/// What an occurrence is rendered with.
struct Rendered {
  std::uint32_t pair = 0;
  WordRange es, en;
};

/// Occurrences whose renderings are of the same English words, in any inflection and order.
struct Group {
  std::vector<std::string> words;  ///< forms of the content words, sorted
  std::vector<Rendered> places;
};

/// "arancel" and "aranceles", "country" and "countries".
bool is_plural_of(std::string_view plural, std::string_view singular) {
  if (plural == singular) return true;
  if (!plural.ends_with('s')) return false;
  plural.remove_suffix(1);
  if (plural == singular) return true;
  if (plural.ends_with("ie") && singular.ends_with('y'))
    return plural.substr(0, plural.size() - 2) == singular.substr(0, singular.size() - 1);
  if (!plural.ends_with('e')) return false;
  plural.remove_suffix(1);
  return plural == singular || (plural.ends_with('c') && singular.ends_with('z') &&
                                plural.substr(0, plural.size() - 1) == singular.substr(0, singular.size() - 1));
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : split_words(text)) out.push_back(fold(slice(text, word.range)));
  return out;
}

/// Word by word.
bool is_plural_phrase_of(std::string_view plural, std::string_view singular) {
  const auto a = folded_words(plural), b = folded_words(singular);
  return a.size() == b.size() && a != b && std::equal(a.begin(), a.end(), b.begin(), is_plural_of);
}

/// How often something is written in which way.
class Spellings {
 public:
  /// A capital that the beginning of a sentence asks for says nothing.
  void add(std::string_view written, bool opens) {
    Counts& counts = by_fold_[fold(written)];
    ++counts.all;
    ++(opens ? counts.opening : counts.inside)[std::string(written)];
  }

  /// The most frequent one.
  [[nodiscard]] std::string usual() const { return most()->second.best(); }

  /// The same in the singular, if that is among them.
  [[nodiscard]] std::string singular() const {
    const auto usual = most();
    const auto singular = std::ranges::find_if(
        by_fold_, [&](const auto& entry) { return is_plural_phrase_of(usual->first, entry.first); });
    return (singular == by_fold_.end() ? usual : singular)->second.best();
  }

 private:
  struct Counts {
    std::uint32_t all = 0;
    std::map<std::string, std::uint32_t> inside, opening;

    [[nodiscard]] std::string best() const {
      const auto& from = inside.empty() ? opening : inside;
      return std::ranges::max_element(from, {}, [](const auto& entry) { return entry.second; })->first;
    }
  };
  using ByFold = std::map<std::string, Counts>;

  [[nodiscard]] ByFold::const_iterator most() const {
    return std::ranges::max_element(by_fold_, {}, [](const auto& entry) { return entry.second.all; });
  }

  ByFold by_fold_;
};

/// "tribunales de apelaciones"; a word that ends so in the singular is no matter.
bool is_plural(std::string_view spanish) { return spanish.substr(0, spanish.find(' ')).ends_with('s'); }

/// With the stop of an abbreviation: "U.N." is the word "U.N" and a sign.
template <Side S>
std::string_view written_whole(const SideWords<S>& side, WordRange range) {
  ByteRange bytes = side.bytes(range);
  const std::string_view text = side.texts[side.segment_of[range.begin]];
  if (side.written(range.end - 1).find('.') != std::string_view::npos && text.substr(bytes.end).starts_with('.'))
    ++bytes.end;
  return slice(text, bytes);
}

class TermProposer {
 public:
  TermProposer(TermBatch::Impl& batch, const ProposeOptions& options)
      : options_(options), words_(batch.words), links_(batch.links()), occurrences_(words_, links_) {}

  std::vector<TermProposal> run() {
    const std::vector<TermCandidate> candidates = find_candidates(words_, std::max(2U, options_.min_occurrences));
    std::vector<Judged> judged;
    for (const TermCandidate& candidate : candidates)
      if (auto proposal = judge(candidate)) judged.push_back(std::move(*proposal));
    std::ranges::stable_sort(judged, std::ranges::greater(), [](const Judged& j) { return j.candidate->types.size(); });
    leave_out_parts(judged);
    std::ranges::stable_sort(judged, std::ranges::greater(), &Judged::weight);
    std::vector<TermProposal> out;
    for (Judged& j : judged) out.push_back(std::move(j.proposal));
    return out;
  }

 private:
  static constexpr float kMostly = 0.5F, kNearlyAlways = 0.8F;

  struct Judged {
    const TermCandidate* candidate;
    TermProposal proposal;
    float weight = 0;
  };

  [[nodiscard]] const CheckWord& es(std::uint32_t word) const { return words_.es.words[word]; }

  // ---- is it a term? ----

  [[nodiscard]] std::optional<Judged> judge(const TermCandidate& candidate) const {
    if (candidate.occurrences.size() < options_.min_occurrences || !is_term(candidate)) return std::nullopt;
    const std::vector<Seen> seen = occurrences_.of(candidate, kWholeTerm);
    if (seen.size() < options_.min_occurrences) return std::nullopt;
    const std::vector<Group> groups = groups_of(seen);
    if (groups.empty() || !is_consistent(groups, seen.size()) || !is_covered(candidate, groups.front()))
      return std::nullopt;
    Judged out{&candidate, proposal(groups, static_cast<std::uint32_t>(seen.size())), 0};
    if (is_same_name(candidate, groups.front()) || is_verb(out.proposal)) return std::nullopt;
    out.weight = std::log2(1 + static_cast<float>(candidate.types.size())) *
                 static_cast<float>(out.proposal.en.front().count) * information(candidate);
    return out;
  }

  /// Of its rarest word, in nats.
  [[nodiscard]] float information(const TermCandidate& candidate) const {
    float most = 0;
    for (const std::uint32_t type : candidate.types) most = std::max(most, words_.es.types[type].information);
    return most;
  }

  /// Dunning's (1993) log-likelihood that the word is as frequent here as in other texts.
  [[nodiscard]] float log_likelihood(const TermCandidate& candidate) const {
    const auto count = static_cast<float>(candidate.occurrences.size());
    const float ratio = std::log(count / static_cast<float>(words_.es.words.size())) + information(candidate);
    return ratio <= 0 ? 0 : 2 * count * (ratio - 1 + std::exp(-ratio));
  }

  [[nodiscard]] bool is_term(const TermCandidate& candidate) const {
    constexpr float kTelling = 8;  // nats: one word in 3,000
    if (information(candidate) < kTelling) return false;
    if (candidate.noun_share < kMostly && !is_name(candidate)) return false;
    if (candidate.types.size() == 1) return is_single_term(candidate);
    return share(candidate.occurrences, [&](WordRange range) { return is_phrase(range); }) > kMostly;
  }

  [[nodiscard]] bool is_name(const TermCandidate& candidate) const {
    return std::ranges::all_of(candidate.types, [&](std::uint32_t type) { return words_.es.types[type].is_name(); });
  }

  /// Of this text's matter; no adverb, month, weekday, currency; no adjective before its noun, no title before a name.
  [[nodiscard]] bool is_single_term(const TermCandidate& candidate) const {
    const auto& type = words_.es.types[candidate.types.front()];
    const bool is_adverb = type.folded.size() > 6 && type.folded.ends_with("mente");
    if (is_adverb || type.folded.size() < 3) return false;
    if (find_notion(Side::es, {type.written, type.folded, type.kind, Capitals::none})) return false;
    constexpr float kOfTheMatter = 10.83F;  // of chi-square's upper 0.1 %
    return log_likelihood(candidate) >= kOfTheMatter &&
           share(candidate.occurrences, [&](WordRange range) { return stands_before(range.begin, false); }) <=
               kMostly &&
           share(candidate.occurrences, [&](WordRange range) { return stands_before(range.begin, true); }) <=
               kNearlyAlways;
  }

  template <class Predicate>
  [[nodiscard]] static float share(const std::vector<WordRange>& ranges, Predicate holds) {
    return static_cast<float>(std::ranges::count_if(ranges, holds)) / static_cast<float>(ranges.size());
  }

  /// The next word is a name, or is none, and is rendered behind it, as in "nueva ley", "new law".
  [[nodiscard]] bool stands_before(std::uint32_t word, bool name) const {
    const std::uint32_t next = word + 1;
    const bool is_inside = next < words_.es.words.size() && words_.es.segment_of[next] == words_.es.segment_of[word];
    return is_inside && es(next).is_content() && words_.es.type_of(next).is_name() == name && is_same_order(word, next);
  }

  /// Both are linked, and the second's English word comes behind the first's.
  [[nodiscard]] bool is_same_order(std::uint32_t first, std::uint32_t second) const {
    const auto &a = links_.of_es[first], &b = links_.of_es[second];
    return !a.empty() && !b.empty() && b.front().other > a.front().other;
  }

  [[nodiscard]] bool is_phrase(WordRange range) const {
    for (std::uint32_t word = range.begin; word + 1 < range.end; ++word) {
      const std::uint32_t next = word + 1;
      if (es(word).is_content() && !is_good_joint(word, next)) return false;
    }
    return true;
  }

  /// Between a content word and what follows it: a preposition, or an adjective, or the next part of a name.
  [[nodiscard]] bool is_good_joint(std::uint32_t word, std::uint32_t next) const {
    if (es(next).is_content()) {
      const bool are_names = words_.es.type_of(word).is_name() && words_.es.type_of(next).is_name();
      return are_names || !is_same_order(word, next);
    }
    static const std::set<std::string_view> kPrepositions = {"a", "al", "contra", "de", "del", "sin"};
    return kPrepositions.contains(words_.es.type_of(next).folded) ||
           (words_.es.type_of(next).folded == "y" && words_.es.type_of(word).is_name());
  }

  // ---- what renders it? ----

  /// The largest first.
  [[nodiscard]] std::vector<Group> groups_of(const std::vector<Seen>& seen) const {
    std::map<std::vector<std::string>, Group> by_words;
    for (const Seen& one : seen)
      if (const auto en = rendering(one.es)) by_words[english_words(*en)].places.push_back({one.pair, one.es, *en});
    std::vector<Group> out;
    for (auto& [words, group] : by_words) {
      const auto same = std::ranges::find_if(out, [&](const Group& known) { return is_same(known.words, words); });
      if (same == out.end())
        out.push_back({words, std::move(group.places)});
      else
        same->places.insert(same->places.end(), group.places.begin(), group.places.end());
    }
    std::ranges::stable_sort(out, std::ranges::greater(), [](const Group& group) { return group.places.size(); });
    return out;
  }

  /// "Indonesia" and "Indonesian" are one.
  [[nodiscard]] static bool is_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const std::string& x, const std::string& y) { return is_same_family(x, y); });
  }

  /// The words around the surest link, unless they render others too.
  [[nodiscard]] std::optional<WordRange> rendering(WordRange range) const {
    const WordLink* best = nullptr;
    for (std::uint32_t word = range.begin; word < range.end; ++word)
      for (const WordLink& link : links_.of_es[word])
        if (best == nullptr || link.posterior > best->posterior) best = &link;
    if (best == nullptr || words_.en.words[best->other].kind != WordKind::letters) return std::nullopt;
    const WordRange en = trimmed(rendering_around(words_, links_, range, best->other));
    for (std::uint32_t word = en.begin; word < en.end; ++word)
      for (const WordLink& link : links_.of_en[word])
        if (link.other < range.begin || link.other >= range.end) return std::nullopt;
    return en;
  }

  /// Without function words and signs at the ends.
  [[nodiscard]] WordRange trimmed(WordRange range) const {
    while (range.size() > 1 && !words_.en.words[range.begin].is_content()) ++range.begin;
    while (range.size() > 1 && !words_.en.words[range.end - 1].is_content()) --range.end;
    return range;
  }

  /// Forms of the content words, in any order.
  [[nodiscard]] std::vector<std::string> english_words(WordRange range) const {
    std::vector<std::string> out;
    for (std::uint32_t word = range.begin; word < range.end; ++word)
      if (words_.en.words[word].is_content()) out.push_back(words_.en.type_of(word).key);
    std::ranges::sort(out);
    return out;
  }

  [[nodiscard]] bool is_consistent(const std::vector<Group>& groups, std::size_t occurrences) const {
    const std::size_t count = groups.front().places.size();
    return count >= options_.min_occurrences &&
           static_cast<float>(count) >= options_.min_share * static_cast<float>(occurrences);
  }

  /// Most of the term's words have a part in the rendering, and the links are not mere guesses.
  [[nodiscard]] bool is_covered(const TermCandidate& candidate, const Group& group) const {
    constexpr float kCovered = 0.75F, kSure = 0.3F;
    float linked = 0, posteriors = 0;
    for (const Rendered& place : group.places)
      for (std::uint32_t word = place.es.begin; word < place.es.end; ++word) {
        const auto& links = links_.of_es[word];
        if (links.empty() || links.front().other < place.en.begin || links.front().other >= place.en.end) continue;
        ++linked;
        posteriors += links.front().posterior;
      }
    const auto all = static_cast<float>(candidate.types.size() * group.places.size());
    return linked >= kCovered * all && posteriors >= kSure * linked;
  }

  // ---- how is it written? ----

  [[nodiscard]] TermProposal proposal(const std::vector<Group>& groups, std::uint32_t occurrences) const {
    constexpr float kWorthNaming = 0.2F;
    TermProposal out;
    out.es = spanish_term(groups);
    out.occurrences = occurrences;
    for (const Group& group : groups) {
      const auto count = static_cast<std::uint32_t>(group.places.size());
      const bool is_named = count >= options_.min_occurrences &&
                            static_cast<float>(count) >= kWorthNaming * static_cast<float>(occurrences);
      if (is_named) out.en.push_back({english_term(group, is_plural(out.es)), count});
    }
    const Rendered& first = groups.front().places.front();
    out.example = term_place(words_, words_.pairs[first.pair], first.es, first.en);
    return out;
  }

  [[nodiscard]] std::string english_term(const Group& group, bool is_plural) const {
    Spellings spellings;
    for (const Rendered& place : group.places)
      spellings.add(without_genitive(written_whole(words_.en, place.en)), words_.en.words[place.en.begin].opens);
    return is_plural ? spellings.usual() : spellings.singular();
  }

  static std::string_view without_genitive(std::string_view written) {
    for (const std::string_view end : {"'s", "\u2019s", "'", "\u2019"})
      if (written.ends_with(end) && written.size() > end.size()) return written.substr(0, written.size() - end.size());
    return written;
  }

  [[nodiscard]] std::string spanish_term(const std::vector<Group>& groups) const {
    Spellings spellings;
    for (const Group& group : groups)
      for (const Rendered& place : group.places) spellings.add(words_.es.written(place.es), es(place.es.begin).opens);
    return spellings.singular();
  }

  /// "Rodríguez" and "Rodríguez" need no glossary.
  [[nodiscard]] bool is_same_name(const TermCandidate& candidate, const Group& group) const {
    return is_name(candidate) && std::ranges::any_of(group.places, [&](const Rendered& place) {
             return fold(words_.es.written(place.es)) == fold(without_genitive(words_.en.written(place.en)));
           });
  }

  /// "killed": one word with the ending of a past tense.
  [[nodiscard]] static bool is_verb(const TermProposal& proposal) {
    constexpr std::size_t kShortest = 5;
    const std::string& en = proposal.en.front().en;
    return en.size() >= kShortest && en.find(' ') == std::string::npos && en.ends_with("ed") && !en.ends_with("eed");
  }

  // ---- the term rather than its parts ----

  /// The longest come first: a part is left out unless it stands alone often enough to be a term itself.
  void leave_out_parts(std::vector<Judged>& judged) const {
    constexpr float kAlone = 0.5F;
    std::set<std::uint32_t> taken;  // Spanish words that are in longer terms
    std::erase_if(judged, [&](const Judged& j) {
      const auto is_alone = [&](WordRange range) { return !taken.contains(range.begin); };
      const auto alone = static_cast<std::size_t>(std::ranges::count_if(j.candidate->occurrences, is_alone));
      const bool is_part = alone < options_.min_occurrences || share(j.candidate->occurrences, is_alone) < kAlone;
      if (!is_part)
        for (const WordRange range : j.candidate->occurrences)
          for (std::uint32_t word = range.begin; word < range.end; ++word) taken.insert(word);
      return is_part;
    });
  }

  const ProposeOptions& options_;
  const BatchWords& words_;
  const Links& links_;
  Occurrences occurrences_;
};

}  // namespace

std::vector<TermProposal> propose_terms(const TermBatch& batch, const ProposeOptions& options) {
  return TermProposer(batch.impl(), options).run();
}

}  // namespace cotejo
