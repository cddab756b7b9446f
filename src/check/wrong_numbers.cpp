// Numbers, dates and times that the two sides of a bead do not share.
// The basic idea: what is on both sides is taken out, the surest agreement first; then what is left on one side and
// stands in a neighbouring bead's other side, for alignments can be a sentence off. A Spanish quantity and an English
// one that are both left over have probably been one before somebody erred; the more alike their writing and place,
// the surer. Time: quantities of a bead squared, which are few.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "check/fidelity.hpp"
#include "check/logistic.hpp"
#include "check/quantities.hpp"

namespace cotejo {
namespace {

/// A quantity of a bead, and whether something on the other side answers it.
struct Held {
  Quantity quantity;
  std::uint32_t segment = 0;
  float place = 0;  ///< in the bead's side, in [0, 1)
  bool is_answered = false;
  bool is_echo = false;  ///< left over, though the other side has its value: for another mention of it

  [[nodiscard]] bool is_left() const { return !is_answered && !quantity.is_aside; }
};

struct BeadQuantities {
  std::vector<Held> es, en;
  float confidence = 1;
};

template <Side S>
std::vector<Held> hold(const FidelityText& text, SegmentRange<S> range, Notation notation) {
  std::vector<Held> out;
  std::size_t length = 0, before = 0;
  for (std::uint32_t segment = range.first; segment < range.end(); ++segment)
    length += text.sentences<S>()[segment].size();
  for (std::uint32_t segment = range.first; segment < range.end(); ++segment) {
    const Sentence& sentence = text.sentences<S>()[segment];
    for (Quantity& quantity : read_quantities(S, sentence, notation)) {
      const auto place = static_cast<float>(before + quantity.begin) / static_cast<float>(length);
      out.push_back({std::move(quantity), segment, place});
    }
    before += sentence.size();
  }
  return out;
}

BeadQuantities quantities_of(const FidelityText& text, const Bead& bead, Notation notation) {
  return {hold(text, bead.es, notation), hold(text, bead.en, {}), bead.confidence};
}

float distance(const Held& es, const Held& en) { return std::abs(es.place - en.place); }

/// The nearest unanswered English quantity that agrees at least so well.
Held* nearest(const Held& es, std::vector<Held>& en, Agreement least) {
  Held* best = nullptr;
  for (Held& other : en)
    if (!other.is_answered && compare(es.quantity, other.quantity) >= least &&
        (best == nullptr || distance(es, other) < distance(es, *best)))
      best = &other;
  return best;
}

void answer(BeadQuantities& bead) {
  for (const Agreement least : {Agreement::equal, Agreement::reading, Agreement::conversion}) {
    for (Held& es : bead.es) {
      if (es.is_answered) continue;
      if (Held* en = nearest(es, bead.en, least)) es.is_answered = en->is_answered = true;
    }
  }
  for (Held& es : bead.es)
    for (Held& en : bead.en)
      if (compare(es.quantity, en.quantity) >= Agreement::reading) {
        es.is_echo |= !es.is_answered;
        en.is_echo |= !en.is_answered;
      }
}

/// What is left in one bead and in a neighbour's other side is neither's fault.
void answer_across(BeadQuantities& a, BeadQuantities& b) {
  for (Held& es : a.es) {
    for (Held& en : b.en) {
      if (!es.is_left() || !en.is_left() || compare(es.quantity, en.quantity) < Agreement::reading) continue;
      es.is_answered = en.is_answered = true;
    }
  }
}

// ---- how sure ------------------------------------------------------------------------------------------------------

std::string digits_of(double value) {
  Decimal decimal;
  if (value >= 1e18 || value < 0) return {};
  decimal.digits = static_cast<std::uint64_t>(std::llround(value * 1000));
  decimal.exponent = -3;
  return std::to_string(normalised(decimal).digits);
}

/// Whether a slip of hand or eye makes one of the other: digits swapped, one changed, left out or put in.
bool is_slip(double a, double b) {
  std::string x = digits_of(a), y = digits_of(b);
  if (x == y) return true;  // the magnitude is wrong
  if (x.size() == y.size()) {
    const auto differing = std::inner_product(x.begin(), x.end(), y.begin(), 0, std::plus<>(), std::not_equal_to<>());
    if (differing == 1 && x.size() > 1) return true;
    std::ranges::sort(x);
    std::ranges::sort(y);
    return x == y;
  }
  if (x.size() > y.size()) std::swap(x, y);
  if (y.size() - x.size() != 1) return false;
  const auto [in_x, in_y] = std::ranges::mismatch(x, y);
  return std::equal(in_x, x.end(), in_y + 1);
}

struct Candidate {
  std::size_t es = 0, en = 0;
  float confidence = 0;
};

class Suspicion {
 public:
  explicit Suspicion(const BeadQuantities& bead) : bead_(bead) {
    left_es_ = count_left(bead.es);
    left_en_ = count_left(bead.en);
  }

  /// 0: they could not have been one.
  [[nodiscard]] float of(const Held& es, const Held& en) const {
    const Quantity &a = es.quantity, &b = en.quantity;
    if (!is_comparable(a, b)) return 0;
    float odds = 0.2F;
    if (a.kind != QuantityKind::number) {
      odds += 1.5F;
    } else {
      odds += a.in_figures && b.in_figures ? 1.2F : a.in_figures != b.in_figures ? -0.3F : 0;
      if (std::max(a.value, b.value) > 20 && is_slip(a.value, b.value)) odds += 1;
      if (a.is_year() && b.is_year()) odds += 1;
      if (a.unit != nullptr && b.unit != nullptr) odds += *a.unit == *b.unit ? 1.F : -0.7F;
      if ((a.unit == nullptr) != (b.unit == nullptr)) odds -= 0.5F;
      if (a.value == 1 || b.value == 1) odds -= 1;
    }
    odds -= 0.5F * static_cast<float>(std::max(left_es_, left_en_) - 1);
    odds -= 2 * std::max(0.F, distance(es, en) - 0.2F);
    if (es.is_echo || en.is_echo) odds -= 1;
    odds -= 2 * (1 - bead_.confidence);
    return logistic(odds);
  }

 private:
  static int count_left(const std::vector<Held>& side) {
    return static_cast<int>(std::ranges::count_if(side, &Held::is_left));
  }

  static bool is_comparable(const Quantity& a, const Quantity& b) {
    if (a.kind != b.kind) return false;
    const bool is_ordinal_word = (a.is_ordinal && !a.in_figures) || (b.is_ordinal && !b.in_figures);
    return !is_ordinal_word || a.is_ordinal == b.is_ordinal;
  }

  const BeadQuantities& bead_;
  int left_es_ = 0, left_en_ = 0;
};

std::vector<Candidate> candidates(const BeadQuantities& bead) {
  std::vector<Candidate> out;
  const Suspicion suspicion(bead);
  for (std::size_t es = 0; es < bead.es.size(); ++es) {
    if (!bead.es[es].is_left()) continue;
    for (std::size_t en = 0; en < bead.en.size(); ++en)
      if (bead.en[en].is_left())
        if (const float confidence = suspicion.of(bead.es[es], bead.en[en]); confidence > 0)
          out.push_back({es, en, confidence});
  }
  std::ranges::stable_sort(out, std::greater(), &Candidate::confidence);
  return out;
}

Finding finding(const FidelityText& text, const Held& es, const Held& en) {
  Finding out = fidelity_finding(text, FindingType::wrong_number, {es.segment, es.quantity.range},
                                 {en.segment, en.quantity.range});
  out.reason = Message{"the Spanish has {1}, the English {2}", {out.es_term, out.en_term}};
  return out;
}

/// The surest pairs of a bead; no quantity is in two.
void add_findings(const FidelityText& text, BeadQuantities& bead, std::vector<Finding>& out) {
  for (const Candidate& pair : candidates(bead)) {
    Held &es = bead.es[pair.es], &en = bead.en[pair.en];
    if (es.is_answered || en.is_answered) continue;
    es.is_answered = en.is_answered = true;
    out.push_back(finding(text, es, en));
    out.back().confidence = pair.confidence;
  }
}

}  // namespace

std::vector<Finding> find_wrong_numbers(const FidelityText& text) {
  const Notation notation = spanish_notation(text.es);
  std::vector<BeadQuantities> beads;
  beads.reserve(text.text->beads.size());
  for (const Bead& bead : text.text->beads) {
    beads.push_back(quantities_of(text, bead, notation));
    answer(beads.back());
  }
  for (std::size_t k = 0; k + 1 < beads.size(); ++k) {
    answer_across(beads[k], beads[k + 1]);
    answer_across(beads[k + 1], beads[k]);
  }
  std::vector<Finding> out;
  for (BeadQuantities& bead : beads) add_findings(text, bead, out);
  return out;
}

}  // namespace cotejo
