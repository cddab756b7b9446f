// What the store's files share: its database, and how its words and rows are read.
#pragma once

#include <string>

#include "cotejo/store.hpp"
#include "store/lock.hpp"
#include "store/sqlite.hpp"

namespace cotejo {

struct Store::Impl {
  Impl(StoreLock held, detail::Database opened) : lock(std::move(held)), database(std::move(opened)) {}

  detail::Query query(const char* sql) { return {database, sql}; }

  /// What the query says, which is a number.
  static std::uint64_t count(detail::Query&& query) { return count(query); }
  static std::uint64_t count(detail::Query& query) { return query.step() ? query.number<std::uint64_t>() : 0; }

  StoreLock lock;
  detail::Database database;
};

namespace detail {

/// Begins, and takes back what was done unless it is kept.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void keep();

 private:
  Database& database_;
  bool is_open_ = true;
};

Side side_called(std::string_view name);
ItemState item_state_called(std::string_view name);
PairState pair_state_called(std::string_view name);

/// What hangs on which units are alive has changed.
void units_have_changed(Database& database);

}  // namespace detail
}  // namespace cotejo
