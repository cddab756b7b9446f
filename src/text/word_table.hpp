// What is known of each word of a fixed list.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/word_hash.hpp"

namespace cotejo {

/// Entries have a `word` that is not empty; of several with one word the first is found. Made at compile time: open
/// addressing. Most words asked for are not on the list, and of most of those the two ends and the size tell so.
template <class Entry, std::size_t Size>
class WordTable {
 public:
  constexpr explicit WordTable(const std::array<Entry, Size>& entries) : entries_(entries) {
    for (std::size_t k = 0; k < Size; ++k) {
      const std::string_view word = entries[k].word;
      shapes_[first(word)] |= shape(word);
      std::size_t at = word_hash(word) & kLast;
      while (slots_[at] != kFree) at = (at + 1) & kLast;
      slots_[at] = static_cast<std::uint16_t>(k);
    }
  }

  /// nullptr: not on the list.
  [[nodiscard]] constexpr const Entry* find(std::string_view word) const {
    if (word.empty() || !(shapes_[first(word)] & shape(word))) return nullptr;
    for (std::size_t at = word_hash(word) & kLast; slots_[at] != kFree; at = (at + 1) & kLast)
      if (entries_[slots_[at]].word == word) return &entries_[slots_[at]];
    return nullptr;
  }

 private:
  static constexpr std::size_t kLast = std::bit_ceil(2 * Size) - 1;
  static constexpr std::uint16_t kFree = 0xFFFF;
  static_assert(Size < kFree);

  static constexpr unsigned char first(std::string_view word) { return static_cast<unsigned char>(word.front()); }

  /// One bit, for the last byte and the size: eight classes of each.
  static constexpr std::uint64_t shape(std::string_view word) {
    return std::uint64_t{1} << ((std::size_t{8} * static_cast<unsigned char>(word.back()) + word.size() % 8) % 64);
  }

  std::array<Entry, Size> entries_;
  std::array<std::uint64_t, 256> shapes_{};  // of the words on the list, by first byte
  std::array<std::uint16_t, kLast + 1> slots_ = [] {
    std::array<std::uint16_t, kLast + 1> out{};
    out.fill(kFree);
    return out;
  }();
};

/// A word, and in which of several lists it stands, a bit a list.
struct ListedWord {
  std::string_view word;
  unsigned lists = 0;
};

/// The words of several lists, for a WordTable: the first list's bit is 1, the next one's 2.
template <std::size_t... Sizes>
constexpr auto listed(const std::string_view (&... lists)[Sizes]) {
  std::array<ListedWord, (Sizes + ...)> out;
  auto at = out.begin();
  unsigned bit = 1;
  const auto add = [&](std::span<const std::string_view> list) {
    for (const std::string_view word : list) *at++ = {word, bit};
    bit *= 2;
  };
  (add(lists), ...);
  std::ranges::sort(out, {}, &ListedWord::word);
  for (std::size_t k = out.size() - 1; k-- > 0;)
    if (out[k].word == out[k + 1].word) out[k].lists |= out[k + 1].lists;
  return out;
}

/// 0 for a word of no list.
template <std::size_t Size>
constexpr unsigned lists_of(const WordTable<ListedWord, Size>& table, std::string_view word) {
  const ListedWord* const found = table.find(word);
  return found == nullptr ? 0 : found->lists;
}

}  // namespace cotejo
