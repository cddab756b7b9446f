#include "check/cover.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo {
namespace {

constexpr float kHalfFound = 0.03F;  // strength of two words at which one is as good as half found in the other
constexpr float kTaken = 0.5F;       // what a rendering is worth that another word has already

float found(float strength) { return strength / (strength + kHalfFound); }

class Coverer {
 public:
  Coverer(const BatchWords& batch, const Links& links) : batch_(batch), links_(links) {
    out_.es.resize(batch.es.words.size());
    out_.en.resize(batch.en.words.size());
  }

  void add(const WordPair& pair) {
    for (std::uint32_t es = pair.es.begin; es < pair.es.end; ++es) {
      if (!batch_.es.words[es].is_content()) continue;
      for (const WordLink& link : links_.of_es[es]) note(es, link.other, found(strength(es, link)));
      for (std::uint32_t en = pair.en.begin; en < pair.en.end; ++en)
        if (batch_.en.words[en].is_content()) note(es, en, kTaken * found(prior(es, en)));
    }
  }

  WordCover finish() { return std::move(out_); }

 private:
  void note(std::uint32_t es, std::uint32_t en, float share) {
    out_.es[es] = std::max(out_.es[es], share);
    out_.en[en] = std::max(out_.en[en], share);
  }

  [[nodiscard]] Strength pair_strength(std::uint32_t es, std::uint32_t en) const {
    return links_.strengths.of(batch_.es.words[es].type, batch_.en.words[en].type);
  }
  [[nodiscard]] float prior(std::uint32_t es, std::uint32_t en) const { return pair_strength(es, en).prior; }

  /// What is known of the two words apart from this very link: else two words that meet once, and whose own rendering
  /// is missing, would render each other because nothing else does.
  [[nodiscard]] float strength(std::uint32_t es, const WordLink& link) const {
    constexpr float kPriorWeight = 2;  // as in links.cpp
    const Strength known = pair_strength(es, link.other);
    const float seen = std::sqrt(static_cast<float>(batch_.es.type_of(es).count) *
                                 static_cast<float>(batch_.en.type_of(link.other).count));
    const float others = known.adapted * (seen + kPriorWeight) - link.posterior;
    return std::max(known.prior, others / (seen - 1 + kPriorWeight));
  }

  const BatchWords& batch_;
  const Links& links_;
  WordCover out_;
};

}  // namespace

WordCover cover_words(const BatchWords& batch, const Links& links) {
  Coverer coverer(batch, links);
  for (const WordPair& pair : batch.pairs) coverer.add(pair);
  return coverer.finish();
}

}  // namespace cotejo
