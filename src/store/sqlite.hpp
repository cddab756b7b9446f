// SQLite as the store uses it: its statuses become StoreFailure here, and nowhere else.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/store.hpp"

namespace cotejo::detail {

class Database;

/// A statement at work: values go in by position from the left, rows come out by step().
class Query {
 public:
  Query(Database& database, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& with(std::int64_t value);
  Query& with(double value);
  Query& with(std::string_view value);
  Query& with(std::optional<std::int64_t> value);
  Query& with(const std::string& value) { return with(std::string_view(value)); }
  Query& with(const char* value) { return with(std::string_view(value)); }
  Query& with(std::uint32_t value) { return with(static_cast<std::int64_t>(value)); }
  Query& with(std::uint64_t value) { return with(static_cast<std::int64_t>(value)); }
  Query& with(bool value) { return with(static_cast<std::int64_t>(value)); }

  bool step();  ///< whether there is a row
  void run() {
    while (step()) {
    }
  }

  // Columns of the row, one after the other from the left.
  std::int64_t integer();
  double real();
  std::string text();
  std::optional<std::int64_t> maybe_integer();
  template <class T>
  T number() {
    return static_cast<T>(integer());
  }

 private:
  void bound(int status);

  Database& database_;
  const char* sql_;
  sqlite3_stmt* statement_;
  int value_ = 0, column_ = 0;
};

class Database {
 public:
  /// Errors: as Store::open's, but for the lock.
  static Result<Database> open(const std::string& path, int flags);
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;

  void execute(const std::string& sql);
  [[nodiscard]] std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_); }
  [[nodiscard]] std::int64_t integer(const char* sql);  ///< the first column of the only row

 private:
  friend class Query;
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}

  sqlite3_stmt* take(const char* sql);
  void give_back(const char* sql, sqlite3_stmt* statement);
  [[noreturn]] void fail_now() const;

  std::string path_;
  sqlite3* handle_;
  std::map<const char*, std::vector<sqlite3_stmt*>> idle_;  // prepared, by the literal they are written as
};

}  // namespace cotejo::detail
