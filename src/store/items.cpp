#include "store/impl.hpp"

namespace cotejo {
namespace {

using detail::Query;

ItemVersion read_version(Query& row) {
  ItemVersion out;
  out.number = row.number<std::uint32_t>();
  out.hash = row.text();
  out.feed = row.text();
  out.guid = row.text();
  out.link = row.text();
  out.canonical = row.text();
  out.language = row.text();
  out.alternates = row.text();
  out.title = row.text();
  out.text = row.text();
  out.blocks = row.text();
  out.published = row.maybe_integer();
  out.updated = row.maybe_integer();
  out.seen = row.integer();
  return out;
}

StoredItem read_item(Query& row) {
  StoredItem out;
  out.id = row.integer();
  out.side = detail::side_called(row.text());
  out.state = detail::item_state_called(row.text());
  out.name = row.text();
  out.day = row.maybe_integer();
  out.version = read_version(row);
  return out;
}

#define COTEJO_VERSION_COLUMNS                                                                                   \
  "v.number, v.hash, v.feed, v.guid, v.link, v.canonical, v.language, v.alternates, v.title, v.text, v.blocks, " \
  "v.published, v.updated, v.seen"
#define COTEJO_VERSION_COLUMNS_WITHOUT_TEXT                                                            \
  "v.number, v.hash, v.feed, v.guid, v.link, v.canonical, v.language, v.alternates, v.title, '', '', " \
  "v.published, v.updated, v.seen"

}  // namespace

std::optional<StoreId> Store::find_item(Side side, std::string_view key) const {
  Query row = impl_->query("SELECT item FROM item_keys WHERE side = ? AND key = ?");
  if (row.with(name(side)).with(key).step()) return row.integer();
  return std::nullopt;
}

std::string Store::free_name(Side side, const std::string& wish) const {
  for (std::uint32_t number = 1;; ++number) {
    const std::string candidate = number == 1 ? wish : wish + "-" + std::to_string(number);
    Query row = impl_->query("SELECT 1 FROM items WHERE side = ? AND name = ?");
    if (!row.with(cotejo::name(side)).with(candidate).step()) return candidate;
  }
}

StoreId Store::add_item(const StoredItem& item) {
  impl_->query("INSERT INTO items(side, state, name, day, version) VALUES(?, 'new', ?, ?, 1)")
      .with(name(item.side))
      .with(item.name)
      .with(item.day)
      .run();
  const StoreId id = impl_->database.last_id();
  add_version(id, item.version);
  return id;
}

void Store::add_keys(StoreId item, Side side, std::span<const std::string> keys) {
  for (const std::string& key : keys)
    impl_->query("INSERT INTO item_keys VALUES(?, ?, ?) ON CONFLICT DO NOTHING")
        .with(name(side))
        .with(key)
        .with(item)
        .run();
}

std::uint32_t Store::find_version(StoreId item, std::string_view hash) const {
  Query row = impl_->query("SELECT number FROM versions WHERE item = ? AND hash = ?");
  return row.with(item).with(hash).step() ? row.number<std::uint32_t>() : 0;
}

std::uint32_t Store::add_version(StoreId item, const ItemVersion& version) {
  Query last = impl_->query("SELECT coalesce(max(number), 0) FROM versions WHERE item = ?");
  last.with(item).step();
  const std::uint32_t number = last.number<std::uint32_t>() + 1;
  impl_
      ->query(
          "INSERT INTO versions(item, number, hash, feed, guid, link, canonical, language, alternates, title, text, "
          "blocks, published, updated, seen) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(item)
      .with(number)
      .with(version.hash)
      .with(version.feed)
      .with(version.guid)
      .with(version.link)
      .with(version.canonical)
      .with(version.language)
      .with(version.alternates)
      .with(version.title)
      .with(version.text)
      .with(version.blocks)
      .with(version.published)
      .with(version.updated)
      .with(version.seen)
      .run();
  return number;
}

void Store::set_version(StoreId item, std::uint32_t number, std::optional<std::int64_t> updated) {
  impl_->query("UPDATE items SET version = ? WHERE id = ?").with(number).with(item).run();
  if (updated)
    impl_->query("UPDATE versions SET updated = ? WHERE item = ? AND number = ?")
        .with(*updated)
        .with(item)
        .with(number)
        .run();
}

void Store::set_state(StoreId item, ItemState state) {
  impl_->query("UPDATE items SET state = ? WHERE id = ?").with(name(state)).with(item).run();
}

void Store::set_day(StoreId item, std::int64_t day) {
  impl_->query("UPDATE items SET day = ? WHERE id = ?").with(day).with(item).run();
}

std::optional<StoredItem> Store::item(StoreId id) const {
  Query row = impl_->query("SELECT i.id, i.side, i.state, i.name, i.day, " COTEJO_VERSION_COLUMNS
                           " FROM items i JOIN versions v ON v.item = i.id AND v.number = i.version WHERE i.id = ?");
  if (!row.with(id).step()) return std::nullopt;
  return read_item(row);
}

std::vector<StoreId> Store::items_called(std::string_view called) const {
  std::optional<std::string_view> side;
  std::string_view bare = called;
  if (called.starts_with("es:") || called.starts_with("en:")) {
    side = called.substr(0, 2);
    bare = called.substr(3);
  }
  std::vector<StoreId> out;
  Query rows = impl_->query(
      "SELECT id FROM items WHERE name = ?1 AND (?2 = '' OR side = ?2) UNION SELECT item FROM item_keys WHERE key IN "
      "('guid:' || ?3, 'link:' || ?3) ORDER BY 1");
  rows.with(bare).with(side.value_or("")).with(called);
  while (rows.step()) out.push_back(rows.integer());
  return out;
}

std::optional<ItemVersion> Store::version(StoreId item, std::uint32_t number) const {
  Query row = impl_->query("SELECT " COTEJO_VERSION_COLUMNS " FROM versions v WHERE v.item = ? AND v.number = ?");
  if (!row.with(item).with(number).step()) return std::nullopt;
  return read_version(row);
}

std::vector<ItemVersion> Store::versions(StoreId item) const {
  std::vector<ItemVersion> out;
  Query rows =
      impl_->query("SELECT " COTEJO_VERSION_COLUMNS_WITHOUT_TEXT " FROM versions v WHERE v.item = ? ORDER BY v.number");
  rows.with(item);
  while (rows.step()) out.push_back(read_version(rows));
  return out;
}

void Store::each_item(const std::function<void(const StoredItem&)>& take) const {
  Query rows = impl_->query("SELECT i.id, i.side, i.state, i.name, i.day, " COTEJO_VERSION_COLUMNS_WITHOUT_TEXT
                            " FROM items i JOIN versions v ON v.item = i.id AND v.number = i.version ORDER BY i.id");
  while (rows.step()) take(read_item(rows));
}

bool Store::has_items(ItemState state) const {
  Query row = impl_->query("SELECT 1 FROM items WHERE state = ? LIMIT 1");
  return row.with(name(state)).step();
}

bool Store::has_undated(ItemState state) const {
  Query row = impl_->query("SELECT 1 FROM items WHERE state = ? AND day IS NULL LIMIT 1");
  return row.with(name(state)).step();
}

std::vector<StoreId> Store::items(Side side, ItemState state, std::int64_t first, std::int64_t last) const {
  std::vector<StoreId> out;
  Query rows = impl_->query(
      "SELECT id FROM items WHERE state = ? AND side = ? AND (day IS NULL OR day BETWEEN ? AND ?) ORDER BY id");
  rows.with(name(state)).with(name(side)).with(first).with(last);
  while (rows.step()) out.push_back(rows.integer());
  return out;
}

std::optional<std::pair<std::int64_t, std::int64_t>> Store::days(ItemState state) const {
  Query row = impl_->query("SELECT min(day), max(day) FROM items WHERE state = ?");
  if (!row.with(name(state)).step()) return std::nullopt;
  const std::optional<std::int64_t> first = row.maybe_integer(), last = row.maybe_integer();
  if (!first || !last) return std::nullopt;
  return std::pair{*first, *last};
}

}  // namespace cotejo
