// The coverage check. The basic idea: the beads say which sentences have no counterpart; the words of a bead say
// whether something inside it has none. What is explained once, as Spanish left in the translation or as a second copy,
// is not told again as an omission or addition.
#include <algorithm>
#include <cmath>

#include "check/copies.hpp"
#include "check/cover.hpp"
#include "check/lengths.hpp"
#include "check/parts.hpp"
#include "check/tongue.hpp"
#include "cotejo/check.hpp"

namespace cotejo {
namespace {

/// A sentence left out next to one added: perhaps a translation so short or free that the aligner kept them apart.
bool may_belong_together(std::span<const Bead> beads, std::size_t k) {
  if (k + 1 >= beads.size()) return false;
  const Bead &a = beads[k], &b = beads[k + 1];
  const auto is_alone = [&](std::size_t at) { return at >= beads.size() || !beads[at].is_one_sided(); };
  return a.is_one_sided() && b.is_one_sided() && a.es.count + b.es.count == 1 && a.en.count + b.en.count == 1 &&
         is_alone(k - 1) && is_alone(k + 2);  // k - 1 of 0 is no bead either
}

Bead together(const Bead& a, const Bead& b) {
  return {a.en.empty() ? a.es : b.es, a.en.empty() ? b.en : a.en, std::min(a.confidence, b.confidence)};
}

/// Beads as the check sees them, and which of them are put together on trial.
struct TrialBeads {
  std::vector<CheckText> texts;
  std::vector<std::vector<bool>> on_trial;  ///< by text, by bead
};

TrialBeads put_together(CheckBatch batch) {
  TrialBeads out;
  for (const CheckText& text : batch) {
    CheckText& seen = out.texts.emplace_back(CheckText{text.name, text.es, text.en, {}});
    std::vector<bool>& on_trial = out.on_trial.emplace_back();
    for (std::size_t k = 0; k < text.beads.size(); ++k) {
      on_trial.push_back(may_belong_together(text.beads, k));
      seen.beads.push_back(on_trial.back() ? together(text.beads[k], text.beads[k + 1]) : text.beads[k]);
      k += on_trial.back() ? 1 : 0;
    }
  }
  return out;
}

/// What the whole batch is asked.
struct Knowledge {
  Knowledge(CheckBatch batch, const Lexicon& lexicon)
      : words(read_words(batch, leading_model(lexicon))),
        cover(cover_words(words, link_words(words, leading_model(lexicon)))),
        lengths(learn_lengths(batch)),
        tongue(words.en, lexicon),
        es_likeness(words.es),
        en_likeness(words.en),
        has_model(lexicon.has_model()) {}

  BatchWords words;
  WordCover cover;
  LengthModel lengths;
  Tongue tongue;
  Likeness<Side::es> es_likeness;
  Likeness<Side::en> en_likeness;
  bool has_model;
};

Severity severity_of(FindingType type) {
  switch (type) {
    case FindingType::omitted_sentence:
    case FindingType::omitted_paragraph:
    case FindingType::untranslated:
      return Severity::error;
    case FindingType::unusual_length:
      return Severity::note;
    default:
      return Severity::warning;
  }
}

/// The findings of one text.
class TextCheck {
 public:
  TextCheck(const Knowledge& knowledge, const CheckText& text, std::uint32_t number)
      : knowledge_(knowledge),
        text_(text),
        number_(number),
        first_es_(knowledge.words.es.first_segment[number]),
        first_en_(knowledge.words.en.first_segment[number]),
        es_told_(text.es.size()),
        en_told_(text.en.size()) {}

  std::vector<Finding> run(const std::vector<bool>& on_trial) {
    for (std::size_t k = 0; k < text_.beads.size(); ++k) add_bead(text_.beads[k], on_trial[k]);
    find_spanish();
    find_copies();
    find_moved();
    find_left_out();
    find_added();
    for (const Bead& bead : beads_)
      if (!bead.is_one_sided()) look_inside(bead);
    std::ranges::stable_sort(out_, {}, [](const Finding& finding) {
      const TermPlace& place = finding.places.front();
      return std::pair(place.es.segment, place.en.segment);
    });
    return std::move(out_);
  }

 private:
  // ---- beads and words --------------------------------------------------------------------------------------------

  void add_bead(const Bead& bead, bool on_trial) {
    if (!on_trial || belongs_together(bead)) {
      beads_.push_back(bead);
      return;
    }
    beads_.push_back({bead.es, {bead.en.first, 0}, bead.confidence});
    beads_.push_back({{bead.es.end(), 0}, bead.en, bead.confidence});
  }

  /// Of the side with less to say, most is found in the other.
  [[nodiscard]] bool belongs_together(const Bead& bead) const {
    constexpr float kMost = 0.45F;
    constexpr std::uint32_t kLeastWords = 3;
    const Covered es = covered(knowledge_.words.es, knowledge_.cover, es_words(bead.es));
    const Covered en = covered(knowledge_.words.en, knowledge_.cover, en_words(bead.en));
    const Covered& less = es.all < en.all ? es : en;
    return less.content_words >= kLeastWords && less.share() >= kMost;
  }

  [[nodiscard]] WordRange es_words(SegmentRange<Side::es> range) const {
    const auto& first = knowledge_.words.es.first_word;
    return {first[first_es_ + range.first], first[first_es_ + range.end()]};
  }
  [[nodiscard]] WordRange en_words(SegmentRange<Side::en> range) const {
    const auto& first = knowledge_.words.en.first_word;
    return {first[first_en_ + range.first], first[first_en_ + range.end()]};
  }

  // ---- places and findings ----------------------------------------------------------------------------------------

  [[nodiscard]] TextPlace es_place(std::uint32_t segment) const { return {segment, {0, text_.es[segment].size()}}; }
  [[nodiscard]] TextPlace en_place(std::uint32_t segment) const { return {segment, {0, text_.en[segment].size()}}; }
  static TextPlace gap(std::uint32_t segment) { return {segment, {}, true}; }

  /// A place for each segment of the longer side, the shorter one's last segment as often as it takes.
  [[nodiscard]] std::vector<TermPlace> places_of(const Bead& bead) const {
    std::vector<TermPlace> out;
    for (std::uint32_t k = 0; k < std::max(bead.es.count, bead.en.count); ++k) {
      const TextPlace es =
          bead.es.empty() ? gap(bead.es.first) : es_place(std::min(bead.es.first + k, bead.es.end() - 1));
      const TextPlace en =
          bead.en.empty() ? gap(bead.en.first) : en_place(std::min(bead.en.first + k, bead.en.end() - 1));
      out.push_back({number_, es, en});
    }
    return out;
  }

  void tell(FindingType type, Message reason, float confidence, std::vector<TermPlace> places) {
    for (const TermPlace& place : places) {
      if (!place.es.is_gap) es_told_[place.es.segment] = true;
      if (!place.en.is_gap) en_told_[place.en.segment] = true;
    }
    Finding& finding = out_.emplace_back();
    finding.type = type;
    finding.severity = severity_of(type);
    finding.reason = std::move(reason);
    finding.confidence = confidence;
    finding.places = std::move(places);
  }

  // ---- left in Spanish --------------------------------------------------------------------------------------------

  void find_spanish() {
    for (const Bead& bead : beads_)
      for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j) {
        const std::optional<SpanishRun> run = knowledge_.tongue.spanish_run(first_en_ + j);
        if (run && (run->is_whole ? is_left(bead, j, *run) : is_part_left(bead, *run))) tell_spanish(bead, j, *run);
      }
  }

  /// A whole sentence: in Spanish, or the very same with something to translate.
  [[nodiscard]] bool is_left(const Bead& bead, std::uint32_t j, const SpanishRun& run) const {
    constexpr std::uint32_t kLeastWords = 4;
    const bool is_same = bead.es.count == 1 && text_.es[bead.es.first] == text_.en[j];
    return run.words.size() >= kLeastWords ? !is_name(run.words) : is_same && !is_name(run.words);
  }

  /// Some words of a sentence: as the Spanish sentence has them, no name or quotation.
  [[nodiscard]] bool is_part_left(const Bead& bead, const SpanishRun& run) const {
    constexpr std::uint32_t kLeastWords = 6;
    constexpr float kMostCapitals = 0.2F;
    return !bead.es.empty() && run.words.size() >= kLeastWords && !is_name(run.words, kMostCapitals) &&
           !is_set_off(run.words) && text_has(bead, run.words);
  }

  /// Written with capitals, as names and titles are.
  [[nodiscard]] bool is_name(WordRange run, float most = 0.5F) const {
    std::uint32_t content = 0, capitals = 0;
    for (std::uint32_t word = run.begin; word < run.end; ++word) {
      const CheckWord& seen = knowledge_.words.en.words[word];
      if (seen.kind != WordKind::letters || is_function_word(Side::es, knowledge_.words.en.type_of(word).folded))
        continue;
      ++content;
      capitals += seen.capitals != Capitals::none && !(seen.opens && run.size() > 2) ? 1 : 0;
    }
    return static_cast<float>(capitals) >= most * static_cast<float>(content);
  }

  /// Between quotation marks or brackets.
  [[nodiscard]] bool is_set_off(WordRange run) const {
    const auto& en = knowledge_.words.en;
    return run.begin > 0 && run.end < en.words.size() && en.words[run.begin - 1].kind == WordKind::sign &&
           en.words[run.end].kind == WordKind::sign && en.written(run.begin - 1) != "," && en.written(run.end) != ".";
  }

  [[nodiscard]] bool text_has(const Bead& bead, WordRange run) const {
    constexpr float kMost = 0.8F;
    std::uint32_t found = 0, all = 0;
    const WordRange es = es_words(bead.es);
    for (std::uint32_t word = run.begin; word < run.end; ++word) {
      if (knowledge_.words.en.words[word].kind != WordKind::letters) continue;
      ++all;
      for (std::uint32_t other = es.begin; other < es.end; ++other)
        if (knowledge_.words.es.type_of(other).folded == knowledge_.words.en.type_of(word).folded) {
          ++found;
          break;
        }
    }
    return static_cast<float>(found) >= kMost * static_cast<float>(all);
  }

  void tell_spanish(const Bead& bead, std::uint32_t j, const SpanishRun& run) {
    TextPlace en = en_place(j);
    if (!run.is_whole) en.range = knowledge_.words.en.bytes(run.words);
    Message reason = run.is_whole ? Message{"this is still in Spanish", {}}
                                  : Message{"“{1}” is still in Spanish", {std::string(slice(text_.en[j], en.range))}};
    const std::optional<std::uint32_t> source = bead.es.empty() ? source_of(j, bead.es.first) : bead.es.first;
    tell(FindingType::untranslated, std::move(reason), run.confidence,
         {{number_, source ? es_place(*source) : gap(bead.es.first), en}});
  }

  /// The Spanish sentence that an English one without counterpart repeats, near the place where that would be.
  [[nodiscard]] std::optional<std::uint32_t> source_of(std::uint32_t j, std::uint32_t near) const {
    constexpr std::uint32_t kReach = 4;
    const auto end = std::min(near + kReach, static_cast<std::uint32_t>(text_.es.size()));
    for (std::uint32_t i = near - std::min(near, kReach); i < end; ++i)
      if (text_.es[i] == text_.en[j]) return i;
    return std::nullopt;
  }

  // ---- copies -----------------------------------------------------------------------------------------------------

  /// A sentence that comes again within a few: the second is a copy, if the Spanish does not come again.
  void find_copies() {
    constexpr std::uint32_t kReach = 8;
    constexpr std::size_t kLeastWords = 2;
    constexpr float kSame = 0.8F;
    const std::vector<std::size_t> bead_of = beads_of_en();
    const auto is_copy = [&](std::uint32_t j, std::uint32_t k) {
      return !en_told_[j] && !en_told_[k] && knowledge_.en_likeness.words(first_en_ + j) >= kLeastWords &&
             knowledge_.en_likeness.of(first_en_ + j, first_en_ + k) >= kSame &&
             !is_twice_in_spanish(beads_[bead_of[j]], beads_[bead_of[k]]);
    };
    for (std::uint32_t j = 1; j < text_.en.size(); ++j) {
      std::uint32_t k = j, least = j - std::min(j, kReach);
      while (k > least && !is_copy(j, k - 1)) --k;
      if (k > least) tell_copy(j, k - 1, bead_of);
    }
  }

  [[nodiscard]] std::vector<std::size_t> beads_of_en() const {
    std::vector<std::size_t> out(text_.en.size());
    for (std::size_t k = 0; k < beads_.size(); ++k)
      for (std::uint32_t j = beads_[k].en.first; j < beads_[k].en.end(); ++j) out[j] = k;
    return out;
  }

  [[nodiscard]] bool is_twice_in_spanish(const Bead& a, const Bead& b) const {
    constexpr float kSimilar = 0.5F;
    if (a.es.empty() || b.es.empty()) return false;
    if (a.es == b.es) return a.es.count >= a.en.count;
    float most = 0;
    for (std::uint32_t i = a.es.first; i < a.es.end(); ++i)
      for (std::uint32_t k = b.es.first; k < b.es.end(); ++k)
        most = std::max(most, knowledge_.es_likeness.of(first_es_ + i, first_es_ + k));
    return most >= kSimilar;
  }

  /// Of sentence j, which says what sentence k before it says. The aligner gave each of the two a counterpart where it
  /// could: the one with less of it lets go.
  void tell_copy(std::uint32_t j, std::uint32_t k, const std::vector<std::size_t>& bead_of) {
    Bead &of_j = beads_[bead_of[j]], &of_k = beads_[bead_of[k]];
    const bool is_first_better = share_found(j, of_j) <= share_found(k, of_k);
    const TextPlace where = gap(of_j.es.first);
    tell(FindingType::duplicated, {"this says again what the translation says just before", {}},
         knowledge_.en_likeness.of(first_en_ + j, first_en_ + k), {{number_, where, en_place(j)}});
    let_go(is_first_better ? of_j : of_k, is_first_better ? j : k);
    en_told_[j] = is_first_better;
    en_told_[k] = !is_first_better;
  }

  /// Takes a sentence at either end out of a bead.
  static void let_go(Bead& bead, std::uint32_t j) {
    if (bead.es.empty() || (j != bead.en.first && j + 1 != bead.en.end())) return;
    if (j == bead.en.first) ++bead.en.first;
    --bead.en.count;
    if (bead.en.empty()) bead.confidence = 1;  // that it has none is as sure now as that the copy is one
  }

  [[nodiscard]] float share_found(std::uint32_t j, const Bead& bead) const {
    if (bead.is_one_sided()) return 0;
    return covered(knowledge_.words.en, knowledge_.cover, en_words({j, 1})).share();
  }

  // ---- elsewhere --------------------------------------------------------------------------------------------------

  void find_moved() {
    for (std::size_t k = 0; k < beads_.size(); ++k) {
      if (!beads_[k].is_moved) continue;
      std::size_t end = k + 1;
      while (end < beads_.size() && follows(beads_[end], beads_[end - 1])) ++end;
      tell_moved(std::span(beads_).subspan(k, end - k), stands_later(k));
      k = end - 1;
    }
  }

  static bool follows(const Bead& bead, const Bead& before) {
    return bead.is_moved && bead.es.first == before.es.end() && bead.en.first == before.en.end();
  }

  /// Than the bead's neighbour that is in its place.
  [[nodiscard]] bool stands_later(std::size_t k) const {
    for (std::size_t before = k; before-- > 0;)
      if (!beads_[before].is_moved && !beads_[before].en.empty()) {
        const bool is_after = beads_[k].en.first > beads_[before].en.first;
        for (std::size_t next = k + 1; is_after && next < beads_.size(); ++next)
          if (!beads_[next].is_moved && !beads_[next].en.empty()) return beads_[k].en.first > beads_[next].en.first;
        return false;
      }
    return true;
  }

  void tell_moved(std::span<const Bead> block, bool later) {
    std::vector<TermPlace> places;
    float sum = 0;
    for (const Bead& bead : block) {
      std::ranges::move(places_of(bead), std::back_inserter(places));
      sum += bead.confidence;
    }
    Message reason = later ? Message{"this comes later in the translation than in the original", {}}
                           : Message{"this comes earlier in the translation than in the original", {}};
    tell(FindingType::moved, std::move(reason), sum / static_cast<float>(block.size()), std::move(places));
  }

  // ---- without counterpart ----------------------------------------------------------------------------------------

  void find_left_out() {
    for (const auto& run : runs([&](const Bead& bead) { return bead.en.empty() && !es_told_[bead.es.first]; })) {
      const bool is_one = run.size() == 1;
      Message reason = is_one ? Message{"this sentence is not translated", {}}
                              : Message{"{1} sentences in a row are not translated", {std::to_string(run.size())}};
      tell(is_one ? FindingType::omitted_sentence : FindingType::omitted_paragraph, std::move(reason), sureness(run),
           all_places(run));
    }
  }

  void find_added() {
    for (const auto& run : runs([&](const Bead& bead) { return bead.es.empty() && !en_told_[bead.en.first]; })) {
      Message reason = run.size() == 1
                           ? Message{"the Spanish text does not say this", {}}
                           : Message{"the Spanish text does not say these {1} sentences", {std::to_string(run.size())}};
      tell(FindingType::added_sentence, std::move(reason), sureness(run), all_places(run));
    }
  }

  /// Beads of one kind that follow each other, but for one-sided beads of the other side between them.
  template <class Belongs>
  [[nodiscard]] std::vector<std::vector<Bead>> runs(Belongs belongs) const {
    std::vector<std::vector<Bead>> out;
    bool goes_on = false;
    for (const Bead& bead : beads_) {
      if (belongs(bead)) {
        if (!goes_on) out.emplace_back();
        out.back().push_back(bead);
        goes_on = true;
      } else {
        goes_on = goes_on && bead.is_one_sided();
      }
    }
    return out;
  }

  [[nodiscard]] std::vector<TermPlace> all_places(const std::vector<Bead>& run) const {
    std::vector<TermPlace> out;
    for (const Bead& bead : run) std::ranges::move(places_of(bead), std::back_inserter(out));
    return out;
  }

  /// A sentence that merely might have a counterpart is not told of, nor are a few words, which an aligner drops
  /// easily: of the findings that this leaves out in texts damaged by tests/eval/damage.py, most were none.
  [[nodiscard]] float sureness(const std::vector<Bead>& run) const {
    constexpr float kCaution = 3, kFewWords = 0.5F;  // odds; content words
    std::uint32_t content = 0;
    for (const Bead& bead : run)
      content += covered(knowledge_.words.es, knowledge_.cover, es_words(bead.es)).content_words +
                 covered(knowledge_.words.en, knowledge_.cover, en_words(bead.en)).content_words;
    const auto words = static_cast<float>(content);
    const float surest = std::ranges::max(run, {}, &Bead::confidence).confidence;
    return surest / (surest + kCaution * (1 - surest)) * words / (words + kFewWords);
  }

  // ---- inside a bead ----------------------------------------------------------------------------------------------

  void look_inside(const Bead& bead) {
    if (is_told(bead)) return;
    if (!knowledge_.has_model || !find_part(bead)) look_at_length(bead);
  }

  [[nodiscard]] bool is_told(const Bead& bead) const {
    for (std::uint32_t i = bead.es.first; i < bead.es.end(); ++i)
      if (es_told_[i]) return true;
    for (std::uint32_t j = bead.en.first; j < bead.en.end(); ++j)
      if (en_told_[j]) return true;
    return false;
  }

  /// Whether a part is so likely to be missing that nothing else need be said of the bead's length.
  bool find_part(const Bead& bead) {
    const WordPair pair{number_, es_words(bead.es), en_words(bead.en)};
    const auto part = likeliest_clause({knowledge_.words, knowledge_.cover, knowledge_.lengths}, pair);
    if (!part) return false;
    const float sure = confidence(part->evidence);
    tell_part(bead, part->words, sure);
    return sure >= 0.5F;
  }

  void tell_part(const Bead& bead, WordRange part, float sure) {
    const auto& es = knowledge_.words.es;
    std::vector<TermPlace> places;
    for (std::uint32_t begin = part.begin; begin < part.end;) {
      const std::uint32_t segment = es.segment_of[begin];
      const std::uint32_t end = std::min(part.end, es.first_word[segment + 1]);
      places.push_back({number_, {segment - first_es_, es.bytes({begin, end})}, en_place(bead.en.first)});
      begin = end;
    }
    const TextPlace& first = places.front().es;
    Message reason{"the translation leaves out “{1}”", {std::string(slice(text_.es[first.segment], first.range))}};
    tell(FindingType::omitted_clause, std::move(reason), sure, std::move(places));
  }

  void look_at_length(const Bead& bead) {
    constexpr double kUnusual = 5, kLeastDifference = 30;
    const auto [es, en] = lengths_of(text_, bead);
    const double expected = knowledge_.lengths.ratio * es, deviation = std::abs(knowledge_.lengths.deviation(es, en));
    if (deviation < kUnusual || std::abs(en - expected) < kLeastDifference) return;
    const std::vector<std::string> lengths{std::to_string(en), std::to_string(std::lround(expected))};
    Message reason = en < expected ? Message{"the translation is short: {1} characters where {2} are usual", lengths}
                                   : Message{"the translation is long: {1} characters where {2} are usual", lengths};
    tell(FindingType::unusual_length, std::move(reason), static_cast<float>(1 - kUnusual / (2 * deviation)),
         places_of(bead));
  }

  const Knowledge& knowledge_;
  const CheckText& text_;
  std::uint32_t number_;
  std::uint32_t first_es_, first_en_;  // in the batch's words
  std::vector<Bead> beads_;
  std::vector<bool> es_told_, en_told_;  // by segment
  std::vector<Finding> out_;
};

}  // namespace

std::vector<Finding> check_coverage(CheckBatch batch, const Lexicon& lexicon, const CoverageOptions& options) {
  const TrialBeads beads = put_together(batch);
  const Knowledge knowledge(beads.texts, lexicon);
  std::vector<Finding> out;
  for (std::uint32_t k = 0; k < beads.texts.size(); ++k)
    std::ranges::move(TextCheck(knowledge, beads.texts[k], k).run(beads.on_trial[k]), std::back_inserter(out));
  std::erase_if(out, [&](const Finding& finding) { return finding.confidence < options.min_confidence; });
  return out;
}

}  // namespace cotejo
