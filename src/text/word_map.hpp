// What is known of each word of a fixed list.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/buckets.hpp"
#include "text/word_hash.hpp"

namespace cotejo {

/// Of words that are not empty. Keeps views of its words: they are literals. Most words asked for are not on the list,
/// and of most of those the two ends and the size tell so.
template <class Value>
class WordMap {
 public:
  explicit WordMap(std::size_t words) : places_(words) { entries_.reserve(words); }

  Value& operator[](std::string_view word) {
    const std::uint64_t hash = word_hash(word);
    for (const std::uint32_t place : places_.of(hash))
      if (entries_[place].first == word) return entries_[place].second;
    shapes_[first(word)] |= shape(word);
    places_.add(hash, static_cast<std::uint32_t>(entries_.size()));
    return entries_.emplace_back(word, Value()).second;
  }

  /// nullptr: not on the list.
  [[nodiscard]] const Value* find(std::string_view word) const {
    if (word.empty() || !(shapes_[first(word)] & shape(word))) return nullptr;
    for (const std::uint32_t place : places_.of(word_hash(word)))
      if (entries_[place].first == word) return &entries_[place].second;
    return nullptr;
  }

 private:
  static unsigned char first(std::string_view word) { return static_cast<unsigned char>(word.front()); }
  /// One bit, for the last byte and the size: eight classes of each.
  static std::uint64_t shape(std::string_view word) {
    return std::uint64_t{1} << ((8 * static_cast<unsigned char>(word.back()) + word.size() % 8) % 64);
  }

  std::array<std::uint64_t, 256> shapes_{};  // of the words on the list, by first byte
  std::vector<std::pair<std::string_view, Value>> entries_;
  Buckets places_;
};

}  // namespace cotejo
