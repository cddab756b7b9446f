#include "store/impl.hpp"

namespace cotejo {
namespace {

using detail::Query;

StoredPair read_pair(Query& row) {
  StoredPair out;
  out.id = row.integer();
  out.es = row.integer();
  out.en = row.integer();
  out.state = detail::pair_state_called(row.text());
  out.origin = row.text() == "user" ? PairOrigin::user : PairOrigin::found;
  out.confidence = row.real();
  out.name = row.text();
  out.day = row.maybe_integer();
  out.es_title = row.text();
  out.en_title = row.text();
  out.alignments = row.number<std::uint32_t>();
  return out;
}

std::vector<StoredPair> read_pairs(Query& rows) {
  std::vector<StoredPair> out;
  while (rows.step()) out.push_back(read_pair(rows));
  return out;
}

#define COTEJO_PAIRS                                                                                              \
  "SELECT p.id, p.es, p.en, p.state, p.origin, p.confidence, p.name, p.day, a.title, b.title, "                   \
  "(SELECT count(*) FROM alignments WHERE pair = p.id) FROM pairs p JOIN items i ON i.id = p.es JOIN items j ON " \
  "j.id = p.en JOIN versions a ON a.item = i.id AND a.number = i.version JOIN versions b ON b.item = j.id AND "   \
  "b.number = j.version "

StoredUnit read_unit(Query& row) {
  StoredUnit out;
  out.es = row.text();
  out.en = row.text();
  out.confidence = row.real();
  out.pair = row.text();
  out.pairs = row.number<std::uint32_t>();
  return out;
}

StoredAlignment read_alignment(Query& row) {
  StoredAlignment out;
  out.number = row.number<std::uint32_t>();
  out.es_version = row.number<std::uint32_t>();
  out.en_version = row.number<std::uint32_t>();
  out.es_segments = row.text();
  out.en_segments = row.text();
  out.beads = row.text();
  out.es_share = row.real();
  out.en_share = row.real();
  out.confident = row.real();
  out.tool = row.text();
  return out;
}

}  // namespace

StoreId Store::put_pair(const StoredPair& pair) {
  impl_
      ->query(
          "INSERT INTO pairs(es, en, state, origin, confidence, name, day) VALUES(?, ?, ?, ?, ?, ?, ?) ON "
          "CONFLICT(es, en) DO UPDATE SET state = excluded.state, origin = excluded.origin, confidence = "
          "excluded.confidence, name = excluded.name, day = excluded.day")
      .with(pair.es)
      .with(pair.en)
      .with(name(pair.state))
      .with(pair.origin == PairOrigin::user ? "user" : "found")
      .with(pair.confidence)
      .with(pair.name)
      .with(pair.day)
      .run();
  detail::units_have_changed(impl_->database);
  Query row = impl_->query("SELECT id FROM pairs WHERE es = ? AND en = ?");
  row.with(pair.es).with(pair.en).step();
  return row.integer();
}

void Store::set_state(StoreId pair, PairState state) {
  impl_->query("UPDATE pairs SET state = ? WHERE id = ?").with(name(state)).with(pair).run();
  detail::units_have_changed(impl_->database);
}

std::optional<StoredPair> Store::pair(StoreId id) const {
  Query row = impl_->query(COTEJO_PAIRS "WHERE p.id = ?");
  if (!row.with(id).step()) return std::nullopt;
  return read_pair(row);
}

std::optional<StoredPair> Store::pair_of(StoreId item) const {
  Query row =
      impl_->query(COTEJO_PAIRS "WHERE (p.es = ?1 OR p.en = ?1) AND p.state IN ('new', 'changed', 'paired', 'failed')");
  if (!row.with(item).step()) return std::nullopt;
  return read_pair(row);
}

std::vector<StoredPair> Store::pairs(PairState state) const {
  Query rows = impl_->query(COTEJO_PAIRS "WHERE p.state = ? ORDER BY p.id");
  rows.with(cotejo::name(state));
  return read_pairs(rows);
}

std::vector<StoredPair> Store::pairs_within(std::int64_t first, std::int64_t last) const {
  Query rows =
      impl_->query(COTEJO_PAIRS "WHERE p.state = 'paired' AND p.day BETWEEN ? AND ? ORDER BY p.day, p.name, p.id");
  rows.with(first).with(last);
  return read_pairs(rows);
}

std::vector<StoredPair> Store::pairs_without_day() const {
  Query rows = impl_->query(COTEJO_PAIRS "WHERE p.state = 'paired' AND p.day IS NULL ORDER BY p.name, p.id");
  return read_pairs(rows);
}

std::vector<std::optional<std::int64_t>> Store::pair_days() const {
  std::vector<std::optional<std::int64_t>> out;
  Query rows = impl_->query("SELECT DISTINCT day FROM pairs WHERE state = 'paired' ORDER BY day NULLS LAST");
  while (rows.step()) out.push_back(rows.maybe_integer());
  return out;
}

void Store::each_pair(const std::function<void(const StoredPair&)>& take) const {
  Query rows = impl_->query(COTEJO_PAIRS "ORDER BY p.day NULLS LAST, p.name, p.id");
  while (rows.step()) take(read_pair(rows));
}

std::uint32_t Store::add_alignment(StoreId pair, const StoredAlignment& alignment, std::span<const StoredUnit> units) {
  Query last = impl_->query("SELECT coalesce(max(number), 0) FROM alignments WHERE pair = ?");
  last.with(pair).step();
  const std::uint32_t number = last.number<std::uint32_t>() + 1;
  impl_
      ->query(
          "INSERT INTO alignments(pair, number, es_version, en_version, es_segments, en_segments, beads, es_share, "
          "en_share, confident, tool) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(pair)
      .with(number)
      .with(alignment.es_version)
      .with(alignment.en_version)
      .with(alignment.es_segments)
      .with(alignment.en_segments)
      .with(alignment.beads)
      .with(alignment.es_share)
      .with(alignment.en_share)
      .with(alignment.confident)
      .with(alignment.tool)
      .run();
  impl_->query("DELETE FROM pair_units WHERE pair = ?").with(pair).run();
  std::int64_t position = 0;
  for (const StoredUnit& unit : units) {
    const std::string hash = sha256(unit.es + '\0' + unit.en);
    impl_->query("INSERT INTO tus(hash, es, en) VALUES(?, ?, ?) ON CONFLICT DO NOTHING")
        .with(hash)
        .with(unit.es)
        .with(unit.en)
        .run();
    impl_->query("INSERT INTO pair_units SELECT ?, ?, id, ? FROM tus WHERE hash = ?")
        .with(pair)
        .with(position++)
        .with(unit.confidence)
        .with(hash)
        .run();
  }
  detail::units_have_changed(impl_->database);
  return number;
}

std::optional<StoredAlignment> Store::alignment(StoreId pair) const {
  Query row = impl_->query(
      "SELECT number, es_version, en_version, es_segments, en_segments, beads, es_share, en_share, confident, tool "
      "FROM alignments WHERE pair = ? ORDER BY number DESC LIMIT 1");
  if (!row.with(pair).step()) return std::nullopt;
  return read_alignment(row);
}

std::vector<StoredAlignment> Store::alignments(StoreId pair) const {
  std::vector<StoredAlignment> out;
  Query rows = impl_->query(
      "SELECT number, es_version, en_version, '', '', '', es_share, en_share, confident, tool FROM alignments WHERE "
      "pair = ? ORDER BY number");
  rows.with(pair);
  while (rows.step()) out.push_back(read_alignment(rows));
  return out;
}

void Store::each_unit(const std::function<void(const StoredUnit&)>& take) const {
  // Of the bare columns beside a min() SQLite takes those of the row that has the minimum.
  Query rows = impl_->query(
      "SELECT t.es, t.en, f.confidence, f.name, f.pairs FROM tus t JOIN (SELECT u.tu, min(u.pair), u.confidence, "
      "p.name, count(*) AS pairs FROM pair_units u JOIN pairs p ON p.id = u.pair WHERE p.state = 'paired' GROUP BY "
      "u.tu) f ON f.tu = t.id ORDER BY t.id");
  while (rows.step()) take(read_unit(rows));
}

void Store::each_unit(StoreId pair, const std::function<void(const StoredUnit&)>& take) const {
  Query rows = impl_->query(
      "SELECT t.es, t.en, u.confidence, p.name, 1 FROM pair_units u JOIN tus t ON t.id = u.tu JOIN pairs p ON p.id = "
      "u.pair WHERE u.pair = ? ORDER BY u.position");
  rows.with(pair);
  while (rows.step()) take(read_unit(rows));
}

std::string Store::units_fingerprint() const {
  return std::to_string(impl_->database.integer("SELECT value FROM meta WHERE key = 'units'"));
}

void Store::decide(StoreId es, StoreId en, bool is_pair) {
  impl_->query("INSERT INTO decisions VALUES(?, ?, ?) ON CONFLICT(es, en) DO UPDATE SET is_pair = excluded.is_pair")
      .with(es)
      .with(en)
      .with(is_pair)
      .run();
}

void Store::undecide(StoreId es, StoreId en) {
  impl_->query("DELETE FROM decisions WHERE es = ? AND en = ?").with(es).with(en).run();
}

bool Store::is_refused(StoreId es, StoreId en) const {
  Query row = impl_->query("SELECT 1 FROM decisions WHERE es = ? AND en = ? AND is_pair = 0");
  return row.with(es).with(en).step();
}

std::vector<std::pair<StoreId, StoreId>> Store::refused() const {
  std::vector<std::pair<StoreId, StoreId>> out;
  Query rows = impl_->query("SELECT es, en FROM decisions WHERE is_pair = 0 ORDER BY es, en");
  while (rows.step()) {
    const StoreId es = rows.integer();
    out.emplace_back(es, rows.integer());
  }
  return out;
}

}  // namespace cotejo
