#include "align/kept.hpp"

#include <algorithm>

namespace cotejo {
namespace {

constexpr std::size_t kNone = ~std::size_t{0};

/// The longest run of beads whose English rises, of beads whose Spanish does: numbers, in order (Schensted 1961).
std::vector<std::size_t> longest_in_order(const std::vector<Bead>& beads) {
  std::vector<std::size_t> ends;                         // of runs of length 1, 2 …: the bead with the least English
  std::vector<std::size_t> before(beads.size(), kNone);  // the bead before it in its run
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const auto longer =
        std::ranges::lower_bound(ends, beads[k].en.first, {}, [&](auto end) { return beads[end].en.first; });
    if (longer != ends.begin()) before[k] = *std::prev(longer);
    if (longer == ends.end()) {
      ends.push_back(k);
    } else {
      *longer = k;
    }
  }
  std::vector<std::size_t> out;
  for (std::size_t k = ends.empty() ? kNone : ends.back(); k != kNone; k = before[k]) out.push_back(k);
  std::ranges::reverse(out);
  return out;
}

/// A bead a segment, as alignments have what has no counterpart.
void add_single(const Bead& bead, std::vector<Bead>& out) {
  for (std::uint32_t i = bead.es.first; i < bead.es.end(); ++i) {
    out.push_back(bead);
    out.back().es = {i, 1};
  }
  for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j) {
    out.push_back(bead);
    out.back().en = {j, 1};
  }
}

}  // namespace

Kept::Kept(std::span<const Bead> beads, std::uint32_t es, std::uint32_t en) : es_(es), en_(en) {
  std::vector<Bead> two_sided;
  for (const Bead& bead : beads) {
    if (bead.is_one_sided()) {
      add_single(bead, one_sided_);
    } else {
      two_sided.push_back(bead);
    }
  }
  std::ranges::sort(two_sided, {}, [](const Bead& bead) { return bead.es.first; });
  const std::vector<std::size_t> chain = longest_in_order(two_sided);
  auto next = chain.begin();
  for (std::size_t k = 0; k < two_sided.size(); ++k) {
    const bool is_in_order = next != chain.end() && *next == k;
    two_sided[k].is_moved = !is_in_order;
    (is_in_order ? in_order_ : moved_).push_back(two_sided[k]);
    if (is_in_order) ++next;
  }
  for (const Bead& bead : one_sided_) leave_out(bead);
  for (const Bead& bead : moved_) leave_out(bead);
}

void Kept::leave_out(const Bead& bead) {
  if (!left_out_) {
    left_out_.emplace();
    left_out_->es.assign(es_, Decided::kOpen);
    left_out_->en.assign(en_, Decided::kOpen);
  }
  for (std::uint32_t i = bead.es.first; i < bead.es.end(); ++i) left_out_->es[i] = Decided::kDropped;
  for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j) left_out_->en[j] = Decided::kDropped;
}

Alignment Kept::put_back(Alignment alignment) const {
  std::vector<const Bead*> es(es_, nullptr), en(en_, nullptr);  // by segment: the decision that it stands alone
  for (const Bead& bead : one_sided_) {
    if (bead.en.empty()) es[bead.es.first] = &bead;
    if (bead.es.empty()) en[bead.en.first] = &bead;
  }
  for (Bead& bead : alignment.beads) {
    if (!bead.is_one_sided()) continue;
    const Bead* decision = bead.en.empty() ? es[bead.es.first] : en[bead.en.first];
    if (decision == nullptr) continue;
    bead.confidence = decision->confidence;
    bead.is_confirmed = decision->is_confirmed;
    bead.is_on_purpose = decision->is_on_purpose;
  }
  return moved_.empty() ? alignment : with_beads(alignment, moved_);
}

Alignment with_beads(const Alignment& alignment, const std::vector<Bead>& moved) {
  std::vector<bool> es_taken, en_taken;
  const auto take = [](std::vector<bool>& taken, std::uint32_t first, std::uint32_t end) {
    if (taken.size() < end) taken.resize(end);
    std::fill(taken.begin() + first, taken.begin() + end, true);
  };
  const auto is_taken = [](const std::vector<bool>& taken, std::uint32_t k) { return k < taken.size() && taken[k]; };
  for (const Bead& bead : moved) {
    take(es_taken, bead.es.first, bead.es.end());
    take(en_taken, bead.en.first, bead.en.end());
  }
  Alignment out;
  auto next = moved.begin();
  for (const Bead& bead : alignment.beads) {
    const bool es_gone = bead.en.empty() && is_taken(es_taken, bead.es.first);
    const bool en_gone = bead.es.empty() && is_taken(en_taken, bead.en.first);
    if (es_gone && next != moved.end() && next->es.first == bead.es.first) out.beads.push_back(*next++);
    if (!es_gone && !en_gone) out.beads.push_back(bead);
  }
  return out;
}

}  // namespace cotejo
