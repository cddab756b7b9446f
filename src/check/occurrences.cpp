#include "check/occurrences.hpp"

#include <algorithm>
#include <map>

#include "check/forms.hpp"

namespace cotejo {
namespace {

struct Votes {
  std::uint32_t type = 0;
  std::uint32_t count = 0;
  float posteriors = 0;

  void add(const Votes& other) {
    count += other.count;
    posteriors += other.posteriors;
  }
  [[nodiscard]] bool beats(const Votes& other) const {
    return count != other.count ? count > other.count : posteriors > other.posteriors;
  }
};

}  // namespace

Occurrences::Occurrences(const BatchWords& batch, const Links& links)
    : batch_(batch), links_(links), pair_of_(batch.es.words.size(), kNone) {
  for (std::uint32_t pair = 0; pair < batch.pairs.size(); ++pair) {
    const WordRange es = batch.pairs[pair].es;
    std::fill(pair_of_.begin() + es.begin, pair_of_.begin() + es.end, pair);
  }
}

std::vector<Seen> Occurrences::of(const TermCandidate& candidate, std::uint32_t word) const {
  std::vector<Seen> out;
  for (const WordRange range : candidate.occurrences)
    if (pair_of_[range.begin] != kNone) out.push_back({pair_of_[range.begin], range, looked_at(range, word)});
  return out;
}

WordRange Occurrences::looked_at(WordRange range, std::uint32_t word) const {
  if (word == kWholeTerm) return range;
  std::uint32_t at = range.begin;
  for (std::uint32_t left = word;; ++at) {
    if (!batch_.es.words[at].is_content()) continue;
    if (left-- == 0) return {at, at + 1};
  }
}

Usual Occurrences::usual_rendering(const std::vector<Seen>& all) const {
  constexpr std::ptrdiff_t kContenders = 8;  // no form outside the first few can win with its family's votes
  std::map<std::uint32_t, Votes> by_type;
  for (const Seen& one : all)
    for_each_link(one, [&](std::uint32_t, const WordLink& link) {
      const std::uint32_t type = batch_.en.words[link.other].type;
      by_type[type].add({type, 1, link.posterior});
    });
  std::vector<Votes> votes;
  for (const auto& [type, votes_for_it] : by_type)
    if (batch_.en.types[type].kind == WordKind::letters)
      votes.push_back({type, votes_for_it.count, votes_for_it.posteriors});
  const auto contenders = std::min(kContenders, static_cast<std::ptrdiff_t>(votes.size()));
  std::ranges::partial_sort(votes, votes.begin() + contenders, [](const Votes& a, const Votes& b) {
    return a.beats(b) || (!b.beats(a) && a.type < b.type);
  });
  Votes best;
  best.type = kNone;
  for (std::ptrdiff_t k = 0; k < contenders; ++k) {
    Votes family{votes[static_cast<std::size_t>(k)].type, 0, 0};
    for (const Votes& other : votes)
      if (is_same(family.type, other.type)) family.add(other);
    if (family.beats(best)) best = family;
  }
  return {best.type, best.count};
}

bool Occurrences::is_rendered_with(const Seen& one, std::uint32_t en_type) const {
  const std::uint32_t es_type = batch_.es.words[one.words.begin].type;
  return is_linked_to(one, en_type) || is_written_apart(one.pair, en_type) ||
         count_en(one.pair, en_type) >= count_es(one.pair, es_type);
}

bool Occurrences::is_same(std::uint32_t a, std::uint32_t b) const {
  const auto &x = batch_.en.types[a], &y = batch_.en.types[b];
  return is_same_family(x.key, y.key, x.is_name() && y.is_name());
}

bool Occurrences::is_linked_to(const Seen& one, std::uint32_t en_type) const {
  bool found = false;
  for_each_link(one, [&](std::uint32_t, const WordLink& link) {
    found = found || is_same(batch_.en.words[link.other].type, en_type);
  });
  return found;
}

/// "mid-term" where "midterm" is expected.
bool Occurrences::is_written_apart(std::uint32_t pair, std::uint32_t en_type) const {
  const std::string& key = batch_.en.types[en_type].key;
  const WordRange range = batch_.pairs[pair].en;
  for (std::uint32_t k = range.begin; k + 1 < range.end; ++k) {
    const std::string& first = batch_.en.type_of(k).folded;
    if (!key.starts_with(first)) continue;
    const bool has_hyphen = batch_.en.written(k + 1) == "-" && k + 2 < range.end;
    if (is_same_family(first + batch_.en.type_of(has_hyphen ? k + 2 : k + 1).key, key)) return true;
  }
  return false;
}

std::size_t Occurrences::count_es(std::uint32_t pair, std::uint32_t type) const {
  const WordRange range = batch_.pairs[pair].es;
  const auto words = std::span(batch_.es.words).subspan(range.begin, range.size());
  return static_cast<std::size_t>(std::ranges::count(words, type, &CheckWord::type));
}

std::size_t Occurrences::count_en(std::uint32_t pair, std::uint32_t type) const {
  const WordRange range = batch_.pairs[pair].en;
  const auto words = std::span(batch_.en.words).subspan(range.begin, range.size());
  return static_cast<std::size_t>(std::ranges::count_if(
      words, [&](const CheckWord& word) { return word.kind != WordKind::sign && is_same(word.type, type); }));
}

}  // namespace cotejo
