// The first step: what is new in the feeds goes into the store, a transaction an item.
#pragma once

#include <set>
#include <stop_token>
#include <string>

#include "cotejo/desk.hpp"
#include "desk/feed_files.hpp"
#include "desk/payload.hpp"
#include "desk/read_item.hpp"

namespace cotejo::detail {

class Intake {
 public:
  /// All but the watch must outlive it. `run` is the store's run.
  Intake(Store& store, const DeskOptions& options, DeskWatch watch, DeskReport& report, std::int64_t run);

  /// What has failed before, then the feeds; until a stop is requested. Throws StoreFailure.
  void take_all(const std::stop_token& stop);

 private:
  void retry(const StoredFailure& failure);
  void take(const DeskFeed& feed, const std::stop_token& stop);
  void take(const FeedFile& file, const std::stop_token& stop);
  void take_from_web(const DeskFeed& feed, const std::stop_token& stop);
  /// Whether all of its items are in the store now.
  bool take_bytes(const FeedFile& file, std::string bytes, const FeedOptions& options, const std::stop_token& stop);
  void take_items(const FeedFile& file, const Feed& feed, StoredInput& input, const std::stop_token& stop);
  void fail_places(const FeedFile& file, const Feed& feed);
  /// Whether the item is in the store now.
  bool take_item(Side side, const KeptItem& kept, StoredInput& input);
  /// Whether the item's page was fetched when the item was what it is now.
  [[nodiscard]] bool is_fetched(Side side, const FeedItem& item) const;
  void put(Side side, const ReadItem& item);
  void add(Side side, const ReadItem& item);
  void change(StoredItem known, const ReadItem& item);
  [[nodiscard]] std::optional<StoreId> find(Side side, const ReadItem& item) const;
  void fail_with(StoredFailure failure);
  void recover(const std::string& key);

  Store& store_;
  const DeskOptions& options_;
  DeskWatch watch_;
  DeskReport& report_;
  std::int64_t run_;
  ItemSources sources_;
  std::set<std::string> tried_;  // keys of the items that have been looked at in this run
};

}  // namespace cotejo::detail
