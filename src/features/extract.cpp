// From sentences to tokens. One pass; every distinct token is interned once a side.
#include <algorithm>
#include <array>
#include <cmath>

#include "cotejo/features.hpp"
#include "features/entries.hpp"
#include "features/features_model.hpp"
#include "features/notions.hpp"
#include "features/numbers.hpp"
#include "text/ascii.hpp"
#include "text/buckets.hpp"
#include "text/word_hash.hpp"
#include "text/word_table.hpp"

namespace cotejo {
namespace {

struct Mark {
  std::string_view word, key;
};

/// Signs that translations tend to keep. Opening and closing forms share a key.
constexpr auto kMarkList = std::to_array<Mark>({
    {"?", "?"},
    {"!", "!"},
    {"(", "("},
    {"[", "("},
    {":", ":"},
    {";", ";"},
    {"«", "\""},
    {"\u201c", "\""},
    {"\"", "\""},
    {"—", "—"},
    {"–", "—"},
    {"/", "/"},
    {"@", "@"},
    {"#", "#"},
    {"&", "&"},
    {"+", "+"},
    {"=", "="},
});
constexpr WordTable kMarks(kMarkList);

/// What the text so far says of a type.
struct Sightings {
  std::uint32_t telling_capitals = 0;  ///< written with a capital where a common word would not have one
  std::uint32_t plain = 0;             ///< written without
  std::uint32_t last_segment = ~0U;    ///< that holds it
};

template <Side S>
class Extractor {
 public:
  Extractor(const Lexicon& lexicon, const FeatureWeights& weights) : lexicon_(lexicon), weights_(weights) {}

  Features<S> run(std::span<const SegmentText> segments) {
    reserve_types(segments);
    out_.first_token.reserve(segments.size() + 1);
    out_.first_token.push_back(0);
    for (const SegmentText& segment : segments) add(segment);
    set_weights();
    return std::move(out_);
  }

 private:
  /// For as many types as a short text of this size has; a long one has fewer a byte, and makes room as it goes.
  void reserve_types(std::span<const SegmentText> segments) {
    constexpr std::size_t kBytesPerType = 12, kMost = 2048;
    std::size_t bytes = 0;
    for (const SegmentText& segment : segments) bytes += segment.text.size();
    const std::size_t types = std::min(bytes / kBytesPerType, kMost);
    out_.types.reserve(types);
    sightings_.reserve(types);
    index_ = Buckets(types);
  }

  void add(const SegmentText& segment) {
    read_words(segment.text);
    for (std::size_t at = 0; at < forms_.size();) at += add_tokens_at(at);
    out_.first_token.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
    out_.length.push_back(visible_length(segment.text));
    out_.opens_block.push_back(segment.opens_block);
    out_.is_heading.push_back(segment.is_heading);
  }

  void read_words(std::string_view text) {
    const std::vector<Word> words = split_words(text);
    folded_.clear();
    folded_.reserve(words.size());  // for views of them to stay good
    forms_.clear();
    for (const Word& word : words) {
      const std::string_view written = slice(text, word.range);
      const std::string_view folded = ascii::is_folded(written) ? written : folded_.emplace_back(fold(written));
      forms_.push_back({written, folded, word.kind, word.capitals});
    }
    if (has_terms_) read_term_words();
  }

  void read_term_words() {
    term_words_.resize(forms_.size());
    std::ranges::transform(forms_, term_words_.begin(), &WordForm::folded);
  }

  /// Returns how many words the tokens took.
  std::size_t add_tokens_at(std::size_t at) {
    if (has_terms_) add_term(at);
    if (const auto number = read_number(S, forms_, at)) {
      add_token(TypeKind::number, to_string(number->value));
      return number->words;
    }
    if (const auto notion = find_notion(S, forms_[at])) {
      add_token(TypeKind::notion, *notion);
    } else if (forms_[at].kind == WordKind::sign) {
      if (const Mark* const mark = kMarks.find(forms_[at].written)) add_token(TypeKind::mark, mark->key);
    } else {
      add_word(at);
    }
    return 1;
  }

  void add_term(std::size_t at) {
    if (const auto hit = lexicon_.term_at(S, term_words_, at); hit.words > 0)
      add_token(TypeKind::term, std::to_string(hit.term));
  }

  void add_word(std::size_t at) {
    const std::uint32_t type = add_token(TypeKind::word, forms_[at].folded);
    Sightings& seen = sightings_[type];
    const bool opens = at == 0 || forms_[at - 1].kind == WordKind::sign;
    const bool is_code = forms_[at].kind == WordKind::number || forms_[at].capitals == Capitals::all;
    if (is_code || (forms_[at].capitals == Capitals::first && !opens)) {
      ++seen.telling_capitals;
    } else if (forms_[at].capitals == Capitals::none) {
      ++seen.plain;
    }
  }

  std::uint32_t add_token(TypeKind kind, std::string_view key) {
    const std::uint32_t type = type_of(kind, key);
    out_.tokens.push_back(type);
    Sightings& seen = sightings_[type];
    out_.types[type].segments += seen.last_segment == out_.segments() ? 0 : 1;
    seen.last_segment = out_.segments();
    return type;
  }

  std::uint32_t type_of(TypeKind kind, std::string_view key) {
    const std::uint64_t hash = word_hash(key, kTextSeed) + static_cast<std::uint64_t>(kind);
    for (const std::uint32_t type : index_.of(hash))
      if (out_.types[type].kind == kind && out_.types[type].key == key) return type;
    const auto type = static_cast<std::uint32_t>(out_.types.size());
    index_.add(hash, type);
    out_.types.push_back({std::string(key), kind, 0, 0});
    sightings_.emplace_back();
    return type;
  }

  void set_weights() {
    out_.entries = find_entries<S>(out_.types, lexicon_);
    for (std::uint32_t k = 0; k < out_.types.size(); ++k) {
      TokenType& type = out_.types[k];
      if (type.kind == TypeKind::word && sightings_[k].telling_capitals > sightings_[k].plain)
        type.kind = TypeKind::name;
      type.weight = weight(k) * rarity(type);
    }
  }

  [[nodiscard]] float weight(std::uint32_t k) const {
    const TokenType& type = out_.types[k];
    switch (type.kind) {
      case TypeKind::word:
        return lexicon_.has_model() ? information_weight(k) : word_weight(type.key);
      case TypeKind::name:
        return lexicon_.has_model() ? std::max(weights_.name, information_weight(k)) : weights_.name;
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

  /// In all models together.
  [[nodiscard]] Frequency frequency(std::uint32_t word) const {
    Frequency sum;
    for (const ModelEntries<S>& entries : out_.entries)
      sum = sum + entries.model->template frequency<S>(entries.of[word]);
    return sum;
  }

  [[nodiscard]] float information_weight(std::uint32_t word) const {
    const float telling = weights_.information_rate * frequency(word).information();
    const float weight = std::pow(std::max(0.0F, telling - weights_.information_offset), 0.8F);
    return std::max(weights_.information_least, weight);
  }

  /// Without a model, by the word's length: long words are rare words.
  [[nodiscard]] float word_weight(std::string_view word) const {
    if (is_function_word(S, word)) return weights_.function_word;
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
  const bool has_terms_ = lexicon_.has_terms(S);
  Buckets index_;                     // of types, by kind and key
  std::vector<Sightings> sightings_;  // by type
  std::vector<std::string> folded_;   // of the segment at hand, as all below: words that folding changes
  std::vector<WordForm> forms_;
  std::vector<std::string_view> term_words_;
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
