#include "store/impl.hpp"

namespace cotejo {
namespace {

using detail::Query;

/// A text a line; no line end in any of them.
std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (std::string text : texts) {
    for (char& c : text) c = c == '\n' ? ' ' : c;
    out += text + "\n";
  }
  return out;
}

std::vector<std::string> split(std::string_view lines) {
  std::vector<std::string> out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    out.emplace_back(lines.substr(0, end));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return out;
}

#define COTEJO_FAILURES "SELECT key, side, code, place, message, arguments, payload, tries FROM failures "

StoredFailure read_failure(Query& row) {
  StoredFailure out;
  out.key = row.text();
  out.side = detail::side_called(row.text());
  out.error.code = static_cast<Errc>(row.integer());
  out.error.where = row.text();
  out.error.what.id = row.text();
  out.error.what.args = split(row.text());
  out.payload = row.text();
  out.tries = row.number<std::uint32_t>();
  return out;
}

}  // namespace

std::uint32_t Store::put_failure(const StoredFailure& failure) {
  impl_
      ->query(
          "INSERT INTO failures(key, side, code, place, message, arguments, payload, tries) VALUES(?, ?, ?, ?, ?, ?, "
          "?, 1) ON CONFLICT(key) DO UPDATE SET code = excluded.code, place = excluded.place, message = "
          "excluded.message, arguments = excluded.arguments, payload = excluded.payload, tries = tries + 1")
      .with(failure.key)
      .with(name(failure.side))
      .with(static_cast<std::int64_t>(failure.error.code))
      .with(failure.error.where)
      .with(failure.error.what.id)
      .with(joined(failure.error.what.args))
      .with(failure.payload)
      .run();
  Query row = impl_->query("SELECT tries FROM failures WHERE key = ?");
  row.with(failure.key).step();
  return row.number<std::uint32_t>();
}

std::optional<StoredFailure> Store::forget_failure(std::string_view key) {
  std::optional<StoredFailure> out;
  {
    Query row = impl_->query(COTEJO_FAILURES "WHERE key = ?");
    if (row.with(key).step()) out = read_failure(row);
  }
  if (out) impl_->query("DELETE FROM failures WHERE key = ?").with(key).run();
  return out;
}

std::vector<StoredFailure> Store::failures(std::string_view key_start) const {
  std::vector<StoredFailure> out;
  Query rows = impl_->query(COTEJO_FAILURES "WHERE key >= ?1 AND key < ?1 || char(0x10FFFF) ORDER BY id");
  rows.with(key_start);
  while (rows.step()) out.push_back(read_failure(rows));
  return out;
}

void Store::put_fetched(Side side, std::string_view address, const StoredFetch& fetched) {
  impl_->query("INSERT OR REPLACE INTO fetched(side, address, etag, last_modified, stamp) VALUES(?, ?, ?, ?, ?)")
      .with(name(side))
      .with(address)
      .with(fetched.etag)
      .with(fetched.last_modified)
      .with(fetched.stamp)
      .run();
}

std::optional<StoredFetch> Store::fetched(Side side, std::string_view address) const {
  Query row = impl_->query("SELECT etag, last_modified, stamp FROM fetched WHERE side = ? AND address = ?");
  if (!row.with(name(side)).with(address).step()) return std::nullopt;
  StoredFetch out;
  out.etag = row.text();
  out.last_modified = row.text();
  out.stamp = row.text();
  return out;
}

std::int64_t Store::begin_run(const StoredRun& run) {
  impl_->query("INSERT INTO runs(started, tool, options) VALUES(?, ?, ?)")
      .with(run.started)
      .with(run.tool)
      .with(run.options)
      .run();
  return impl_->database.last_id();
}

void Store::end_run(std::int64_t run, std::int64_t finished) {
  impl_->query("UPDATE runs SET finished = ? WHERE id = ?").with(finished).with(run).run();
}

void Store::add_input(std::int64_t run, const StoredInput& input) {
  impl_->query("INSERT INTO run_inputs VALUES(?, ?, ?, ?, ?, ?, ?)")
      .with(run)
      .with(name(input.side))
      .with(input.path)
      .with(input.hash)
      .with(input.bytes)
      .with(input.items)
      .with(input.is_done)
      .run();
}

bool Store::is_done(Side side, std::string_view hash) const {
  Query row = impl_->query("SELECT 1 FROM run_inputs WHERE hash = ? AND side = ? AND done = 1 LIMIT 1");
  return row.with(hash).with(name(side)).step();
}

std::vector<StoredRun> Store::runs(std::size_t last) const {
  std::vector<StoredRun> out;
  Query rows = impl_->query("SELECT id, started, finished, tool, options FROM runs ORDER BY id DESC LIMIT ?");
  rows.with(static_cast<std::int64_t>(last));
  while (rows.step()) {
    StoredRun run;
    run.id = rows.integer();
    run.started = rows.integer();
    run.finished = rows.maybe_integer();
    run.tool = rows.text();
    run.options = rows.text();
    Query inputs =
        impl_->query("SELECT side, path, hash, bytes, items, done FROM run_inputs WHERE run = ? ORDER BY rowid");
    inputs.with(run.id);
    while (inputs.step()) {
      StoredInput input;
      input.side = detail::side_called(inputs.text());
      input.path = inputs.text();
      input.hash = inputs.text();
      input.bytes = inputs.number<std::uint64_t>();
      input.items = inputs.number<std::uint32_t>();
      input.is_done = inputs.integer() != 0;
      run.inputs.push_back(std::move(input));
    }
    out.push_back(std::move(run));
  }
  return out;
}

void Store::add_event(std::string_view line) { impl_->query("INSERT INTO events(line) VALUES(?)").with(line).run(); }

std::uint64_t Store::events() const {
  return static_cast<std::uint64_t>(impl_->database.integer("SELECT coalesce(max(id), 0) FROM events"));
}

void Store::each_event(const std::function<void(std::string_view)>& take) const {
  Query rows = impl_->query("SELECT line FROM events ORDER BY id");
  while (rows.step()) take(rows.text());
}

}  // namespace cotejo
