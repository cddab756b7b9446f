#include "check/parts.hpp"

namespace cotejo {
namespace {

/// Code points of words, white space apart.
template <Side S>
double length(const SideWords<S>& side, WordRange range) {
  double out = 0;
  for (std::uint32_t word = range.begin; word < range.end; ++word)
    out += static_cast<double>(count_code_points(side.written(word)));
  return out;
}

bool is_sign(const SideWords<Side::es>& es, std::uint32_t word) { return es.words[word].kind == WordKind::sign; }

bool is_first_of_segment(const SideWords<Side::es>& es, std::uint32_t word) {
  return word == 0 || es.segment_of[word] != es.segment_of[word - 1];
}

/// Whether a sentence begins with the word, or a sign stands before it.
bool is_border(const SideWords<Side::es>& es, std::uint32_t word) {
  return is_first_of_segment(es, word) || is_sign(es, word - 1);
}

bool may_begin(const SideWords<Side::es>& es, std::uint32_t word) {
  return !is_sign(es, word) && (is_border(es, word) || es.words[word].is_function);
}

/// Whether a sentence ends before `end`, or a sign stands there.
bool ends_at_border(const SideWords<Side::es>& es, std::uint32_t end) {
  return end == es.words.size() || is_first_of_segment(es, end) || is_sign(es, end);
}

bool may_end(const SideWords<Side::es>& es, std::uint32_t end) {
  return !is_sign(es, end - 1) && (ends_at_border(es, end) || es.words[end].is_function);
}

/// The run with the greatest sum of what is missing less what is found, by prefix sums: for each end the best beginning
/// far enough before it.
class MostMissing {
 public:
  MostMissing(const PartSearch& search, WordRange bead) : search_(search), bead_(bead) {
    sums_.push_back(0);
    for (std::uint32_t word = bead.begin; word < bead.end; ++word) sums_.push_back(sums_.back() + gain(word));
  }

  WordRange find() {
    WordRange best{bead_.begin, bead_.begin};
    float most = 0;
    for (std::uint32_t end = bead_.begin + kLeastClause; end <= bead_.end; ++end) {
      offer(end - kLeastClause);
      if (!begin_ || !may_end(search_.words.es, end) || sum(*begin_, end) <= most) continue;
      most = sum(*begin_, end);
      best = {*begin_, end};
    }
    return best;
  }

 private:
  [[nodiscard]] float gain(std::uint32_t word) const {
    return weight_of(search_.words.es, word) * (1 - 2 * search_.cover.es[word]);
  }
  [[nodiscard]] float sum(std::uint32_t begin, std::uint32_t end) const {
    return sums_[end - bead_.begin] - sums_[begin - bead_.begin];
  }
  void offer(std::uint32_t begin) {
    if (may_begin(search_.words.es, begin) && (!begin_ || sum(*begin_, begin) <= 0)) begin_ = begin;
  }

  const PartSearch& search_;
  WordRange bead_;
  std::vector<float> sums_;             // of the words before each
  std::optional<std::uint32_t> begin_;  // the best so far
};

PartEvidence evidence_of(const PartSearch& search, const WordPair& pair, WordRange part) {
  constexpr double kMostGain = 12, kMostDeviation = 6;
  const auto& [words, cover, lengths] = search;
  const Covered whole = covered(words.es, cover, pair.es), inside = covered(words.es, cover, part);
  const double es = length(words.es, pair.es), en = length(words.en, pair.en);
  const double with = lengths.deviation(es, en), without = lengths.deviation(es - length(words.es, part), en);
  PartEvidence out;
  out.missing = inside.missing();
  out.found = inside.found;
  out.rest = (whole - inside).share();
  out.added = covered(words.en, cover, pair.en).missing();
  out.length_gain = static_cast<float>(std::clamp((with * with - without * without) / 2, -kMostGain, kMostGain));
  out.deviation = static_cast<float>(std::clamp(without, -kMostDeviation, kMostDeviation));
  out.words = std::log(static_cast<float>(part.size()));
  out.borders = (is_border(words.es, part.begin) ? 1.0F : 0.0F) + (ends_at_border(words.es, part.end) ? 1.0F : 0.0F);
  return out;
}

}  // namespace

std::optional<MissingPart> likeliest_clause(const PartSearch& search, const WordPair& pair) {
  constexpr std::uint32_t kLeastRest = 2;  // content words that the bead has besides
  const WordRange part = MostMissing(search, pair.es).find();
  if (part.size() < kLeastClause) return std::nullopt;
  const Covered rest = covered(search.words.es, search.cover, pair.es) - covered(search.words.es, search.cover, part);
  if (rest.content_words < kLeastRest) return std::nullopt;
  return MissingPart{part, evidence_of(search, pair, part)};
}

float confidence(const PartEvidence& e) {
  struct Weighed {
    float value, weight;
  };
  // By fit_coverage.py, whose texts lack a part about five times as often as one would expect of a translation.
  constexpr float kBias = -5.608F, kRarer = -1.5F;
  const Weighed weighed[] = {
      {e.missing, 0.105F}, {e.found, -0.114F},      {e.rest, -2.409F},
      {e.added, -0.074F},  {e.length_gain, 0.188F}, {e.deviation, -1.596F},
      {e.words, 2.785F},   {e.borders, 1.039F},     {e.deviation * e.deviation, 0.215F},
  };
  float sum = kBias + kRarer;
  for (const auto& [value, weight] : weighed) sum += value * weight;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace cotejo
