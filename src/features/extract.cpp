// From sentences to tokens. One pass; every distinct token is interned once a side.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "cotejo/features.hpp"
#include "features/features_model.hpp"
#include "features/notions.hpp"
#include "features/numbers.hpp"

namespace cotejo {
namespace {

/// Signs that translations tend to keep. Opening and closing forms share a key.
constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
    {"?", "?"}, {"!", "!"}, {"(", "("}, {"[", "("}, {":", ":"}, {";", ";"}, {"«", "\""}, {"\u201c", "\""}, {"\"", "\""},
    {"—", "—"}, {"–", "—"}, {"/", "/"}, {"@", "@"}, {"#", "#"}, {"&", "&"}, {"+", "+"},  {"=", "="},
};

std::string_view mark_key(std::string_view sign) {
  const auto found = std::ranges::find(kMarks, sign, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kMarks) ? std::string_view() : found->second;
}

template <class Text>
struct KeyOf {
  TypeKind kind;
  Text text;
};
using Key = KeyOf<std::string>;
using KeyView = KeyOf<std::string_view>;  // most tokens are known by then, and to look one up copies nothing

struct KeyHash {
  using is_transparent = void;
  template <class Text>
  std::size_t operator()(const KeyOf<Text>& key) const {
    return std::hash<std::string_view>()(key.text) * 31 + static_cast<std::size_t>(key.kind);
  }
};

struct KeyEqual {
  using is_transparent = void;
  template <class A, class B>
  bool operator()(const KeyOf<A>& a, const KeyOf<B>& b) const {
    return a.kind == b.kind && a.text == b.text;
  }
};

/// What the capitals of a word say over the whole text.
struct CapitalCount {
  std::uint32_t telling = 0;  ///< written with a capital where a common word would not have one
  std::uint32_t plain = 0;    ///< written without
};

template <Side S>
class Extractor {
 public:
  Extractor(const Lexicon& lexicon, const FeatureWeights& weights) : lexicon_(lexicon), weights_(weights) {}

  Features<S> run(std::span<const SegmentText> segments) {
    out_.first_token.reserve(segments.size() + 1);
    out_.first_token.push_back(0);
    for (const SegmentText& segment : segments) add(segment);
    set_weights();
    return std::move(out_);
  }

 private:
  void add(const SegmentText& segment) {
    read_words(segment.text);
    for (std::size_t at = 0; at < forms_.size();) at += add_tokens_at(at);
    out_.first_token.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
    out_.length.push_back(visible_length(segment.text));
    out_.opens_block.push_back(segment.opens_block);
    out_.is_heading.push_back(segment.is_heading);
    count_segment();
  }

  void read_words(std::string_view text) {
    const std::vector<Word> words = split_words(text);
    folded_.clear();
    forms_.clear();
    for (const Word& word : words) folded_.push_back(fold(slice(text, word.range)));
    for (std::size_t k = 0; k < words.size(); ++k) {
      forms_.push_back({slice(text, words[k].range), folded_[k], words[k].kind, words[k].capitals});
    }
    folded_views_.assign(folded_.begin(), folded_.end());
  }

  /// Returns how many words the tokens took.
  std::size_t add_tokens_at(std::size_t at) {
    if (const auto hit = lexicon_.term_at(S, folded_views_, at); hit.words > 0) {
      add_token(TypeKind::term, std::to_string(hit.term));
    }
    if (const auto number = read_number(S, forms_, at)) {
      add_token(TypeKind::number, to_string(number->value));
      return number->words;
    }
    if (const auto notion = find_notion(S, forms_[at])) {
      add_token(TypeKind::notion, *notion);
    } else if (forms_[at].kind == WordKind::sign) {
      if (const std::string_view key = mark_key(forms_[at].written); !key.empty()) add_token(TypeKind::mark, key);
    } else {
      add_word(at);
    }
    return 1;
  }

  void add_word(std::size_t at) {
    const std::uint32_t type = add_token(TypeKind::word, forms_[at].folded);
    CapitalCount& capitals = capitals_[type];
    const bool opens = at == 0 || forms_[at - 1].kind == WordKind::sign;
    const bool is_code = forms_[at].kind == WordKind::number || forms_[at].capitals == Capitals::all;
    if (is_code || (forms_[at].capitals == Capitals::first && !opens)) {
      ++capitals.telling;
    } else if (forms_[at].capitals == Capitals::none) {
      ++capitals.plain;
    }
  }

  std::uint32_t add_token(TypeKind kind, std::string_view key) {
    const auto known = index_.find(KeyView{kind, key});
    const std::uint32_t type = known == index_.end() ? add_type(kind, key) : known->second;
    out_.tokens.push_back(type);
    return type;
  }

  std::uint32_t add_type(TypeKind kind, std::string_view key) {
    const auto type = static_cast<std::uint32_t>(out_.types.size());
    index_.emplace(Key{kind, std::string(key)}, type);
    out_.types.push_back({std::string(key), kind, 0, 0});
    capitals_.emplace_back();
    return type;
  }

  void count_segment() {
    const auto tokens = out_.tokens_of(out_.segments() - 1);
    seen_.assign(tokens.begin(), tokens.end());
    std::ranges::sort(seen_);
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    for (const std::uint32_t type : seen_) ++out_.types[type].segments;
  }

  void set_weights() {
    for (std::size_t k = 0; k < out_.types.size(); ++k) {
      TokenType& type = out_.types[k];
      if (type.kind == TypeKind::word && capitals_[k].telling > capitals_[k].plain) type.kind = TypeKind::name;
      type.weight = weight(type) * rarity(type);
    }
  }

  [[nodiscard]] float weight(const TokenType& type) const {
    switch (type.kind) {
      case TypeKind::word:
        return word_weight(type.key);
      case TypeKind::name:
        return name_weight(type.key);
      case TypeKind::number:
        return number_weight(type.key);
      case TypeKind::notion:
        return weights_.notion;
      case TypeKind::term:
        return weights_.term;
      case TypeKind::mark:
        return weights_.mark;
    }
    return 0;
  }

  [[nodiscard]] float name_weight(std::string_view word) const {
    return lexicon_.has_model() ? std::max(weights_.name, information_weight(word)) : weights_.name;
  }

  [[nodiscard]] float information_weight(std::string_view word) const {
    const float telling = weights_.information_rate * lexicon_.frequency<S>(word).information();
    const float weight = std::pow(std::max(0.0F, telling - weights_.information_offset), 0.8F);
    return std::max(weights_.information_least, weight);
  }

  /// Without a model, by the word's length: long words are rare words.
  [[nodiscard]] float word_weight(std::string_view word) const {
    if (lexicon_.has_model()) return information_weight(word);
    if (std::ranges::binary_search(function_words(S), word)) return weights_.function_word;
    constexpr std::size_t kShort = 3, kLong = 10;
    const auto letters = std::clamp(word.size(), kShort, kLong) - kShort;
    return weights_.short_word + weights_.per_letter * static_cast<float>(letters);
  }

  [[nodiscard]] float number_weight(const std::string& value) const {
    if (value.find('.') != std::string::npos || value.size() > 2) return 1;
    return value.size() == 1 || value == "10" ? weights_.small_number : weights_.number;
  }

  /// 1 for a token of one segment, falling with the logarithm of how many hold it.
  [[nodiscard]] float rarity(const TokenType& type) const {
    if (type.segments <= 1) return 1;
    const auto segments = static_cast<float>(std::max<std::uint32_t>(out_.segments(), 20));
    return 1 - weights_.rarity * std::log(static_cast<float>(type.segments)) / std::log(segments);
  }

  const Lexicon& lexicon_;
  const FeatureWeights& weights_;
  Features<S> out_;
  std::unordered_map<Key, std::uint32_t, KeyHash, KeyEqual> index_;
  std::vector<CapitalCount> capitals_;  // by type
  std::vector<std::string> folded_;     // of the segment at hand, as all below
  std::vector<std::string_view> folded_views_;
  std::vector<WordForm> forms_;
  std::vector<std::uint32_t> seen_;
};

}  // namespace

template <Side S>
Features<S> extract_features(std::span<const SegmentText> segments, const Lexicon& lexicon,
                             const FeatureWeights& weights) {
  return Extractor<S>(lexicon, weights).run(segments);
}

template Features<Side::es> extract_features<Side::es>(std::span<const SegmentText>, const Lexicon&,
                                                       const FeatureWeights&);
template Features<Side::en> extract_features<Side::en>(std::span<const SegmentText>, const Lexicon&,
                                                       const FeatureWeights&);

template <Side S>
Features<S> extract_features(std::span<const SegmentText> segments, const Lexicon& lexicon) {
  return extract_features<S>(segments, lexicon, feature_weights(lexicon.has_model()));
}

template Features<Side::es> extract_features<Side::es>(std::span<const SegmentText>, const Lexicon&);
template Features<Side::en> extract_features<Side::en>(std::span<const SegmentText>, const Lexicon&);

}  // namespace cotejo
