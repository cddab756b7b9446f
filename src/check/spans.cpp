#include "check/spans.hpp"

#include <algorithm>

namespace cotejo {
namespace {

class GrowingRange {
 public:
  GrowingRange(const BatchWords& batch, const Links& links, WordRange es, std::uint32_t core)
      : batch_(batch), en_(batch.en), links_(links), es_(es), range_{core, core + 1} {
    const std::uint32_t segment = en_.segment_of[core];
    segment_ = {en_.first_word[segment], en_.first_word[segment + 1]};
  }

  WordRange grown() {
    for (WordRange before{}; !(before == range_);) {
      before = range_;
      grow_to_linked();
      grow_over_hyphens();
    }
    grow_to_modifier();
    return range_;
  }

 private:
  static constexpr std::uint32_t kReach = 3;  // "court of the appeal"

  [[nodiscard]] bool is_linked(std::uint32_t word) const {
    return std::ranges::any_of(links_.of_en[word],
                               [&](const WordLink& link) { return link.other >= es_.begin && link.other < es_.end; });
  }

  [[nodiscard]] bool is_free(std::uint32_t word) const { return links_.of_en[word].empty(); }

  /// Without a link, or with one that only leftovers have.
  [[nodiscard]] bool is_loose(std::uint32_t word) const {
    constexpr float kKnown = 0.02F, kSure = 0.6F;
    return std::ranges::none_of(links_.of_en[word], [&](const WordLink& link) {
      const std::uint32_t es = batch_.es.words[link.other].type, en = en_.words[word].type;
      return link.posterior >= kSure || links_.strengths.of(es, en).prior >= kKnown;
    });
  }
  [[nodiscard]] bool is_hyphen(std::uint32_t word) const { return en_.written(word) == "-"; }

  /// Nothing but function words and hyphens.
  [[nodiscard]] bool is_crossable(std::uint32_t word) const { return en_.words[word].is_function || is_hyphen(word); }

  void grow_to_linked() {
    for (std::uint32_t k = range_.end; k < segment_.end && k - range_.end < kReach; ++k) {
      if (is_linked(k)) range_.end = k + 1;
      if (k >= range_.end && !is_crossable(k)) break;
    }
    for (std::uint32_t k = range_.begin; k > segment_.begin && range_.begin - k < kReach;) {
      --k;
      if (is_linked(k)) range_.begin = k;
      if (k < range_.begin && !is_crossable(k)) break;
    }
  }

  /// Over a hyphen to what is linked or loose; "COVID-19-positive" may have parts that render something else.
  void grow_over_hyphens() {
    const auto joins = [&](std::uint32_t word) {
      return en_.words[word].kind != WordKind::sign && (is_loose(word) || is_linked(word));
    };
    if (range_.end + 1 < segment_.end && is_hyphen(range_.end) && is_close(range_.end) && joins(range_.end + 1))
      range_.end += 2;
    if (range_.begin >= segment_.begin + 2 && is_hyphen(range_.begin - 1) && is_close(range_.begin - 1) &&
        joins(range_.begin - 2))
      range_.begin -= 2;
  }

  /// No space on either side.
  [[nodiscard]] bool is_close(std::uint32_t hyphen) const {
    return en_.words[hyphen - 1].range.end == en_.words[hyphen].range.begin &&
           en_.words[hyphen].range.end == en_.words[hyphen + 1].range.begin;
  }

  void grow_to_modifier() {
    if (range_.begin == segment_.begin) return;
    const std::uint32_t before = range_.begin - 1;
    const CheckWord& word = en_.words[before];
    if (word.is_content() && word.kind == WordKind::letters && is_free(before) && !en_.written(before).ends_with("ly"))
      range_.begin = before;
  }

  const BatchWords& batch_;
  const SideWords<Side::en>& en_;
  const Links& links_;
  WordRange es_;
  WordRange range_, segment_;
};

}  // namespace

WordRange rendering_around(const BatchWords& batch, const Links& links, WordRange es, std::uint32_t core) {
  return GrowingRange(batch, links, es, core).grown();
}

}  // namespace cotejo
