#include "check/term_ranges.hpp"

#include <algorithm>
#include <numeric>

#include "check/spans.hpp"

namespace cotejo {

TermRanges::TermRanges(const BatchWords& batch, const Links& links, const std::vector<TermCandidate>& candidates)
    : batch_(batch), links_(links), candidates_(candidates), by_types_(candidates.size()) {
  std::iota(by_types_.begin(), by_types_.end(), 0U);
  std::ranges::sort(
      by_types_, {}, [&](std::uint32_t k) -> const auto& { return candidates_[k].types; });
}

WordRange TermRanges::around(const DeviantPlace& place) const {
  const Run start = without_strangers(run_of(place.es), place.es_word);
  const std::size_t all = occurrences(start);
  Run run = start;
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const bool to_the_right : {true, false}) {
      const Run next = longer(run, to_the_right);
      if (next.words == run.words || 2 * occurrences(next) < all || !are_one(next, run, place)) continue;
      run = next;
      has_grown = true;
    }
  }
  return run.words;
}

TermRanges::Run TermRanges::run_of(WordRange words) const {
  Run run{{}, words};
  for (std::uint32_t k = words.begin; k < words.end; ++k)
    if (batch_.es.words[k].is_content()) run.types.push_back(batch_.es.words[k].type);
  return run;
}

TermRanges::Run TermRanges::without_strangers(Run run, std::uint32_t word) const {
  const std::uint32_t kept = batch_.es.words[word].type;
  const auto is_stranger = [&](std::uint32_t k) {
    return !batch_.es.words[k].is_content() || !are_of_a_kind(batch_.es.words[k].type, kept);
  };
  WordRange words = run.words;
  while (is_stranger(words.end - 1)) --words.end;
  while (is_stranger(words.begin)) ++words.begin;
  return words == run.words ? run : run_of(words);
}

/// With the next content word, as far as candidates have such words in between; else the run itself.
TermRanges::Run TermRanges::longer(const Run& run, bool to_the_right) const {
  constexpr std::uint32_t kMostBetween = 2;  // "de la"
  const SideWords<Side::es>& es = batch_.es;
  const std::uint32_t segment = es.segment_of[run.words.begin];
  const auto has = [&](std::uint32_t k) { return k >= es.first_word[segment] && k < es.first_word[segment + 1]; };
  const std::uint32_t step = to_the_right ? 1U : ~0U;  // modulo 2³²: one back
  std::uint32_t at = to_the_right ? run.words.end : run.words.begin - 1;
  for (std::uint32_t between = 0; has(at) && es.words[at].is_function && between < kMostBetween; ++between) at += step;
  if (!has(at) || !es.words[at].is_content()) return run;
  return run_of(to_the_right ? WordRange{run.words.begin, at + 1} : WordRange{at, run.words.end});
}

/// Side by side or with a "de" between them, both names or none, and rendered side by side.
bool TermRanges::are_one(const Run& longer, const Run& shorter, const DeviantPlace& place) const {
  const bool is_right = longer.words.end > shorter.words.end;
  const std::uint32_t added = is_right ? longer.words.end - 1 : longer.words.begin;
  const std::uint32_t joint = is_right ? shorter.words.end : longer.words.begin + 1;
  const bool is_beside = joint == (is_right ? added : shorter.words.begin);
  const std::string_view between = batch_.es.type_of(joint).folded;
  const std::uint32_t neighbour = is_right ? shorter.types.back() : shorter.types.front();
  if (!is_beside && between != "de" && between != "del") return false;
  if (!are_of_a_kind(batch_.es.words[added].type, neighbour)) return false;
  return is_rendered_inside({added, added + 1}, rendering_around(batch_, links_, longer.words, place.en));
}

bool TermRanges::are_of_a_kind(std::uint32_t type, std::uint32_t other) const {
  constexpr std::uint32_t kSeldom = 10;
  const auto &a = batch_.es.types[type], &b = batch_.es.types[other];
  const auto is_common = [](const WordType<Side::es>& word) { return kSeldom * word.capitalised < word.count; };
  return !(a.is_name() && is_common(b)) && !(b.is_name() && is_common(a));
}

bool TermRanges::is_rendered_inside(WordRange es, WordRange en) const {
  for (std::uint32_t k = es.begin; k < es.end; ++k)
    for (const WordLink& link : links_.of_es[k])
      if (link.other < en.begin || link.other >= en.end) return false;
  return true;
}

/// 0 when the words are no candidate.
std::size_t TermRanges::occurrences(const Run& run) const {
  const auto types_of = [&](std::uint32_t k) -> const auto& { return candidates_[k].types; };
  const auto found = std::ranges::lower_bound(by_types_, run.types, {}, types_of);
  if (found == by_types_.end() || types_of(*found) != run.types) return 0;
  return candidates_[*found].occurrences.size();
}

}  // namespace cotejo
