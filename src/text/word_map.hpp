// What is known of each word of a fixed list.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/buckets.hpp"
#include "text/word_hash.hpp"

namespace cotejo {

/// Of words that are not empty. Keeps views of its words: they are literals. Most words asked for are not on the list,
/// and of most of those their first byte and their size tell so.
template <class Value>
class WordMap {
 public:
  explicit WordMap(std::size_t words) : places_(words) { entries_.reserve(words); }

  Value& operator[](std::string_view word) {
    const std::uint64_t hash = word_hash(word);
    for (const std::uint32_t place : places_.of(hash))
      if (entries_[place].first == word) return entries_[place].second;
    sizes_[first(word)] |= size_bit(word);
    places_.add(hash, static_cast<std::uint32_t>(entries_.size()));
    return entries_.emplace_back(word, Value()).second;
  }

  /// nullptr: not on the list.
  [[nodiscard]] const Value* find(std::string_view word) const {
    if (word.empty() || !(sizes_[first(word)] & size_bit(word))) return nullptr;
    for (const std::uint32_t place : places_.of(word_hash(word)))
      if (entries_[place].first == word) return &entries_[place].second;
    return nullptr;
  }

 private:
  static unsigned char first(std::string_view word) { return static_cast<unsigned char>(word.front()); }
  static std::uint32_t size_bit(std::string_view word) {
    return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
  }

  std::array<std::uint32_t, 256> sizes_{};  // by first byte: a bit for each size, the last one's for all beyond
  std::vector<std::pair<std::string_view, Value>> entries_;
  Buckets places_;
};

}  // namespace cotejo
