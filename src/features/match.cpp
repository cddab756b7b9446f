// Which Spanish and English tokens may translate each other.
// The basic idea: equal keys meet through a hash table; words that only look alike meet in a bucket of their first
// three letters, once the regular differences of spelling are taken out, and are compared there. Time: linear in the
// vocabularies but for the buckets, whose product stays small because three letters tell much apart, and is bounded.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "cotejo/features.hpp"
#include "features/cognates.hpp"
#include "features/entries.hpp"
#include "features/features_model.hpp"
#include "text/buckets.hpp"
#include "text/word_hash.hpp"

namespace cotejo {
namespace {

bool is_function_word(std::string_view word) {
  return cotejo::is_function_word(Side::es, word) || cotejo::is_function_word(Side::en, word);
}

/// Words and names may match each other; every other kind only itself.
std::uint64_t match_class(const TokenType& type) { return is_word(type) ? 0 : static_cast<std::uint64_t>(type.kind); }

struct Candidate {
  std::uint32_t es_type;
  Match match;
};

class Matcher {
 public:
  Matcher(const Features<Side::es>& es, const Features<Side::en>& en, const FeatureWeights& weights)
      : es_(es.types), en_(en.types), weights_(weights) {}

  void add_equal() {
    Buckets by_key(en_.size());
    for (std::uint32_t k = 0; k < en_.size(); ++k) by_key.add(word_hash(en_[k].key, kTextSeed), k);
    for (std::uint32_t k = 0; k < es_.size(); ++k) {
      for (const std::uint32_t other : by_key.of(word_hash(es_[k].key, kTextSeed)))
        if (en_[other].key == es_[k].key) add_if_equal(k, other);
    }
  }

  void add_cognates() {
    Buckets by_prefix(en_.size());
    const std::vector<std::string> en_forms = forms(en_);
    for (std::uint32_t k = 0; k < en_.size(); ++k)
      if (en_forms[k].size() >= kPrefix) by_prefix.add(prefix(en_forms[k]), k);
    const std::vector<std::string> es_forms = forms(es_);
    std::vector<Match> alike;
    for (std::uint32_t k = 0; k < es_.size(); ++k) {
      if (es_forms[k].size() < kPrefix) continue;
      alike.clear();
      std::size_t compared = 0;
      for (const std::uint32_t other : by_prefix.of(prefix(es_forms[k]))) {
        if (++compared > kMostCompared) break;
        const double ratio = common_subsequence_ratio(es_forms[k], en_forms[other], weights_.cognate_floor);
        if (ratio > weights_.cognate_floor) alike.push_back({other, likeness(ratio)});
      }
      keep_best(alike);
      for (const Match& match : alike) add(k, match.en_type, match.strength);
    }
  }

  /// Terms that share a concept.
  void add_terms(const Lexicon& lexicon) {
    Buckets by_concept;
    for (std::uint32_t k = 0; k < en_.size(); ++k)
      for (const std::uint32_t id : concepts<Side::en>(lexicon, en_[k])) by_concept.add(id, k);
    for (std::uint32_t k = 0; k < es_.size(); ++k) {
      for (const std::uint32_t id : concepts<Side::es>(lexicon, es_[k]))
        for (const std::uint32_t other : by_concept.of(id)) add(k, other, 1);
    }
  }

  /// `es` and `en`: the model's entries by type.
  void add_renderings(const Model& model, std::span<const std::optional<WordId<Side::es>>> es,
                      std::span<const std::optional<WordId<Side::en>>> en) {
    Buckets by_entry(en.size());
    for (std::uint32_t k = 0; k < en.size(); ++k)
      if (en[k]) by_entry.add(en[k]->value, k);
    for (std::uint32_t k = 0; k < es.size(); ++k) {
      if (!es[k]) continue;
      const RenderingList renderings = model.renderings(*es[k]);
      for (auto rendering = renderings.begin(); rendering != renderings.end(); ++rendering)
        for (const std::uint32_t other : by_entry.of(rendering.english().value)) add(k, other, trust(*rendering));
    }
  }

  /// By Spanish type, then by English type; the stronger of two reasons counts.
  Matches take() {
    std::ranges::sort(candidates_, [](const Candidate& a, const Candidate& b) {
      return std::tuple(a.es_type, a.match.en_type, -a.match.strength) <
             std::tuple(b.es_type, b.match.en_type, -b.match.strength);
    });
    const auto repeated =
        std::unique(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
          return a.es_type == b.es_type && a.match.en_type == b.match.en_type;
        });
    candidates_.erase(repeated, candidates_.end());
    drop_weakest();
    Matches out;
    out.matches.reserve(candidates_.size());
    for (const Candidate& candidate : candidates_) {
      while (out.first_match.size() <= candidate.es_type) out.first_match.push_back(size(out));
      out.matches.push_back(candidate.match);
    }
    while (out.first_match.size() <= es_.size()) out.first_match.push_back(size(out));
    return out;
  }

 private:
  static constexpr std::size_t kPrefix = 3;

  /// The first bytes of a form, as a number.
  static std::uint64_t prefix(std::string_view form) {
    std::uint64_t out = 0;
    for (std::size_t k = 0; k < kPrefix; ++k) out = out << 8U | static_cast<unsigned char>(form[k]);
    return out;
  }

  static std::uint32_t size(const Matches& matches) { return static_cast<std::uint32_t>(matches.matches.size()); }

  void add(std::uint32_t es_type, std::uint32_t en_type, float strength) {
    candidates_.push_back({es_type, {en_type, strength}});
  }

  void add_if_equal(std::uint32_t es_type, std::uint32_t en_type) {
    const TokenType& es = es_[es_type];
    const TokenType& en = en_[en_type];
    if (match_class(es) != match_class(en) || es.kind == TypeKind::term) return;
    // "no", "me", "he", "son", "once": function words that are spelt alike mean other things, names apart.
    const bool chance = is_word(es) && (es.key.size() < 3 || is_function_word(es.key)) &&
                        (es.kind != TypeKind::name || en.kind != TypeKind::name);
    if (!chance) add(es_type, en_type, 1);
  }

  /// Empty for what cannot be a cognate.
  static std::vector<std::string> forms(const std::vector<TokenType>& types) {
    constexpr std::size_t kShortest = 4;
    std::vector<std::string> out(types.size());
    for (std::size_t k = 0; k < types.size(); ++k) {
      const TokenType& type = types[k];
      if (is_word(type) && type.key.size() >= kShortest && !is_function_word(type.key)) out[k] = cognate_form(type.key);
    }
    return out;
  }

  static constexpr std::size_t kMostMatches = 12;  // of a type: a word of a large text looks like more and more others
  static constexpr std::size_t kMostCompared = 4096;  // with a word; texts that people write have some hundreds alike

  static bool is_better(const Match& a, const Match& b) {
    return std::tuple(-a.strength, a.en_type) < std::tuple(-b.strength, b.en_type);
  }

  static void keep_best(std::vector<Match>& matches) {
    if (matches.size() <= kMostMatches) return;
    std::nth_element(matches.begin(), matches.begin() + kMostMatches, matches.end(), is_better);
    matches.resize(kMostMatches);
  }

  /// Of each type only the best say anything.
  void drop_weakest() {
    constexpr auto kMost = static_cast<std::ptrdiff_t>(kMostMatches);
    auto kept = candidates_.begin();
    for (auto begin = candidates_.begin(); begin != candidates_.end();) {
      const auto end =
          std::find_if(begin, candidates_.end(), [&](const Candidate& c) { return c.es_type != begin->es_type; });
      if (end - begin > kMost) {
        std::nth_element(begin, begin + kMost, end,
                         [](const Candidate& a, const Candidate& b) { return is_better(a.match, b.match); });
        std::sort(begin, begin + kMost,
                  [](const Candidate& a, const Candidate& b) { return a.match.en_type < b.match.en_type; });
      }
      kept = std::move(begin, begin + std::min(end - begin, kMost), kept);
      begin = end;
    }
    candidates_.erase(kept, candidates_.end());
  }

  template <Side S>
  static std::span<const std::uint32_t> concepts(const Lexicon& lexicon, const TokenType& type) {
    if (type.kind != TypeKind::term) return {};
    std::uint32_t term = 0;
    std::from_chars(type.key.data(), type.key.data() + type.key.size(), term);
    return lexicon.concepts(S, term);
  }

  [[nodiscard]] float trust(const Rendering& rendering) const {
    return std::pow(std::min(1.0F, rendering.strength() / weights_.rendering_ceiling), weights_.rendering_power);
  }

  [[nodiscard]] float likeness(double ratio) const {
    const double span = std::max(0.01, double{weights_.cognate_ceiling} - double{weights_.cognate_floor});
    return static_cast<float>(std::min(1., (ratio - double{weights_.cognate_floor}) / span));
  }

  const std::vector<TokenType>& es_;
  const std::vector<TokenType>& en_;
  const FeatureWeights& weights_;
  std::vector<Candidate> candidates_;
};

template <Side S>
bool has_entries_of(const Features<S>& side, const Lexicon& lexicon) {
  return std::ranges::equal(side.entries, lexicon.models(), {}, &ModelEntries<S>::model,
                            [](const auto& model) -> const Model* { return model.get(); });
}

/// Those of the side, or in `found` where they are of other models.
template <Side S>
const std::vector<ModelEntries<S>>& entries_of(const Features<S>& side, const Lexicon& lexicon,
                                               std::vector<ModelEntries<S>>& found) {
  if (has_entries_of(side, lexicon)) return side.entries;
  found = find_entries<S>(side.types, lexicon);
  return found;
}

}  // namespace

Matches match_types(const Features<Side::es>& es, const Features<Side::en>& en, const Lexicon& lexicon,
                    const FeatureWeights& weights) {
  Matcher matcher(es, en, weights);
  matcher.add_equal();
  matcher.add_cognates();
  matcher.add_terms(lexicon);
  std::vector<ModelEntries<Side::es>> es_found;
  std::vector<ModelEntries<Side::en>> en_found;
  const auto& es_entries = entries_of(es, lexicon, es_found);
  const auto& en_entries = entries_of(en, lexicon, en_found);
  const auto models = lexicon.models();
  for (std::size_t k = 0; k < models.size(); ++k)
    matcher.add_renderings(*models[k], es_entries[k].of, en_entries[k].of);
  Matches out = matcher.take();
  out.know_the_languages = lexicon.has_model();
  return out;
}

Matches match_types(const Features<Side::es>& es, const Features<Side::en>& en, const Lexicon& lexicon) {
  return match_types(es, en, lexicon, feature_weights(lexicon.has_model()));
}

}  // namespace cotejo
