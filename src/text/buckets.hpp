// Numbers of things by a key they share. The basic idea: keys in one table, and the numbers of a key in a chain through
// another, so that neither a key nor a number costs an allocation. Both linear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/key_table.hpp"

namespace cotejo {

class Buckets {
  struct Link;
  static constexpr std::uint32_t kEnd = ~0U;

 public:
  /// Grows where there are more keys.
  explicit Buckets(std::size_t keys_expected = 0) : ends_(keys_expected) { links_.reserve(keys_expected); }

  void add(std::uint64_t key, std::uint32_t number) {
    End& end = ends_[key];
    links_.push_back({number, end.last});
    end.last = static_cast<std::uint32_t>(links_.size() - 1);
  }

  class Iterator {
   public:
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;

    Iterator() : links_(nullptr), at_(kEnd) {}
    Iterator(const Link* links, std::uint32_t at) : links_(links), at_(at) {}
    std::uint32_t operator*() const { return links_[at_].number; }
    Iterator& operator++() {
      at_ = links_[at_].before;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }

   private:
    const Link* links_;
    std::uint32_t at_;
  };

  struct Bucket {
    Iterator first, past;

    [[nodiscard]] Iterator begin() const { return first; }
    [[nodiscard]] Iterator end() const { return past; }
    [[nodiscard]] bool empty() const { return first == past; }
  };

  /// The numbers added under the key, the last first; good until the next is added.
  [[nodiscard]] Bucket of(std::uint64_t key) const {
    return {{links_.data(), ends_.find(key).last}, {links_.data(), kEnd}};
  }

 private:
  struct End {
    std::uint32_t last = kEnd;  // of a key's links
    friend bool operator==(const End&, const End&) = default;
  };

  struct Link {
    std::uint32_t number = 0;
    std::uint32_t before = kEnd;
  };

  KeyTable<End> ends_;
  std::vector<Link> links_;
};

}  // namespace cotejo
