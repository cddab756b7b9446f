// Names that the two sides of a bead do not share, and names that have changed places.
// The basic idea: a name is answered by any word of the other side, or of the sentences around it, that is spelt alike,
// renders it in the model, or has its initials. A Spanish and an English name that are both left over, of words that
// are names and nothing else as far as the model knows, are one name that somebody got wrong when they stand beside the
// same other name ("David Johnson", "Daniel Johnson") or in the same place of the sentence.
#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "check/fidelity.hpp"
#include "check/forms.hpp"
#include "check/logistic.hpp"
#include "check/names.hpp"
#include "check/words.hpp"
#include "features/cognates.hpp"

namespace cotejo {
namespace {

/// What the model says of a word, looked up once a text.
template <Side S>
struct Known {
  std::optional<WordId<S>> id;
  float information = 0;                                       ///< nats
  float same = 0;                                              ///< strength of its renderings that are spelt alike
  std::vector<std::pair<std::string_view, float>> renderings;  ///< of Spanish words
};

class NameKnowledge {
 public:
  explicit NameKnowledge(const Model* model) : model_(model) {}

  const Known<Side::es>& es(std::string_view folded) {
    const auto [place, is_new] = es_.try_emplace(std::string(folded));
    if (is_new && model_ != nullptr) learn(place->first, place->second);
    return place->second;
  }

  const Known<Side::en>& en(std::string_view folded) {
    if (folded.ends_with("'s")) folded.remove_suffix(2);
    const auto [place, is_new] = en_.try_emplace(std::string(folded));
    if (is_new && model_ != nullptr) {
      place->second.id = model_->find<Side::en>(place->first);
      place->second.information = model_->information(place->second.id);
      place->second.same = es(folded).same;
    }
    return place->second;
  }

  /// Whether the model has `en` for `es`, or a word of its family, as "German" for "Alemania".
  bool renders(std::string_view es_word, std::string_view en_word) {
    const Known<Side::es>& known = es(es_word);
    if (known.renderings.empty()) return false;
    const std::optional<WordId<Side::en>> id = en(en_word).id;
    const std::string_view text = id ? model_->text(*id) : en_word;
    return std::ranges::any_of(known.renderings, [&](const auto& rendering) {
      return (rendering.first == text && rendering.second >= kLeast) ||
             (rendering.second >= kTelling && is_same_family(stem(rendering.first), stem(text), true));
    });
  }

 private:
  static constexpr float kLeast = 0.04F, kTelling = 0.1F;

  static std::string_view stem(std::string_view entry) {
    if (entry.ends_with('*')) entry.remove_suffix(1);
    return entry;
  }

  void learn(std::string_view folded, Known<Side::es>& known) {
    known.id = model_->find<Side::es>(folded);
    known.information = model_->information(known.id);
    if (!known.id) return;
    for (const Rendering& rendering : model_->renderings(*known.id)) {
      const std::string_view text = model_->text(rendering.en);
      known.renderings.emplace_back(text, rendering.strength());
      if (is_spelt_alike(folded, stem(text))) known.same = std::max(known.same, rendering.strength());
    }
  }

  const Model* model_;
  std::unordered_map<std::string, Known<Side::es>> es_;
  std::unordered_map<std::string, Known<Side::en>> en_;
};

/// A name of a bead.
struct HeldName {
  NameWord name;
  std::uint32_t segment = 0;
  float place = 0;
  bool is_answered = false;
  std::size_t answer = 0;  ///< index of the name on the other side that answers it; npos: another word does

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

/// One side of a bead: its names, and all its words.
template <Side S>
struct NameSide {
  std::vector<HeldName> names;
  SegmentRange<S> range;
};

class NameCheck {
 public:
  NameCheck(const FidelityText& text, NameKnowledge& knowledge)
      : text_(text),
        knowledge_(knowledge),
        es_capitals_(capitalised_words(Side::es, text.es)),
        en_capitals_(capitalised_words(Side::en, text.en)) {}

  std::vector<Finding> run() {
    for (const Bead& bead : text_.text->beads)
      if (!bead.is_one_sided()) check(bead);
    drop_consistent();
    return std::move(out_);
  }

 private:
  template <Side S>
  [[nodiscard]] const Sentence& sentence(std::uint32_t segment) const {
    return text_.sentences<S>()[segment];
  }

  template <Side S>
  NameSide<S> hold(SegmentRange<S> range) const {
    NameSide<S> out{{}, range};
    std::size_t length = 0, before = 0, runs = 0;
    for (std::uint32_t k = range.first; k < range.end(); ++k) length += sentence<S>(k).size();
    for (std::uint32_t k = range.first; k < range.end(); ++k) {
      const std::size_t first_run = runs;
      for (NameWord name : read_names(S, sentence<S>(k), S == Side::es ? es_capitals_ : en_capitals_)) {
        name.run += first_run;
        runs = name.run + 1;
        out.names.push_back({name, k, static_cast<float>(before + name.at) / static_cast<float>(length)});
      }
      before += sentence<S>(k).size();
    }
    return out;
  }

  template <Side S>
  [[nodiscard]] std::string_view word(const HeldName& name) const {
    return sentence<S>(name.segment).word(name.name.at);
  }

  // ---- answers -----------------------------------------------------------------------------------------------------

  /// Two names. One that the text has in this very spelling on both sides is not respelled in between.
  bool is_answer(std::string_view es, std::string_view en) { return is_one_name(es, en) || knowledge_.renders(es, en); }

  [[nodiscard]] bool is_one_name(std::string_view es, std::string_view en) const {
    const bool is_settled =
        en_capitals_.names.contains(std::string(es)) || es_capitals_.names.contains(std::string(en));
    return is_settled ? is_same_family(es, en, true) : is_same_name(es, en);
  }

  /// Names answer names, the more alike the sooner; then any word of the bead or beside it does.
  void answer(NameSide<Side::es>& es, NameSide<Side::en>& en) {
    for (const bool is_equal : {true, false}) {
      for (std::size_t k = 0; k < es.names.size(); ++k) {
        if (es.names[k].is_answered) continue;
        const std::size_t other = nearest(es.names[k], en, is_equal);
        if (other == HeldName::kNone) continue;
        es.names[k].is_answered = en.names[other].is_answered = true;
        es.names[k].answer = other;
        en.names[other].answer = k;
      }
    }
    for (HeldName& name : es.names)
      if (!name.is_answered) name.is_answered = is_answered_around(name, en.range, es.range);
    for (HeldName& name : en.names)
      if (!name.is_answered) name.is_answered = is_answered_around(name, es.range, en.range);
  }

  std::size_t nearest(const HeldName& es, const NameSide<Side::en>& en, bool is_equal) {
    std::size_t best = HeldName::kNone;
    for (std::size_t k = 0; k < en.names.size(); ++k) {
      const HeldName& other = en.names[k];
      if (other.is_answered) continue;
      const std::string_view a = word<Side::es>(es), b = word<Side::en>(other);
      if (is_equal ? a != b : !is_answer(a, b)) continue;
      if (best == HeldName::kNone || std::abs(es.place - other.place) < std::abs(es.place - en.names[best].place))
        best = k;
    }
    return best;
  }

  /// A word of the bead answers by meaning; one of the sentences beside it by spelling, if the name is not in theirs.
  bool is_answered_around(HeldName& es, SegmentRange<Side::en> range, SegmentRange<Side::es> own) {
    es.answer = HeldName::kNone;
    const std::string_view name = word<Side::es>(es);
    const auto is_like_it = [&](const WordForm& other) { return is_alike(name, other.folded, other); };
    const auto is_it = [&](const WordForm& other) { return other.folded == name; };
    return has_inside(range,
                      [&](const WordForm& en) { return is_like_it(en) || knowledge_.renders(name, en.folded); }) ||
           count_beside(range, is_like_it) > count_beside(own, is_it);
  }

  bool is_answered_around(HeldName& en, SegmentRange<Side::es> range, SegmentRange<Side::en> own) {
    en.answer = HeldName::kNone;
    const std::string_view name = word<Side::en>(en);
    const auto is_like_it = [&](const WordForm& other) { return is_alike(other.folded, name, other); };
    const auto is_it = [&](const WordForm& other) { return other.folded == name; };
    return has_inside(range,
                      [&](const WordForm& es) { return is_like_it(es) || knowledge_.renders(es.folded, name); }) ||
           count_beside(range, is_like_it) > count_beside(own, is_it);
  }

  /// `other` is one of the two; in small letters it is held to more.
  [[nodiscard]] bool is_alike(std::string_view es, std::string_view en, const WordForm& other) const {
    constexpr std::size_t kTelling = 4;  // letters: "dañado" is no "Daniel"
    if (other.capitals != Capitals::none) return is_one_name(es, en);
    return is_spelt_alike(es, en) && (es == en || es.substr(0, kTelling) == en.substr(0, kTelling));
  }

  static bool is_word(const WordForm& form) { return form.kind == WordKind::letters && form.written.size() > 2; }

  static bool is_name_like(const WordForm& form) { return is_word(form) && form.capitals != Capitals::none; }

  template <Side S, class Holds>
  bool has_inside(SegmentRange<S> range, Holds holds) const {
    for (std::uint32_t segment = range.first; segment < range.end(); ++segment)
      for (const WordForm& form : sentence<S>(segment).forms())
        if (is_word(form) && holds(form)) return true;
    return false;
  }

  template <Side S, class Holds>
  std::ptrdiff_t count_beside(SegmentRange<S> range, Holds holds) const {
    std::ptrdiff_t count = 0;
    const auto add = [&](std::uint32_t segment) {
      count += std::ranges::count_if(sentence<S>(segment).forms(),
                                     [&](const WordForm& form) { return is_name_like(form) && holds(form); });
    };
    if (range.first > 0) add(range.first - 1);
    if (range.end() < text_.sentences<S>().size()) add(range.end());
    return count;
  }

  // ---- names left over ---------------------------------------------------------------------------------------------

  /// Words of the language may be rendered freely; names may not. What the model does not know is a name.
  bool is_proper(const HeldName& name, const Known<Side::es>& known) const {
    const std::string_view written = word<Side::es>(name);
    if (!is_proper(name) || is_part_of_names(Side::es, written) || es_capitals_.common.contains(std::string(written)))
      return false;
    return !known.id || known.same >= kSame || known.information >= kRare;
  }
  bool is_proper(const HeldName& name, const Known<Side::en>& known) const {
    const std::string_view written = word<Side::en>(name);
    if (!is_proper(name) || is_part_of_names(Side::en, written) || en_capitals_.common.contains(std::string(written)))
      return false;
    return !known.id || known.same >= kSame || known.information >= kRare;
  }
  static bool is_proper(const HeldName& name) {
    return !name.is_answered && name.name.is_sure && !name.name.is_acronym;
  }

  template <Side S>
  bool is_proper_here(const HeldName& name) {
    if constexpr (S == Side::es)
      return is_proper(name, knowledge_.es(word<S>(name)));
    else
      return is_proper(name, knowledge_.en(word<S>(name)));
  }

  static constexpr float kSame = 0.3F, kRare = 10.5F;

  struct Pair {
    std::size_t es = 0, en = 0;
    float confidence = 0;
  };

  void check(const Bead& bead) {
    NameSide<Side::es> es = hold(bead.es);
    NameSide<Side::en> en = hold(bead.en);
    if (es.names.empty() || en.names.empty()) return;
    answer(es, en);
    report_swaps(es, en);
    report_left(es, en, bead.confidence);
  }

  void report_left(const NameSide<Side::es>& es, const NameSide<Side::en>& en, float bead_confidence) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < es.names.size(); ++i) {
      if (!is_proper(es.names[i], knowledge_.es(word<Side::es>(es.names[i])))) continue;
      for (std::size_t k = 0; k < en.names.size(); ++k)
        if (is_proper(en.names[k], knowledge_.en(word<Side::en>(en.names[k]))))
          pairs.push_back({i, k, confidence(es, i, en, k)});
    }
    std::ranges::stable_sort(pairs, std::greater(), &Pair::confidence);
    std::vector<std::size_t> es_runs, en_runs;
    for (const Pair& pair : pairs) {
      const std::size_t es_run = es.names[pair.es].name.run, en_run = en.names[pair.en].name.run;
      if (std::ranges::find(es_runs, es_run) != es_runs.end() || std::ranges::find(en_runs, en_run) != en_runs.end())
        continue;
      es_runs.push_back(es_run);
      en_runs.push_back(en_run);
      report(es.names[pair.es], en.names[pair.en], pair.confidence * bead_confidence);
    }
  }

  /// What stands for the same name twice is how this text calls it: "Karlovy Vary" and "Carlsbad".
  void drop_consistent() {
    const auto key = [](const Finding& finding) { return fold(finding.es_term) + '\t' + fold(finding.en_term); };
    std::unordered_map<std::string, int> times;
    for (const Finding& finding : out_) ++times[key(finding)];
    std::erase_if(out_, [&](const Finding& finding) { return times[key(finding)] > 1; });
  }

  // ---- names that have changed places ------------------------------------------------------------------------------

  /// "Dan Baldwin and Tara Capp" as "Dan Capp and Tara Baldwin".
  void report_swaps(const NameSide<Side::es>& es, const NameSide<Side::en>& en) {
    const auto follows = [](const auto& side, std::size_t k) {
      return k > 0 && side.names[k].name.run == side.names[k - 1].name.run;
    };
    const auto before = [&](std::size_t k) -> std::size_t {  // what the English has before the answer to name k
      const std::size_t answer = es.names[k].is_answered ? es.names[k].answer : HeldName::kNone;
      if (answer == HeldName::kNone || !follows(en, answer) || !en.names[answer - 1].is_answered)
        return HeldName::kNone;
      return en.names[answer - 1].answer;
    };
    for (std::size_t a = 1; a < es.names.size(); ++a) {
      for (std::size_t b = a + 1; b < es.names.size(); ++b) {
        if (!follows(es, a) || !follows(es, b) || es.names[a].name.run == es.names[b].name.run) continue;
        if (before(a) == b - 1 && before(b) == a - 1 && differ(es, a, b) && differ(es, a - 1, b - 1))
          report(es.names[a], en.names[es.names[b].answer], kSwapped);
      }
    }
  }

  [[nodiscard]] bool differ(const NameSide<Side::es>& es, std::size_t a, std::size_t b) const {
    return word<Side::es>(es.names[a]) != word<Side::es>(es.names[b]);
  }

  static constexpr float kSwapped = 0.9F;

  /// A name of both runs that is one and the same: "Johnson"; not "Montes", which is in many.
  bool share_a_name(const NameSide<Side::es>& es, std::size_t i, const NameSide<Side::en>& en, std::size_t k) {
    return std::ranges::any_of(es.names, [&](const HeldName& name) {
      return name.name.run == es.names[i].name.run && name.is_answered && name.answer != HeldName::kNone &&
             en.names[name.answer].name.run == en.names[k].name.run &&
             !is_part_of_names(Side::es, word<Side::es>(name));
    });
  }

  template <Side S>
  static bool is_run_left(const NameSide<S>& side, std::size_t k) {
    return std::ranges::none_of(
        side.names, [&](const HeldName& name) { return name.name.run == side.names[k].name.run && name.is_answered; });
  }

  template <Side S>
  int runs_left(const NameSide<S>& side) {
    int runs = 0;
    std::size_t last = HeldName::kNone;
    for (const HeldName& name : side.names)
      if (is_proper_here<S>(name) && name.name.run != last) {
        last = name.name.run;
        ++runs;
      }
    return runs;
  }

  float confidence(const NameSide<Side::es>& es, std::size_t i, const NameSide<Side::en>& en, std::size_t k) {
    const HeldName &a = es.names[i], &b = en.names[k];
    const Known<Side::es>& known_es = knowledge_.es(word<Side::es>(a));
    const Known<Side::en>& known_en = knowledge_.en(word<Side::en>(b));
    const bool is_anchored = share_a_name(es, i, en, k);
    const int runs = std::max(runs_left(es), runs_left(en));
    float odds = runs == 1 ? 0.2F : -0.4F;
    if (is_anchored)
      odds += 1;
    else if (!is_run_left(es, i) || !is_run_left(en, k))
      odds -= 0.8F;
    if (known_es.same >= kSame) odds += 0.7F;
    if (known_en.same >= kSame) odds += 0.7F;
    if (is_rendered_alike_elsewhere(a)) odds += 0.7F;
    if (is_same_name(word<Side::es>(a), word<Side::en>(b))) odds -= 1;  // a slip of the pen, or none
    odds -= 2 * std::max(0.F, std::abs(a.place - b.place) - 0.1F);
    odds -= 0.4F * static_cast<float>(runs - 1);
    if (is_in_title_case(sentence<Side::en>(b.segment))) odds -= 1.5F;
    return logistic(odds);
  }

  /// Elsewhere in the text the English has this very name.
  bool is_rendered_alike_elsewhere(const HeldName& es) const {
    return en_capitals_.names.contains(std::string(word<Side::es>(es)));
  }

  void report(const HeldName& es, const HeldName& en, float confidence) {
    Finding finding =
        fidelity_finding(text_, FindingType::wrong_name, {es.segment, sentence<Side::es>(es.segment).range(es.name.at)},
                         {en.segment, sentence<Side::en>(en.segment).range(en.name.at)});
    finding.reason = Message{"the Spanish has {1}, the English {2}", {finding.es_term, finding.en_term}};
    finding.confidence = confidence;
    out_.push_back(std::move(finding));
  }

  const FidelityText& text_;
  NameKnowledge& knowledge_;
  Capitalised es_capitals_, en_capitals_;
  std::vector<Finding> out_;
};

}  // namespace

std::vector<Finding> find_wrong_names(const FidelityText& text, const Model* model) {
  NameKnowledge knowledge(model);
  return NameCheck(text, knowledge).run();
}

}  // namespace cotejo
