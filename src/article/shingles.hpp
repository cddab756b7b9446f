// How much of one text stands in another, by runs of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace cotejo::detail {

class Shingles {
 public:
  /// Runs of `length` words of `text`; case and punctuation do not count.
  explicit Shingles(std::string_view text, std::size_t length = 4);

  /// How many words the text had.
  [[nodiscard]] std::size_t size() const { return words_; }
  /// The share of the other text's runs that this one has; 0 when either is too short to have any.
  [[nodiscard]] double share_of(std::string_view other) const;

 private:
  std::size_t length_, words_ = 0;
  std::unordered_set<std::uint64_t> known_;
};

}  // namespace cotejo::detail
