// What is known of each word of a fixed list.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "text/buckets.hpp"
#include "text/word_hash.hpp"

namespace cotejo {

/// Keeps views of its words: they are literals.
template <class Value>
class WordMap {
 public:
  explicit WordMap(std::size_t words) : places_(words) { entries_.reserve(words); }

  Value& operator[](std::string_view word) {
    const std::uint64_t hash = word_hash(word);
    for (const std::uint32_t place : places_.of(hash))
      if (entries_[place].first == word) return entries_[place].second;
    places_.add(hash, static_cast<std::uint32_t>(entries_.size()));
    return entries_.emplace_back(word, Value()).second;
  }

  /// nullptr: not on the list.
  [[nodiscard]] const Value* find(std::string_view word) const {
    for (const std::uint32_t place : places_.of(word_hash(word)))
      if (entries_[place].first == word) return &entries_[place].second;
    return nullptr;
  }

 private:
  std::vector<std::pair<std::string_view, Value>> entries_;
  Buckets places_;
};

}  // namespace cotejo
