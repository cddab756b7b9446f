// The basic idea: IBM model 1 in both directions, made to agree (Liang et al. 2006), with what the model knows as a
// prior that the batch adds its counts to. One strength for two forms then serves both ways. Content words only: what
// a "de" renders is of no use to terms and would only draw links to itself.
#include "check/links.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "check/forms.hpp"
#include "features/cognates.hpp"
#include "text/buckets.hpp"
#include "text/word_hash.hpp"

namespace cotejo {
namespace {

constexpr float kFloor = 0.006F;       // strength of two forms that nothing is known of
constexpr float kNobody = 0.005F;      // strength of having no counterpart
constexpr float kNobodyLeft = 0.003F;  // the same among words that are left over
constexpr float kPriorWeight = 2;      // what the prior is worth, in occurrences
constexpr float kTension = 4;          // pull to the diagonal, as in the training of the model
constexpr std::uint32_t kIterations = 4;

std::uint64_t cell_key(std::uint32_t es, std::uint32_t en) { return std::uint64_t{es} << 32U | en; }

/// Content words of one side of a bead.
template <Side S>
void content_words(const SideWords<S>& side, WordRange range, std::vector<std::uint32_t>& out) {
  out.clear();
  for (std::uint32_t k = range.begin; k < range.end; ++k)
    if (side.words[k].is_content()) out.push_back(k);
}

/// Which English forms of the batch's content words a word of the model is: what is known of "remains" counts where
/// "remain" stands.
class ModelForms {
 public:
  ModelForms(const SideWords<Side::en>& side, const Model* model)
      : side_(side), model_(model), by_beginning_(side.types.size()), by_word_(side.types.size()) {
    if (model == nullptr) return;
    std::vector<bool> is_known(side.types.size());
    for (const CheckWord& word : side.words) {
      if (!word.is_content() || is_known[word.type]) continue;
      is_known[word.type] = true;
      add(word.type);
    }
  }

  /// Calls take(type) for each, perhaps twice for one.
  template <class Take>
  void for_each(WordId<Side::en> id, Take take) {
    for (const std::uint32_t type : by_word_.of(id.value)) take(type);
    const std::uint32_t by_form = type_of_form(id);
    if (by_form != kNone) take(by_form);
  }

 private:
  static constexpr std::uint32_t kNone = ~0U;

  void add(std::uint32_t number) {
    const WordType<Side::en>& type = side_.types[number];
    if (type.kind == WordKind::letters) by_beginning_.add(beginning(type.key), number);
    for (const std::uint32_t id : side_.model_words.of(number)) by_word_.add(id, number);
  }

  /// Asked for once a word.
  struct Known {
    std::uint32_t type = kNone;
    bool is_known = false;
    friend bool operator==(const Known&, const Known&) = default;
  };

  std::uint32_t type_of_form(WordId<Side::en> id) {
    const std::string_view text = model_->text(id);
    const bool is_class = text.ends_with('*');
    if (!is_class && !by_word_.of(id.value).empty()) return kNone;  // a word of the batch: its form is taken already
    Known& known = by_form_[id.value];
    if (!known.is_known) known = {find_form(text.substr(0, text.size() - (is_class ? 1 : 0))), true};
    return known.type;
  }

  /// Most words of the model have a form that is none of the batch, which is seen without cutting endings off.
  [[nodiscard]] std::uint32_t find_form(std::string_view word) {
    const std::string spelling = american_spelling(std::string(word));
    const auto alike = by_beginning_.of(beginning(spelling));
    const auto may_be_form = [&](std::uint32_t type) {
      const std::string_view key = side_.types[type].key;
      return spelling.starts_with(key.substr(0, key.size() - 1));
    };
    if (std::ranges::none_of(alike, may_be_form)) return kNone;
    const std::string form = forms_.stem(spelling);
    const auto found = std::ranges::find(alike, form, [&](std::uint32_t type) { return side_.types[type].key; });
    return found == alike.end() ? kNone : *found;
  }

  /// Two letters, which endings leave alone: "doings" is "do".
  static std::uint64_t beginning(std::string_view word) { return word_hash(word.substr(0, 2), kTextSeed); }

  const SideWords<Side::en>& side_;
  const Model* model_;
  EnglishForms forms_;
  Buckets by_beginning_;  // types, by the first letters of their form
  Buckets by_word_;       // types, by what the model has of their words
  KeyTable<Known> by_form_;
};

class PriorKnowledge {
 public:
  PriorKnowledge(const BatchWords& batch, const Model* model) : batch_(batch), model_(model), forms_(batch.en, model) {
    cognates_es_.reserve(batch.es.types.size());
    for (const auto& type : batch.es.types) cognates_es_.push_back(cognate_form(type.folded));
    for (const auto& type : batch.en.types) cognates_en_.push_back(cognate_form(type.folded));
    ranges_.resize(batch.es.types.size());
  }

  float strength(std::uint32_t es, std::uint32_t en) { return std::max(spelling(es, en), dictionary(es, en)); }

 private:
  /// Numbers render themselves; names do, mostly, and so do words of Latin and Greek.
  [[nodiscard]] float spelling(std::uint32_t es, std::uint32_t en) const {
    constexpr float kEqualNumber = 0.9F, kEqualWord = 0.7F, kCognate = 0.5F;
    constexpr double kLeastLikeness = 0.75;
    const auto& a = batch_.es.types[es];
    const auto& b = batch_.en.types[en];
    if (a.kind != b.kind) return 0;
    if (a.key == b.key && a.kind == WordKind::number) return kEqualNumber;
    if (a.folded == b.folded) return kEqualWord;
    const std::string &x = cognates_es_[es], &y = cognates_en_[en];
    if (a.kind == WordKind::number || x.size() < 4 || y.size() < 4 || x[0] != y[0]) return 0;
    const double likeness = common_subsequence_ratio(x, y);
    return likeness >= kLeastLikeness ? kCognate * static_cast<float>(likeness) : 0;
  }

  float dictionary(std::uint32_t es, std::uint32_t en) {
    if (model_ == nullptr) return 0;
    const std::span<const Known> known = renderings(es);
    const auto found = std::ranges::lower_bound(known, en, {}, &Known::en);
    return found != known.end() && found->en == en ? found->strength : 0;
  }

  /// An English form that occurs in the batch.
  struct Known {
    std::uint32_t en;
    float strength;
  };

  /// Where a form's are among all that are known.
  struct KnownRange {
    std::size_t begin = 0, size = 0;
    bool is_known = false;
  };

  /// By English form; good until the next form is asked for.
  std::span<const Known> renderings(std::uint32_t es) {
    KnownRange& range = ranges_[es];
    if (!range.is_known) range = look_up(es);
    return std::span(known_).subspan(range.begin, range.size);
  }

  KnownRange look_up(std::uint32_t es) {
    const std::size_t begin = known_.size();
    for (const std::uint32_t id : batch_.es.model_words.of(es)) add(WordId<Side::es>{id});
    add_other_number(batch_.es.types[es]);
    const auto first = known_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, known_.end(),
              [](const Known& a, const Known& b) { return a.en != b.en ? a.en < b.en : a.strength > b.strength; });
    known_.erase(std::unique(first, known_.end(), [](const Known& a, const Known& b) { return a.en == b.en; }),
                 known_.end());
    return {begin, known_.size() - begin, true};
  }

  void add(WordId<Side::es> id) {
    for (const Rendering& rendering : model_->renderings(id)) {
      const float strength = rendering.strength();
      if (strength < kTelling) break;  // the strongest come first
      forms_.for_each(rendering.en, [&](std::uint32_t en) { known_.push_back({en, strength}); });
    }
  }

  static constexpr float kTelling = 0.02F;  // less is next to nothing beside kFloor

  /// The singular of a plural, or the plural of a singular.
  void add_other_number(const WordType<Side::es>& type) {
    if (type.kind != WordKind::letters) return;
    const std::string& word = type.folded;
    for (const std::string& other : {word + "s", word + "es", word.substr(0, word.size() - 1),
                                     word.substr(0, word.size() - std::min<std::size_t>(2, word.size()))})
      if (spanish_form_of_folded(other) == type.key)
        if (const auto id = model_->find<Side::es>(other)) add(*id);
  }

  const BatchWords& batch_;
  const Model* model_;
  ModelForms forms_;
  std::vector<std::string> cognates_es_, cognates_en_;
  std::vector<KnownRange> ranges_;  // by Spanish form
  std::vector<Known> known_;
};

/// A Spanish and an English content word of one bead.
struct Cell {
  std::uint32_t id = 0;  // of Strengths
  float diagonal = 1;
  float posterior = 0;
};

/// The cells of one bead, row by row of Spanish words.
struct PairCells {
  std::vector<std::uint32_t> es, en;
  std::vector<Cell> cells;

  Cell& at(std::size_t row, std::size_t column) { return cells[row * en.size() + column]; }
};

class Adapter {
 public:
  Adapter(const BatchWords& batch, const Model* model) : batch_(batch), prior_(batch, model) {
    pairs_.reserve(batch.pairs.size());
    for (const WordPair& pair : batch.pairs) pairs_.push_back(cells_of(pair));
    counts_.resize(out_.cells());
  }

  void iterate() {
    std::ranges::fill(counts_, 0.0F);
    for (PairCells& pair : pairs_) {
      set_posteriors(pair);
      for (const Cell& cell : pair.cells) counts_[cell.id] += cell.posterior;
    }
    for (std::uint32_t k = 0; k < counts_.size(); ++k) {
      Strength& strength = out_[k];
      strength.adapted = (counts_[k] + kPriorWeight * strength.prior) / (occurrences_[k] + kPriorWeight);
    }
  }

  /// By way of the weights, which a posterior is made of.
  void set_posteriors(PairCells& pair) {
    rows_.assign(pair.es.size(), kNobody);
    columns_.assign(pair.en.size(), kNobody);
    for (std::size_t i = 0; i < pair.es.size(); ++i)
      for (std::size_t j = 0; j < pair.en.size(); ++j) {
        Cell& cell = pair.at(i, j);
        cell.posterior = weight_of(cell);
        rows_[i] += cell.posterior;
        columns_[j] += cell.posterior;
      }
    for (std::size_t i = 0; i < pair.es.size(); ++i)
      for (std::size_t j = 0; j < pair.en.size(); ++j) {
        float& posterior = pair.at(i, j).posterior;
        posterior = posterior / rows_[i] * posterior / columns_[j];
      }
  }

  std::vector<PairCells>& pairs() { return pairs_; }
  [[nodiscard]] const Strengths& strengths() const { return out_; }
  Strengths take() { return std::move(out_); }

 private:
  [[nodiscard]] float weight_of(const Cell& cell) const { return (out_[cell.id].adapted + kFloor) * cell.diagonal; }

  PairCells cells_of(const WordPair& pair) {
    PairCells out;
    content_words(batch_.es, pair.es, out.es);
    content_words(batch_.en, pair.en, out.en);
    out.cells.reserve(out.es.size() * out.en.size());
    for (const std::uint32_t es : out.es)
      for (const std::uint32_t en : out.en) out.cells.push_back({cell_id(es, en), diagonal(pair, es, en), 0});
    return out;
  }

  /// 0 for a number and a word, which render each other so seldom that a link between them is nearly always wrong.
  [[nodiscard]] float diagonal(const WordPair& pair, std::uint32_t es, std::uint32_t en) const {
    if (batch_.es.words[es].kind != batch_.en.words[en].kind) return 0;
    const auto place = [](std::uint32_t word, WordRange range) {
      return (static_cast<float>(word - range.begin) + 0.5F) / static_cast<float>(range.size());
    };
    return std::exp(-kTension * std::abs(place(es, pair.es) - place(en, pair.en)));
  }

  std::uint32_t cell_id(std::uint32_t es_word, std::uint32_t en_word) {
    const std::uint32_t es = batch_.es.words[es_word].type, en = batch_.en.words[en_word].type;
    const auto [number, is_new] = out_.cell(es, en);
    if (is_new) {
      const float prior = prior_.strength(es, en);
      out_[number] = {prior, prior};
      occurrences_.push_back(
          std::sqrt(static_cast<float>(batch_.es.types[es].count) * static_cast<float>(batch_.en.types[en].count)));
    }
    return number;
  }

  const BatchWords& batch_;
  PriorKnowledge prior_;
  Strengths out_;
  std::vector<float> occurrences_;  // of the two forms, their geometric mean
  std::vector<float> counts_;
  std::vector<PairCells> pairs_;
  std::vector<float> rows_, columns_;
};

/// The links of one bead, in three rounds: the sure ones, one word with one; then what the first round left over, where
/// the neighbours' links say it should be; then second English words of a Spanish one, beside the first.
class Linker {
 public:
  Linker(const Strengths& strengths, Links& out) : strengths_(strengths), out_(out) {}

  void link(PairCells& pair) {
    if (pair.cells.empty()) return;
    es_taken_.assign(pair.es.size(), false);
    en_taken_.assign(pair.en.size(), false);
    collect(pair, kSure);
    link_one_to_one(pair);
    fit_left_over(pair);
    collect(pair, kLeftOver);
    link_one_to_one(pair);
    link_beside(pair);
  }

 private:
  static constexpr float kSure = 0.1F, kLeftOver = 0.05F;

  struct Candidate {
    std::size_t row, column;
    float posterior;
  };

  void collect(PairCells& pair, float least) {
    candidates_.clear();
    for (std::size_t i = 0; i < pair.es.size(); ++i)
      for (std::size_t j = 0; j < pair.en.size(); ++j)
        if (!es_taken_[i] && !en_taken_[j] && pair.at(i, j).posterior >= least)
          candidates_.push_back({i, j, pair.at(i, j).posterior});
    std::ranges::stable_sort(candidates_, std::ranges::greater(), &Candidate::posterior);
  }

  void link_one_to_one(const PairCells& pair) {
    for (const Candidate& candidate : candidates_)
      if (!es_taken_[candidate.row] && !en_taken_[candidate.column]) add(pair, candidate);
  }

  /// Posteriors anew among the words without a link.
  void fit_left_over(PairCells& pair) {
    rows_.assign(pair.es.size(), kNobodyLeft);
    columns_.assign(pair.en.size(), kNobodyLeft);
    for (std::size_t i = 0; i < pair.es.size(); ++i) {
      if (es_taken_[i]) continue;
      const float place = expected_place(pair, i);
      for (std::size_t j = 0; j < pair.en.size(); ++j) {
        if (en_taken_[j]) continue;
        Cell& cell = pair.at(i, j);
        if (cell.diagonal > 0) cell.diagonal = std::exp(-std::abs(static_cast<float>(pair.en[j]) - place) / kNear);
        const float weight = weight_of(cell);
        rows_[i] += weight;
        columns_[j] += weight;
      }
    }
    for (std::size_t i = 0; i < pair.es.size(); ++i)
      for (std::size_t j = 0; j < pair.en.size(); ++j)
        if (!es_taken_[i] && !en_taken_[j]) {
          const float weight = weight_of(pair.at(i, j));
          pair.at(i, j).posterior = weight / rows_[i] * weight / columns_[j];
        }
  }

  /// The English word where a Spanish one's rendering is to be looked for, by the links of its neighbours.
  [[nodiscard]] float expected_place(const PairCells& pair, std::size_t row) const {
    float sum = 0, weights = 0;
    for (std::size_t i = 0; i < pair.es.size(); ++i) {
      if (!es_taken_[i]) continue;
      const auto distance = static_cast<float>(i > row ? i - row : row - i);
      const float weight = 1 / (distance * distance);
      const float shift = (static_cast<float>(pair.es[row]) - static_cast<float>(pair.es[i])) * kEnglishLength;
      sum += weight * (static_cast<float>(out_.of_es[pair.es[i]].front().other) + shift);
      weights += weight;
    }
    if (weights > 0) return sum / weights;
    return static_cast<float>(pair.en.front()) + static_cast<float>(pair.en.size()) / 2;
  }

  void link_beside(PairCells& pair) {
    candidates_.clear();
    for (std::size_t j = 0; j < pair.en.size(); ++j) {
      if (en_taken_[j]) continue;
      for (std::size_t i = 0; i < pair.es.size(); ++i)
        if (es_taken_[i] && pair.at(i, j).diagonal > 0 && strength(pair.at(i, j)) >= kBeside)
          candidates_.push_back({i, j, strength(pair.at(i, j))});
    }
    std::ranges::stable_sort(candidates_, std::ranges::greater(), &Candidate::posterior);
    for (const Candidate& candidate : candidates_)
      if (!en_taken_[candidate.column] && is_beside(pair, candidate)) add(pair, candidate);
  }

  void add(const PairCells& pair, const Candidate& candidate) {
    es_taken_[candidate.row] = en_taken_[candidate.column] = true;
    const std::uint32_t es = pair.es[candidate.row], en = pair.en[candidate.column];
    out_.of_es[es].push_back({en, candidate.posterior});
    out_.of_en[en].push_back({es, candidate.posterior});
  }

  [[nodiscard]] bool is_beside(const PairCells& pair, const Candidate& candidate) const {
    constexpr std::uint32_t kReach = 2;  // a hyphen or an "of" between them
    const std::uint32_t en = pair.en[candidate.column];
    const auto is_near = [&](const WordLink& link) {
      return std::max(link.other, en) - std::min(link.other, en) <= kReach;
    };
    return std::ranges::any_of(out_.of_es[pair.es[candidate.row]], is_near);
  }

  [[nodiscard]] float strength(const Cell& cell) const { return strengths_[cell.id].adapted; }
  [[nodiscard]] float weight_of(const Cell& cell) const { return (strength(cell) + kFloor) * cell.diagonal; }

  static constexpr float kNear = 3;              // English words
  static constexpr float kEnglishLength = 0.9F;  // English words a Spanish one
  static constexpr float kBeside = 0.05F;

  const Strengths& strengths_;
  Links& out_;
  std::vector<Candidate> candidates_;
  std::vector<bool> es_taken_, en_taken_;
  std::vector<float> rows_, columns_;
};

}  // namespace

Strength Strengths::of(std::uint32_t es_type, std::uint32_t en_type) const {
  const std::uint32_t number = numbers_.find(cell_key(es_type, en_type));
  return number == 0 ? Strength{} : cells_[number - 1];
}

Strengths::Cell Strengths::cell(std::uint32_t es_type, std::uint32_t en_type) {
  std::uint32_t& number = numbers_[cell_key(es_type, en_type)];
  const bool is_new = number == 0;
  if (is_new) {
    cells_.emplace_back();
    number = static_cast<std::uint32_t>(cells_.size());
  }
  return {number - 1, is_new};
}

Links link_words(const BatchWords& batch, const Model* model) {
  Adapter adapter(batch, model);
  for (std::uint32_t k = 0; k < kIterations; ++k) adapter.iterate();
  Links out;
  out.of_es.resize(batch.es.words.size());
  out.of_en.resize(batch.en.words.size());
  Linker linker(adapter.strengths(), out);
  for (PairCells& pair : adapter.pairs()) {
    adapter.set_posteriors(pair);
    linker.link(pair);
  }
  out.strengths = adapter.take();
  return out;
}

}  // namespace cotejo
