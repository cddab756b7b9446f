// A value for each of many numbers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cotejo {

/// Open addressing: neither a key nor a value costs an allocation. A value that is Value() is as good as none.
template <class Value>
class KeyTable {
 public:
  /// Grows where there are more keys.
  explicit KeyTable(std::size_t keys_expected = 0)
      : slots_(std::bit_ceil(2 * keys_expected + 4)), shift_(64 - std::countr_zero(slots_.size())) {}

  /// To be changed before the next key is asked for.
  [[nodiscard]] Value& operator[](std::uint64_t key) {
    if (2 * (keys_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    keys_ += slot.value == Value() ? 1 : 0;
    slot.key = key;
    return slot.value;
  }

  [[nodiscard]] Value find(std::uint64_t key) const { return slots_[place(key)].value; }

  /// Calls take(key, value) for each.
  template <class Take>
  void for_each(Take take) const {
    for (const Slot& slot : slots_)
      if (slot.value != Value()) take(slot.key, slot.value);
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
  };

  /// Where the key is, or would be. By Knuth's multiplicative hashing: the high bits of the product depend on all.
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    std::size_t at = key * 0x9E3779B97F4A7C15U >> shift_;
    while (slots_[at].value != Value() && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old)
      if (slot.value != Value()) slots_[place(slot.key)] = slot;
  }

  std::vector<Slot> slots_;  // a power of two
  int shift_;                // leaves of a hash its place
  std::size_t keys_ = 0;
};

}  // namespace cotejo
