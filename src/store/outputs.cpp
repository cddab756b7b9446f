#include "store/impl.hpp"

namespace cotejo {

using detail::Query;

std::optional<OutputPart> Store::part(std::string_view folder, std::string_view part) const {
  Query row = impl_->query("SELECT fingerprint, findings FROM parts WHERE folder = ? AND part = ?");
  const bool is_done = row.with(folder).with(part).step();
  OutputPart out;
  if (is_done) {
    out.fingerprint = row.text();
    out.findings = row.number<std::uint32_t>();
  }
  Query rows = impl_->query("SELECT path, hash, bytes FROM outputs WHERE folder = ? AND part = ? ORDER BY path");
  rows.with(folder).with(part);
  while (rows.step()) {
    StoredOutput output;
    output.path = rows.text();
    output.hash = rows.text();
    output.bytes = rows.number<std::uint64_t>();
    out.outputs.push_back(std::move(output));
  }
  if (!is_done && out.outputs.empty()) return std::nullopt;
  return out;
}

std::vector<std::string> Store::parts(std::string_view folder) const {
  std::vector<std::string> out;
  Query rows = impl_->query(
      "SELECT part FROM parts WHERE folder = ?1 UNION SELECT part FROM outputs WHERE folder = ?1 ORDER BY 1");
  rows.with(folder);
  while (rows.step()) out.push_back(rows.text());
  return out;
}

std::optional<StoredOutput> Store::output(std::string_view folder, std::string_view path) const {
  Query row = impl_->query("SELECT path, hash, bytes FROM outputs WHERE folder = ? AND path = ?");
  if (!row.with(folder).with(path).step()) return std::nullopt;
  StoredOutput out;
  out.path = row.text();
  out.hash = row.text();
  out.bytes = row.number<std::uint64_t>();
  return out;
}

void Store::put_output(std::string_view folder, std::string_view part, const StoredOutput& output) {
  impl_
      ->query(
          "INSERT INTO outputs VALUES(?, ?, ?, ?, ?) ON CONFLICT(folder, path) DO UPDATE SET part = excluded.part, "
          "hash = excluded.hash, bytes = excluded.bytes")
      .with(folder)
      .with(output.path)
      .with(part)
      .with(output.hash)
      .with(output.bytes)
      .run();
}

void Store::forget_output(std::string_view folder, std::string_view path) {
  impl_->query("DELETE FROM outputs WHERE folder = ? AND path = ?").with(folder).with(path).run();
}

void Store::put_part(std::string_view folder, std::string_view part, const OutputPart& done) {
  impl_
      ->query(
          "INSERT INTO parts VALUES(?, ?, ?, ?) ON CONFLICT(folder, part) DO UPDATE SET fingerprint = "
          "excluded.fingerprint, findings = excluded.findings")
      .with(folder)
      .with(part)
      .with(done.fingerprint)
      .with(done.findings)
      .run();
}

void Store::forget_part(std::string_view folder, std::string_view part) {
  impl_->query("DELETE FROM parts WHERE folder = ? AND part = ?").with(folder).with(part).run();
}

}  // namespace cotejo
