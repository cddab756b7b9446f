// A day's pairs with all that is found in them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cotejo/desk.hpp"

namespace cotejo::detail {

/// A pair that is written out.
struct DayPair {
  StoredPair pair;
  std::string es_title, en_title;
  AlignedPair aligned;
  std::vector<Finding> findings;  ///< all places in this pair, as text 0
};

/// The pairs of a day; and, for the terms, those of the days before it.
class DayWork {
 public:
  DayWork(const Store& store, const DeskOptions& options, std::optional<std::int64_t> day);

  [[nodiscard]] std::span<const DayPair> pairs() const { return std::span(all_).subspan(before_); }
  /// In the day's pairs; numbered as texts().
  [[nodiscard]] std::span<const Finding> findings() const { return findings_; }
  /// Of the days before, and then of the day.
  [[nodiscard]] CheckBatch texts() const { return texts_; }

 private:
  void load(const Store& store, const std::vector<StoredPair>& pairs);
  void find(const DeskOptions& options);
  void hand_out();

  std::vector<DayPair> all_;
  std::size_t before_ = 0;  // how many of them are of the days before
  std::vector<CheckText> texts_;
  std::vector<Finding> findings_;
};

}  // namespace cotejo::detail
