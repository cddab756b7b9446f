// Numbers of things by a key they share. The basic idea: keys in one table with open addressing, and the numbers of a
// key in a chain through another, so that neither a key nor a number costs an allocation. Both linear.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cotejo {

class Buckets {
  struct Link;

 public:
  /// Grows where there are more keys.
  explicit Buckets(std::size_t keys_expected = 0)
      : slots_(std::bit_ceil(2 * keys_expected + 4)), shift_(64 - std::countr_zero(slots_.size())) {
    links_.reserve(keys_expected);
  }

  void add(std::uint64_t key, std::uint32_t number) {
    if (2 * (keys_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    keys_ += slot.last == kEnd ? 1 : 0;
    links_.push_back({number, slot.last});
    slot = {key, static_cast<std::uint32_t>(links_.size() - 1)};
  }

  class Iterator {
   public:
    Iterator(const Link* links, std::uint32_t at) : links_(links), at_(at) {}
    std::uint32_t operator*() const { return links_[at_].number; }
    Iterator& operator++() {
      at_ = links_[at_].before;
      return *this;
    }
    friend bool operator!=(Iterator a, Iterator b) { return a.at_ != b.at_; }

   private:
    const Link* links_;
    std::uint32_t at_;
  };

  struct Bucket {
    Iterator first, past;

    [[nodiscard]] Iterator begin() const { return first; }
    [[nodiscard]] Iterator end() const { return past; }
  };

  /// The numbers added under the key, the last first; good until the next is added.
  [[nodiscard]] Bucket of(std::uint64_t key) const {
    return {{links_.data(), slots_[place(key)].last}, {links_.data(), kEnd}};
  }

 private:
  static constexpr std::uint32_t kEnd = ~0U;

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t last = kEnd;  // of the key's links; kEnd: no key is here
  };

  struct Link {
    std::uint32_t number = 0;
    std::uint32_t before = kEnd;
  };

  /// Where the key is, or would be.
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    std::size_t at = key * 0x9E3779B97F4A7C15U >> shift_;
    while (slots_[at].last != kEnd && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old)
      if (slot.last != kEnd) slots_[place(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  int shift_;  // leaves of a mixed key its place
  std::size_t keys_ = 0;
  std::vector<Link> links_;
};

}  // namespace cotejo
