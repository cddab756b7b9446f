#include "check/spans.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "check/occurrences.hpp"

namespace cotejo {
namespace {

// Folded, in byte order.
constexpr auto kWithinPhrases =
    std::to_array<std::string_view>({"-", "a", "against", "an", "and", "for", "in", "of", "on", "the", "to", "with"});
constexpr auto kAfterVerbs = std::to_array<std::string_view>(
    {"a",   "an",    "her",  "him",   "his",  "it",    "its", "me", "my",  "our", "that",
     "the", "their", "them", "these", "this", "those", "to",  "us", "you", "your"});
static_assert(std::ranges::is_sorted(kWithinPhrases) && std::ranges::is_sorted(kAfterVerbs));

constexpr auto kAdjectiveEndings =
    std::to_array<std::string_view>({"al", "ar", "ary", "ic", "ive", "ous", "ible", "able"});

bool is_word(const SideWords<Side::en>& en, std::uint32_t word) {
  return en.words[word].is_content() && en.words[word].kind == WordKind::letters;
}

/// By its ending, or because an article or the like comes after it.
bool is_verb(const SideWords<Side::en>& en, std::uint32_t word) {
  const std::string_view written = en.written(word);
  if (written.ends_with("ed") || written.ends_with("ly")) return true;
  return word + 1 < en.first_word[en.segment_of[word] + 1] &&
         std::ranges::binary_search(kAfterVerbs, en.type_of(word + 1).folded);
}

/// What is known of a bead's words besides their links, which leftovers have, too.
class Knowledge {
 public:
  Knowledge(const BatchWords& batch, const Links& links) : batch_(batch), links_(links) {}

  [[nodiscard]] bool knows(std::uint32_t es_word, std::uint32_t en_word) const {
    constexpr float kKnown = 0.02F;
    return links_.strengths.of(batch_.es.words[es_word].type, batch_.en.words[en_word].type).prior >= kKnown;
  }

  /// What the Spanish word is linked to and known to be rendered with; kNone: nothing.
  [[nodiscard]] std::uint32_t known_rendering(std::uint32_t es_word) const {
    for (const WordLink& link : links_.of_es[es_word])
      if (knows(es_word, link.other)) return link.other;
    return kNone;
  }

  /// Whether no Spanish word of the sentence that is outside `es`, and not known to be rendered by another word, may be
  /// rendered by this one.
  [[nodiscard]] bool is_loose(std::uint32_t en_word, WordRange es) const {
    const std::uint32_t segment = batch_.es.segment_of[es.begin];
    for (std::uint32_t k = batch_.es.first_word[segment]; k < batch_.es.first_word[segment + 1]; ++k) {
      if ((k >= es.begin && k < es.end) || !knows(k, en_word)) continue;
      const std::uint32_t rendering = known_rendering(k);
      if (rendering == kNone || rendering == en_word) return false;
    }
    return true;
  }

 private:
  const BatchWords& batch_;
  const Links& links_;
};

/// The next content word on a side of a Spanish one, over "de la" at most; kNone: none.
std::uint32_t neighbour_of(const SideWords<Side::es>& es, std::uint32_t word, bool to_the_right) {
  constexpr std::uint32_t kMostBetween = 2;
  const std::uint32_t segment = es.segment_of[word];
  const auto has = [&](std::uint32_t k) { return k >= es.first_word[segment] && k < es.first_word[segment + 1]; };
  const std::uint32_t step = to_the_right ? 1U : ~0U;  // modulo 2³²: one back
  std::uint32_t at = word + step;
  for (std::uint32_t k = 0; k < kMostBetween && has(at) && es.words[at].is_function; ++k) {
    const std::string_view between = es.type_of(at).folded;
    if (between != "de" && between != "del" && between != "la" && between != "los" && between != "las") return kNone;
    at += step;
  }
  return has(at) && es.words[at].is_content() ? at : kNone;
}

class GrowingRange {
 public:
  GrowingRange(const BatchWords& batch, const Links& links, WordRange es, std::uint32_t core)
      : batch_(batch), en_(batch.en), links_(links), knowledge_(batch, links), es_(es), range_{core, core + 1} {
    const std::uint32_t segment = en_.segment_of[core];
    segment_ = {en_.first_word[segment], en_.first_word[segment + 1]};
  }

  WordRange grown() {
    for (WordRange before{}; !(before == range_);) {
      before = range_;
      grow_to_linked();
      grow_over_hyphens();
      grow_to_head();
    }
    grow_to_modifier();
    return range_;
  }

 private:
  static constexpr std::uint32_t kReach = 3;  // "court of the appeal"

  [[nodiscard]] bool is_inside(std::uint32_t es_word) const { return es_word >= es_.begin && es_word < es_.end; }

  [[nodiscard]] bool is_linked(std::uint32_t word) const {
    return std::ranges::any_of(links_.of_en[word], [&](const WordLink& link) { return is_inside(link.other); });
  }

  [[nodiscard]] bool is_loose(std::uint32_t word) const { return knowledge_.is_loose(word, es_); }

  [[nodiscard]] bool is_hyphen(std::uint32_t word) const { return en_.written(word) == "-"; }
  [[nodiscard]] bool is_known(std::uint32_t word) const {
    return std::ranges::any_of(links_.of_en[word], [&](const WordLink& link) {
      return is_inside(link.other) && knowledge_.knows(link.other, word);
    });
  }

  /// What stands within an English noun phrase.
  [[nodiscard]] bool is_crossable(std::uint32_t word) const {
    return std::ranges::binary_search(kWithinPhrases, en_.type_of(word).folded);
  }

  /// Side by side any link will do; over an "of" it has to be a known one.
  void grow_to_linked() {
    for (std::uint32_t k = range_.end; k < segment_.end && k - range_.end < kReach; ++k) {
      if (k == range_.end ? is_linked(k) : is_known(k)) range_.end = k + 1;
      if (k >= range_.end && !is_crossable(k)) break;
    }
    for (std::uint32_t k = range_.begin; k > segment_.begin && range_.begin - k < kReach;) {
      --k;
      if (k + 1 == range_.begin ? is_linked(k) : is_known(k)) range_.begin = k;
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

  /// From "nuclear" to "nuclear disarmament", from "government" to "government procurement" for "contratos públicos".
  void grow_to_head() {
    const std::uint32_t next = range_.end;
    if (next >= segment_.end || !is_word(en_, next) || !is_loose(next) || is_verb(en_, next)) return;
    if (is_adjective(range_.end - 1) || lacks_head()) ++range_.end;
  }

  /// The Spanish head, which comes first, is rendered by none of the words.
  [[nodiscard]] bool lacks_head() const {
    return es_.size() > 1 && std::ranges::none_of(links_.of_es[es_.begin], [&](const WordLink& link) {
             return link.other >= range_.begin && link.other < range_.end;
           });
  }

  [[nodiscard]] bool is_adjective(std::uint32_t word) const {
    if (word > range_.begin && en_.written(word - 1) == "of") return false;  // "court of appeal" is whole
    const std::string_view written = en_.written(word);
    return std::ranges::any_of(kAdjectiveEndings, [&](std::string_view end) { return written.ends_with(end); });
  }

  void grow_to_modifier() {
    constexpr float kTelling = 8;  // nats; "new" and the like say nothing of the term
    if (range_.begin == segment_.begin) return;
    const std::uint32_t before = range_.begin - 1;
    if (!is_word(en_, before) || en_.written(before).ends_with("ly") || en_.type_of(before).information < kTelling)
      return;
    if (is_loose(before) && !belongs_to_neighbour(before) && !is_infinitive(before)) range_.begin = before;
  }

  /// "to treat": not before "a" noun, as in "to labor unions", but that is seldom.
  [[nodiscard]] bool is_infinitive(std::uint32_t word) const {
    return word > segment_.begin && en_.type_of(word - 1).folded == "to";
  }

  /// An adjective or complement of the Spanish term may be what it renders: a word nearby that is linked to it, or to
  /// nothing.
  [[nodiscard]] bool belongs_to_neighbour(std::uint32_t word) const {
    constexpr std::uint32_t kNearby = 3;
    const SideWords<Side::es>& es = batch_.es;
    const std::uint32_t segment = es.segment_of[es_.begin];
    const std::uint32_t first = std::max(es.first_word[segment], es_.begin - std::min(es_.begin, kNearby));
    const std::uint32_t last = std::min(es.first_word[segment + 1], es_.end + kNearby);
    for (std::uint32_t k = first; k < last; ++k)
      if (!is_inside(k) && es.words[k].is_content() && may_render(k, word)) return true;
    return false;
  }

  [[nodiscard]] bool may_render(std::uint32_t es_word, std::uint32_t en_word) const {
    const auto& links = links_.of_es[es_word];
    return links.empty() || std::ranges::find(links, en_word, &WordLink::other) != links.end();
  }

  const BatchWords& batch_;
  const SideWords<Side::en>& en_;
  const Links& links_;
  Knowledge knowledge_;
  WordRange es_;
  WordRange range_, segment_;
};

}  // namespace

WordRange rendering_around(const BatchWords& batch, const Links& links, WordRange es, std::uint32_t core) {
  return GrowingRange(batch, links, es, core).grown();
}

std::uint32_t core_beside_neighbour(const BatchWords& batch, const Links& links, std::uint32_t es_word,
                                    std::uint32_t core) {
  constexpr std::uint32_t kNear = 3;
  const Knowledge knowledge(batch, links);
  if (knowledge.knows(es_word, core)) return core;
  for (const bool to_the_right : {true, false}) {
    const std::uint32_t neighbour = neighbour_of(batch.es, es_word, to_the_right);
    const std::uint32_t known = neighbour == kNone ? kNone : knowledge.known_rendering(neighbour);
    if (known == kNone) continue;
    if (std::max(known, core) - std::min(known, core) <= kNear) return core;
    const std::uint32_t segment = batch.en.segment_of[known], beside = known + 1;  // adjectives come first in English
    const bool is_there = beside < batch.en.first_word[segment + 1] && is_word(batch.en, beside);
    if (is_there && !is_verb(batch.en, beside) && knowledge.is_loose(beside, {es_word, es_word + 1})) return beside;
  }
  return core;
}

}  // namespace cotejo
