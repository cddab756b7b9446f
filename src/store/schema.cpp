#include "store/schema.hpp"

namespace cotejo::detail {
namespace {

constexpr std::int64_t kApplication = 0x636f7465;  // "cote"
constexpr std::int64_t kVersion = 1;

// Text is stored as it is aligned, once a version. What is asked for again and again has an index.
constexpr const char* kTables = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE items(id INTEGER PRIMARY KEY, side TEXT NOT NULL, state TEXT NOT NULL, name TEXT NOT NULL, day INTEGER,
  version INTEGER NOT NULL, UNIQUE(side, name));
CREATE INDEX items_by_state ON items(state, side, day);
CREATE TABLE item_keys(side TEXT NOT NULL, key TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY(side, key))
  WITHOUT ROWID;
CREATE TABLE versions(id INTEGER PRIMARY KEY, item INTEGER NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL,
  feed TEXT NOT NULL, guid TEXT NOT NULL, link TEXT NOT NULL, canonical TEXT NOT NULL, language TEXT NOT NULL,
  alternates TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL, published INTEGER,
  updated INTEGER, seen INTEGER NOT NULL, UNIQUE(item, number), UNIQUE(item, hash));
CREATE TABLE pairs(id INTEGER PRIMARY KEY, es INTEGER NOT NULL, en INTEGER NOT NULL, state TEXT NOT NULL,
  origin TEXT NOT NULL, confidence REAL NOT NULL, name TEXT NOT NULL, day INTEGER, UNIQUE(es, en));
CREATE INDEX pairs_by_en ON pairs(en);
CREATE INDEX pairs_by_state ON pairs(state, day, name);
CREATE TABLE alignments(id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, number INTEGER NOT NULL,
  es_version INTEGER NOT NULL, en_version INTEGER NOT NULL, es_segments TEXT NOT NULL, en_segments TEXT NOT NULL,
  beads TEXT NOT NULL, es_share REAL NOT NULL, en_share REAL NOT NULL, confident REAL NOT NULL, tool TEXT NOT NULL,
  UNIQUE(pair, number));
CREATE TABLE tus(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, es TEXT NOT NULL, en TEXT NOT NULL);
CREATE TABLE pair_units(pair INTEGER NOT NULL, position INTEGER NOT NULL, tu INTEGER NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY(pair, position)) WITHOUT ROWID;
CREATE INDEX units_by_tu ON pair_units(tu, pair);
CREATE TABLE decisions(es INTEGER NOT NULL, en INTEGER NOT NULL, is_pair INTEGER NOT NULL, PRIMARY KEY(es, en))
  WITHOUT ROWID;
CREATE TABLE failures(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, side TEXT NOT NULL, code INTEGER NOT NULL,
  place TEXT NOT NULL, message TEXT NOT NULL, arguments TEXT NOT NULL, payload TEXT NOT NULL, tries INTEGER NOT NULL);
CREATE TABLE runs(id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER, tool TEXT NOT NULL,
  options TEXT NOT NULL);
CREATE TABLE run_inputs(run INTEGER NOT NULL, side TEXT NOT NULL, path TEXT NOT NULL, hash TEXT NOT NULL,
  bytes INTEGER NOT NULL, items INTEGER NOT NULL, done INTEGER NOT NULL);
CREATE INDEX inputs_by_hash ON run_inputs(hash, side);
CREATE INDEX inputs_by_run ON run_inputs(run);
CREATE TABLE fetched(side TEXT NOT NULL, address TEXT NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL,
  stamp TEXT NOT NULL, PRIMARY KEY(side, address)) WITHOUT ROWID;
CREATE TABLE events(id INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE parts(folder TEXT NOT NULL, part TEXT NOT NULL, fingerprint TEXT NOT NULL, findings INTEGER NOT NULL,
  PRIMARY KEY(folder, part)) WITHOUT ROWID;
CREATE TABLE outputs(folder TEXT NOT NULL, path TEXT NOT NULL, part TEXT NOT NULL, hash TEXT NOT NULL,
  bytes INTEGER NOT NULL, PRIMARY KEY(folder, path)) WITHOUT ROWID;
CREATE INDEX outputs_by_part ON outputs(folder, part);
)";

bool is_empty(Database& database) { return database.integer("SELECT count(*) FROM sqlite_schema") == 0; }

void make_tables(Database& database) {
  database.execute("PRAGMA journal_mode=WAL");
  database.execute("BEGIN IMMEDIATE");
  database.execute(kTables);
  database.execute("PRAGMA application_id=" + std::to_string(kApplication));
  database.execute("PRAGMA user_version=" + std::to_string(kVersion));
  database.execute("COMMIT");
}

}  // namespace

Result<void> settle_schema(Database& database, const std::string& path, StoreAccess access) {
  if (is_empty(database) && access == StoreAccess::create) make_tables(database);
  if (database.integer("PRAGMA application_id") != kApplication)
    return fail(Errc::malformed, path, "is not a store of cotejo's");
  if (database.integer("PRAGMA user_version") > kVersion)
    return fail(Errc::unsuitable, path, "is of a newer version of cotejo (expected this one's)");
  return {};
}

}  // namespace cotejo::detail
