// The measures of the Bleualign / vecalign evaluations, and the finer one for coarse gold.
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "cotejo/eval.hpp"
#include "eval/beads.hpp"

namespace cotejo {
namespace {

using detail::complete;
using detail::is_two_sided;
using Bead = detail::CountedBead;
using Beads = detail::CountedBeads;

Beads two_sided(const Beads& beads) {
  Beads out;
  std::ranges::copy_if(beads, std::back_inserter(out), is_two_sided);
  return out;
}

struct Hits {
  std::size_t beads = 0, strict = 0, lax = 0;
};

/// How many of `asked` stand in `truth` (strict) or share a linked sentence on both sides with it (lax).
Hits hits(const Beads& truth_beads, const Beads& asked) {
  const std::set<Bead> truth(truth_beads.begin(), truth_beads.end());
  std::unordered_map<std::size_t, std::set<std::size_t>> links;
  for (const auto& [es, en] : truth) {
    for (const std::size_t i : es) links[i].insert(en.begin(), en.end());
  }
  const auto is_linked = [&](std::size_t i, std::size_t j) {
    const auto found = links.find(i);
    return found != links.end() && found->second.contains(j);
  };
  Hits out;
  for (const Bead& bead : std::set<Bead>(asked.begin(), asked.end())) {
    const auto& [es, en] = bead;
    const bool strict = truth.contains(bead);
    out.beads += 1;
    out.strict += strict;
    out.lax += strict || std::ranges::any_of(es, [&, &others = en](std::size_t i) {
                 return std::ranges::any_of(others, [&](std::size_t j) { return is_linked(i, j); });
               });
  }
  return out;
}

/// Which gold bead each sentence of a side belongs to.
using Owner = std::unordered_map<std::size_t, std::size_t>;

struct Owners {
  Owner es, en;
};

Owners owners(const Beads& gold) {
  Owners out;
  for (std::size_t k = 0; k < gold.size(); ++k) {
    for (const std::size_t i : gold[k].first) out.es[i] = k;
    for (const std::size_t j : gold[k].second) out.en[j] = k;
  }
  return out;
}

constexpr std::size_t kNobody = std::numeric_limits<std::size_t>::max();

/// The gold beads that a bead reaches into.
std::set<std::size_t> touched(const Bead& bead, const Owners& owners) {
  std::set<std::size_t> out;
  const auto add = [&out](const std::vector<std::size_t>& sentences, const Owner& owner) {
    for (const std::size_t sentence : sentences) {
      const auto found = owner.find(sentence);
      out.insert(found == owner.end() ? kNobody : found->second);
    }
  };
  add(bead.first, owners.es);
  add(bead.second, owners.en);
  return out;
}

bool covers(const std::set<std::size_t>& sentences, const std::vector<std::size_t>& wanted) {
  return std::ranges::all_of(wanted, [&](std::size_t sentence) { return sentences.contains(sentence); });
}

void count_fine(const Beads& gold, const Beads& hypothesis, EvalCounts& counts) {
  const Owners owner = owners(gold);
  std::map<std::size_t, std::pair<std::set<std::size_t>, std::set<std::size_t>>> inside;
  for (const Bead& bead : two_sided(hypothesis)) {
    counts.fine_hypothesis += 1;
    const std::set<std::size_t> beads = touched(bead, owner);
    if (beads.size() != 1) continue;
    counts.fine_right += 1;
    auto& [es, en] = inside[*beads.begin()];
    es.insert(bead.first.begin(), bead.first.end());
    en.insert(bead.second.begin(), bead.second.end());
  }
  for (std::size_t k = 0; k < gold.size(); ++k) {
    if (!is_two_sided(gold[k])) continue;
    counts.fine_gold += 1;
    const auto found = inside.find(k);
    counts.fine_found += found != inside.end() && covers(found->second.first, gold[k].first) &&
                         covers(found->second.second, gold[k].second);
  }
}

/// Sentences that stand alone, of the side that `own` names.
std::set<std::size_t> unaligned(const Beads& beads, std::vector<std::size_t> Bead::*own,
                                std::vector<std::size_t> Bead::*other) {
  std::set<std::size_t> out;
  for (const Bead& bead : beads) {
    if ((bead.*other).empty()) out.insert((bead.*own).begin(), (bead.*own).end());
  }
  return out;
}

void count_null(const Beads& gold, const Beads& hypothesis, EvalCounts& counts) {
  for (const bool es : {true, false}) {
    const auto own = es ? &Bead::first : &Bead::second;
    const auto other = es ? &Bead::second : &Bead::first;
    const std::set<std::size_t> in_gold = unaligned(gold, own, other);
    const std::set<std::size_t> in_hypothesis = unaligned(hypothesis, own, other);
    counts.null_gold += in_gold.size();
    counts.null_hypothesis += in_hypothesis.size();
    counts.null_right += static_cast<std::size_t>(
        std::ranges::count_if(in_hypothesis, [&](std::size_t sentence) { return in_gold.contains(sentence); }));
  }
}

Measure measure(std::size_t right, std::size_t answered, std::size_t found, std::size_t wanted) {
  const auto ratio = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(part) / static_cast<double>(whole);
  };
  return {ratio(right, answered), ratio(found, wanted)};
}

}  // namespace

EvalCounts& EvalCounts::operator+=(const EvalCounts& other) {
  constexpr std::size_t EvalCounts::*kFields[] = {
      &EvalCounts::hypothesis_beads,     &EvalCounts::strict_right,    &EvalCounts::lax_right,
      &EvalCounts::gold_beads,           &EvalCounts::strict_found,    &EvalCounts::lax_found,
      &EvalCounts::two_sided_hypothesis, &EvalCounts::two_sided_right, &EvalCounts::fine_hypothesis,
      &EvalCounts::fine_right,           &EvalCounts::fine_gold,       &EvalCounts::fine_found,
      &EvalCounts::null_hypothesis,      &EvalCounts::null_gold,       &EvalCounts::null_right};
  static_assert(sizeof(EvalCounts) == std::size(kFields) * sizeof(std::size_t), "a field is not added up");
  for (const auto field : kFields) this->*field += other.*field;
  return *this;
}

EvalCounts evaluate(const std::vector<LadderBead>& gold, const std::vector<LadderBead>& hypothesis,
                    std::size_t es_segments, std::size_t en_segments) {
  const Beads wanted = complete(gold, es_segments, en_segments);
  const Beads answered = complete(hypothesis, es_segments, en_segments);
  const Hits precision = hits(wanted, answered);
  const Hits recall = hits(two_sided(answered), two_sided(wanted));
  const Hits without_nulls = hits(two_sided(wanted), two_sided(answered));
  EvalCounts counts;
  counts.hypothesis_beads = precision.beads;
  counts.strict_right = precision.strict;
  counts.lax_right = precision.lax;
  counts.gold_beads = recall.beads;
  counts.strict_found = recall.strict;
  counts.lax_found = recall.lax;
  counts.two_sided_hypothesis = without_nulls.beads;
  counts.two_sided_right = without_nulls.strict;
  count_fine(wanted, answered, counts);
  count_null(wanted, answered, counts);
  return counts;
}

double Measure::f1() const {
  if (precision != precision || recall != recall) return std::numeric_limits<double>::quiet_NaN();
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

EvalMeasures measures(const EvalCounts& counts) {
  return {
      .strict = measure(counts.strict_right, counts.hypothesis_beads, counts.strict_found, counts.gold_beads),
      .lax = measure(counts.lax_right, counts.hypothesis_beads, counts.lax_found, counts.gold_beads),
      .two_sided = measure(counts.two_sided_right, counts.two_sided_hypothesis, counts.strict_found, counts.gold_beads),
      .fine = measure(counts.fine_right, counts.fine_hypothesis, counts.fine_found, counts.fine_gold),
      .null = measure(counts.null_right, counts.null_hypothesis, counts.null_right, counts.null_gold),
  };
}

}  // namespace cotejo
