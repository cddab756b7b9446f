#include "align/moved.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "align/corridor.hpp"
#include "align/kept.hpp"
#include "align/search.hpp"

namespace cotejo {
namespace {

/// Which segments are left out, and where each such run of the Spanish side would stand on the English one.
class LeftOut {
 public:
  LeftOut(const Alignment& alignment, std::uint32_t es, std::uint32_t en)
      : es_run_(es, kNone), en_run_(en, kNone), confidence_(es, 0), en_confidence_(en, 0) {
    std::uint32_t es_end = 0, en_end = 0;  // ends of the runs being read
    for (const Bead& bead : alignment.beads) {
      if (bead.is_confirmed) continue;
      if (bead.en.empty()) {
        if (places_.empty() || bead.es.first != es_end) places_.push_back(bead.en.first);
        es_end = bead.es.end();
        es_run_[bead.es.first] = static_cast<std::uint32_t>(places_.size() - 1);
        confidence_[bead.es.first] = bead.confidence;
      } else if (bead.es.empty()) {
        if (en_runs_.empty() || bead.en.first != en_end) en_runs_.push_back({bead.en.first, 0});
        en_end = bead.en.end();
        en_runs_.back().count = en_end - en_runs_.back().first;
        en_run_[bead.en.first] = static_cast<std::uint32_t>(en_runs_.size() - 1);
        en_confidence_[bead.en.first] = bead.confidence;
      }
    }
  }

  /// English segments that are left out: so many places there are to move to.
  [[nodiscard]] double places() const {
    return static_cast<double>(en_run_.size()) - static_cast<double>(std::ranges::count(en_run_, kNone));
  }
  [[nodiscard]] bool on_both_sides() const { return !places_.empty() && !en_runs_.empty(); }

  /// Both are left out, and not next to each other, where the search has weighed them already.
  [[nodiscard]] bool apart(GridPoint p) const {
    if (es_run_[p.i] == kNone || en_run_[p.j] == kNone) return false;
    const SegmentRange<Side::en>& run = en_runs_[en_run_[p.j]];
    const std::uint32_t place = places_[es_run_[p.i]];
    return place < run.first || place > run.end();
  }
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> runs(GridPoint p) const { return {es_run_[p.i], en_run_[p.j]}; }
  [[nodiscard]] bool same_runs(GridPoint a, GridPoint b) const { return runs(a) == runs(b); }

  /// Takes the segments of a bead, with the mean confidence that they are left out.
  float take(const Bead& bead) {
    float sum = 0;
    for (std::uint32_t i = bead.es.first; i < bead.es.end(); ++i) sum += take(i, es_run_, confidence_);
    for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j) sum += take(j, en_run_, en_confidence_);
    return sum / static_cast<float>(bead.es.count + bead.en.count);
  }
  [[nodiscard]] bool es_is_free(std::uint32_t i) const { return i < es_run_.size() && es_run_[i] != kNone; }
  [[nodiscard]] bool en_is_free(std::uint32_t j) const { return j < en_run_.size() && en_run_[j] != kNone; }

 private:
  static constexpr std::uint32_t kNone = ~0U;

  static float take(std::uint32_t k, std::vector<std::uint32_t>& runs, const std::vector<float>& confidence) {
    runs[k] = kNone;
    return confidence[k];
  }

  std::vector<std::uint32_t> es_run_, en_run_;  // by segment
  std::vector<float> confidence_, en_confidence_;
  std::vector<std::uint32_t> places_;  // by Spanish run
  std::vector<SegmentRange<Side::en>> en_runs_;
};

/// A rectangle of the grid.
struct Block {
  GridPoint from, to;
};

class MoveFinder {
 public:
  MoveFinder(const Alignment& alignment, const MoveSearch& where)
      : where_(where),
        left_out_(alignment, where.index.es->segments(), where.index.en->segments()),
        price_(double{where.evidence.model().move} + std::log(std::max(1., left_out_.places()))) {}

  std::vector<Bead> find() {
    std::vector<Bead> out;
    if (!left_out_.on_both_sides()) return out;
    for (const auto& [weight, pairs] : candidates()) {
      if (weight < least_weight()) break;
      if (const auto block = block_around(pairs)) try_block(*block, out);
    }
    std::ranges::sort(out, {}, [](const Bead& bead) { return bead.es.first; });
    return out;
  }

 private:
  static constexpr std::uint32_t kAround = 12;  // segments about a block that show what else its segments find
  static constexpr std::uint32_t kReach = 4;    // segments of the run on either side of what leads to a block
  static constexpr float kLeastConfidence = 0.5F;

  /// Of the telling pairs that lead to a block: where there are many places, less comes about by chance.
  [[nodiscard]] float least_weight() const { return 0.1F * static_cast<float>(std::log(left_out_.places())); }

  /// The telling pairs of each two runs, heaviest runs first.
  [[nodiscard]] std::vector<std::pair<float, std::vector<Waypoint>>> candidates() const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Waypoint>> by_runs;
    for (const Waypoint& waypoint : rare_pairs(where_.index)) {
      if (left_out_.apart(waypoint.pair)) by_runs[left_out_.runs(waypoint.pair)].push_back(waypoint);
    }
    std::vector<std::pair<float, std::vector<Waypoint>>> out;
    for (auto& [runs, pairs] : by_runs) {
      std::vector<Waypoint> chain = heaviest_chain(std::move(pairs), where_.index.en->segments());
      float weight = 0;
      for (const Waypoint& waypoint : chain) weight += waypoint.weight;
      out.emplace_back(weight, std::move(chain));
    }
    std::ranges::stable_sort(out, std::greater<>(), [](const auto& candidate) { return candidate.first; });
    return out;
  }

  /// What is still free about a chain of pairs.
  [[nodiscard]] std::optional<Block> block_around(const std::vector<Waypoint>& chain) const {
    std::optional<Block> out;
    for (const Waypoint& waypoint : chain) {
      const GridPoint p = waypoint.pair;
      if (!left_out_.es_is_free(p.i) || !left_out_.en_is_free(p.j)) continue;
      if (!out) out = {p, p};
      if (!is_free(*out, p)) break;  // a block taken before lies between
      out->to = {std::max(out->to.i, p.i + 1), std::max(out->to.j, p.j + 1)};
    }
    if (out) widen(*out);
    const bool fits = out && std::size_t{out->to.i - out->from.i} * (out->to.j - out->from.j) <= where_.most_cells;
    return fits ? out : std::nullopt;
  }

  [[nodiscard]] bool is_free(const Block& block, GridPoint to) const {
    for (std::uint32_t i = block.to.i; i <= to.i; ++i) {
      if (!left_out_.es_is_free(i)) return false;
    }
    for (std::uint32_t j = block.to.j; j <= to.j; ++j) {
      if (!left_out_.en_is_free(j)) return false;
    }
    return true;
  }

  void widen(Block& block) const {
    for (std::uint32_t k = 0; k < kReach; ++k) {
      if (block.from.i > 0 && left_out_.es_is_free(block.from.i - 1)) --block.from.i;
      if (block.from.j > 0 && left_out_.en_is_free(block.from.j - 1)) --block.from.j;
      if (left_out_.es_is_free(block.to.i)) ++block.to.i;
      if (left_out_.en_is_free(block.to.j)) ++block.to.j;
    }
  }

  void try_block(const Block& block, std::vector<Bead>& out) {
    const Band band = around(block);
    Surroundings near(where_.index, band.from(), band.to());
    const Coverage coverage(near, band);
    const StepCosts costs(where_.evidence, coverage, where_.standings);
    const SearchResult result = search(costs, Band::full(block.from, block.to));
    const double odds = result.log_sum + cost_of_dropping(costs, block);  // ln, of all ways to the one with no bead
    const double moved = std::expm1(std::min(odds, 500.)) * std::exp(-price_);
    const auto sure = static_cast<float>(moved / (1 + moved));
    for (Bead bead : result.alignment.beads) {
      if (bead.is_one_sided() || bead.confidence * sure < kLeastConfidence) continue;
      bead.confidence *= sure * left_out_.take(bead);
      bead.is_moved = true;
      out.push_back(bead);
    }
  }

  [[nodiscard]] Band around(const Block& block) const {
    const auto before = [](std::uint32_t k) { return k > kAround ? k - kAround : 0; };
    return Band::full({before(block.from.i), before(block.from.j)},
                      {std::min(block.to.i + kAround, where_.index.es->segments()),
                       std::min(block.to.j + kAround, where_.index.en->segments())});
  }

  static double cost_of_dropping(const StepCosts& costs, const Block& block) {
    double out = 0;
    for (std::uint32_t i = block.from.i; i < block.to.i; ++i) out += double{costs.drop_es(i, i > block.from.i)};
    for (std::uint32_t j = block.from.j; j < block.to.j; ++j) out += double{costs.drop_en(j, j > block.from.j)};
    return out;
  }

  const MoveSearch& where_;
  LeftOut left_out_;
  double price_;
};

}  // namespace

Alignment with_moves(Alignment alignment, const MoveSearch& where) {
  const std::vector<Bead> moved = MoveFinder(alignment, where).find();
  if (moved.empty()) return alignment;
  return with_beads(alignment, moved);
}

}  // namespace cotejo
