// What the aligner knows of each segment: its length, its words, its anchors; and which of them may translate each
// other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/lexicon.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// A segment as it comes in. The layout is evidence for the aligner, never a wall.
struct SegmentText {
  std::string_view text;
  bool opens_block = true;  ///< first of its paragraph, list item …
  bool is_heading = false;
};

enum class TypeKind : std::uint8_t {
  word,    ///< folded
  name,    ///< a word written with a capital where a common word would not have one; folded
  number,  ///< a value, whatever its notation: "3.600 millones" and "3.6 billion" are "3600000000"
  notion,  ///< a month, weekday, currency or unit: one key in both languages
  term,    ///< of the glossary; its number among its side's
  mark,    ///< a punctuation sign that translations keep: ? ! ; : ( % …
};

/// A distinct token of one side.
struct TokenType {
  std::string key;
  TypeKind kind = TypeKind::word;
  std::uint32_t segments = 0;  ///< how many segments hold it
  float weight = 0;            ///< what matching it is worth, in [0, 1]: rare and telling tokens more
};

/// What a model has for each type: the entry of a word or name, where there is one.
template <Side S>
struct ModelEntries {
  const Model* model = nullptr;
  std::vector<std::optional<WordId<S>>> of;  ///< by type
};

template <Side S>
struct Features {
  std::vector<TokenType> types;
  std::vector<ModelEntries<S>> entries;  ///< of the models of the lexicon they were extracted with
  std::vector<std::uint32_t> tokens;     ///< indices into types, all segments one after the other
  std::vector<std::uint32_t>
      first_token;  ///< segments + 1 entries: tokens of segment k are [first_token[k], first_token[k + 1])
  std::vector<std::uint32_t> length;  ///< code points, white space apart
  std::vector<bool> opens_block;
  std::vector<bool> is_heading;

  [[nodiscard]] std::uint32_t segments() const { return static_cast<std::uint32_t>(length.size()); }
  [[nodiscard]] std::span<const std::uint32_t> tokens_of(std::uint32_t segment) const {
    return std::span(tokens).subspan(first_token[segment], first_token[segment + 1] - first_token[segment]);
  }
};

/// Linear in the text.
template <Side S>
Features<S> extract_features(std::span<const SegmentText> segments, const Lexicon& lexicon);

/// A Spanish and an English type that may translate each other.
struct Match {
  std::uint32_t en_type = 0;
  float strength = 0;  ///< in (0, 1]
};

/// For each Spanish type, the English types it matches.
struct Matches {
  std::vector<Match> matches;              ///< by Spanish type, then by English type
  std::vector<std::uint32_t> first_match;  ///< Spanish types + 1 entries
  bool know_the_languages = false;         ///< a model took part, so that a word without a match says something

  [[nodiscard]] std::span<const Match> of(std::uint32_t es_type) const {
    return std::span(matches).subspan(first_match[es_type], first_match[es_type + 1] - first_match[es_type]);
  }
};

/// Equal numbers, equal and similar names, cognates by the letters they share, terms of one concept, renderings the
/// model knows. Candidates meet by the first letters of their forms, so the cost is near linear in the vocabularies.
/// Entries of other models than the lexicon's are not used, but looked up anew.
Matches match_types(const Features<Side::es>& es, const Features<Side::en>& en, const Lexicon& lexicon);

}  // namespace cotejo
