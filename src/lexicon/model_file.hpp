// A model's bytes: little-endian, fixed layout, read in place.
//
//   header       kHeaderBytes: see model_file.cpp
//   Spanish      u32 end of each word's text; u32 occurrences of each word; u32 slots of an index: see word_index.hpp
//   English      the same
//   renderings   u32 end of each Spanish word's renderings; u32 English word of each rendering
//                u8 share en given es of each, u8 share es given en of each
//   text         Spanish words, sorted, end to end; English words; origin (three lines)
//
// A share byte b stands for exp((b - 255) / 32): 1 down to 0.00035, in steps of 3 %.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/lexicon.hpp"

namespace cotejo {

/// A little-endian number at byte `at`. Requires that it lies within `bytes`.
template <class Number>
Number load_number(std::string_view bytes, std::size_t at) {
  Number value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  if constexpr (std::endian::native == std::endian::big) {
    auto* const begin = reinterpret_cast<unsigned char*>(&value);
    std::reverse(begin, begin + sizeof value);
  }
  return value;
}

/// Unsigned little-endian numbers of 32 bits in a file.
class NumberTable {
 public:
  NumberTable() = default;
  explicit NumberTable(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size() / 4); }
  [[nodiscard]] std::uint32_t operator[](std::size_t k) const { return load_number<std::uint32_t>(bytes_, 4 * k); }

 private:
  std::string_view bytes_;
};

/// Where each of a run of things of different sizes ends; the first begins at 0.
struct EndTable {
  NumberTable ends;

  [[nodiscard]] std::uint32_t begin_of(std::uint32_t k) const { return k == 0 ? 0 : ends[k - 1]; }
  [[nodiscard]] std::uint32_t end_of(std::uint32_t k) const { return ends[k]; }
};

struct VocabularyView {
  EndTable text_ends;
  NumberTable counts;
  NumberTable slots;
  std::string_view text;
  std::uint64_t occurrences = 0;

  [[nodiscard]] std::uint32_t words() const { return counts.size(); }
  [[nodiscard]] std::string_view word(std::uint32_t id) const {
    return text.substr(text_ends.begin_of(id), text_ends.end_of(id) - text_ends.begin_of(id));
  }
};

/// Views into the bytes of a model; every offset in them has been checked.
struct ModelView {
  std::uint64_t pairs = 0;
  std::uint64_t checksum = 0;
  std::array<VocabularyView, 2> sides;  ///< by Side
  EndTable rendering_ends;
  NumberTable rendering_en;
  std::string_view en_given_es, es_given_en;  ///< share bytes
  std::string_view origin;
};

/// Errors: malformed, for whatever is not a sound model of this version.
Result<ModelView> view_model(std::string_view bytes, std::string_view name);

float share_of(char byte);

/// What goes into a file.
struct ModelContent {
  struct Word {
    std::string text;
    std::uint32_t count = 0;
  };
  struct Vocabulary {
    std::vector<Word> words;  ///< by text
    std::uint64_t occurrences = 0;
  };
  std::uint64_t pairs = 0;
  std::array<Vocabulary, 2> sides;                 ///< by Side
  std::vector<std::vector<Rendering>> renderings;  ///< by Spanish word, the strongest first
  ModelOrigin origin;
};

std::string write_model(const ModelContent& content);

}  // namespace cotejo
