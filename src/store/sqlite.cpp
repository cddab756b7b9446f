#include "store/sqlite.hpp"

#include <utility>

namespace cotejo::detail {
namespace {

Error store_error(const std::string& path, int status, const char* message) {
  switch (status & 0xFF) {
    case SQLITE_NOTADB:
      return {Errc::malformed, path, {"is not a store of cotejo's", {}}};
    case SQLITE_CORRUPT:
      return {Errc::malformed, path, {"is damaged: {1}", {message}}};
    case SQLITE_CANTOPEN:
      return {Errc::unwritable, path, {"cannot be opened: {1}", {message}}};
    default:
      return {Errc::unwritable, path, {"cannot be written: {1}", {message}}};
  }
}

constexpr int kPatience = 10'000;  // milliseconds, for a reader that a checkpoint holds up

}  // namespace

Result<Database> Database::open(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(path, handle);
  if (status != SQLITE_OK) return tl::unexpected(store_error(path, status, sqlite3_errmsg(handle)));
  sqlite3_busy_timeout(handle, kPatience);
  return database;
}

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)), idle_(std::move(other.idle_)) {}

Database::~Database() {
  for (const auto& [sql, statements] : idle_)
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_now();
}

std::int64_t Database::integer(const char* sql) {
  Query query(*this, sql);
  return query.step() ? query.integer() : 0;
}

void Database::fail_now() const {
  throw StoreFailure{store_error(path_, sqlite3_errcode(handle_), sqlite3_errmsg(handle_))};
}

sqlite3_stmt* Database::take(const char* sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[sql];
  if (!idle.empty()) {
    sqlite3_stmt* statement = idle.back();
    idle.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) fail_now();
  return statement;
}

void Database::give_back(const char* sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

Query::Query(Database& database, const char* sql) : database_(database), sql_(sql), statement_(database.take(sql)) {}

Query::~Query() { database_.give_back(sql_, statement_); }

void Query::bound(int status) {
  if (status != SQLITE_OK) database_.fail_now();
}

Query& Query::with(std::int64_t value) {
  bound(sqlite3_bind_int64(statement_, ++value_, value));
  return *this;
}

Query& Query::with(double value) {
  bound(sqlite3_bind_double(statement_, ++value_, value));
  return *this;
}

Query& Query::with(std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();
  bound(sqlite3_bind_text64(statement_, ++value_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Query& Query::with(std::optional<std::int64_t> value) {
  if (value) return with(*value);
  bound(sqlite3_bind_null(statement_, ++value_));
  return *this;
}

bool Query::step() {
  column_ = 0;
  const int status = sqlite3_step(statement_);
  if (status != SQLITE_ROW && status != SQLITE_DONE) database_.fail_now();
  return status == SQLITE_ROW;
}

std::int64_t Query::integer() { return sqlite3_column_int64(statement_, column_++); }

double Query::real() { return sqlite3_column_double(statement_, column_++); }

std::string Query::text() {
  const int column = column_++;
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return {reinterpret_cast<const char*>(bytes), bytes == nullptr ? 0 : size};
}

std::optional<std::int64_t> Query::maybe_integer() {
  if (sqlite3_column_type(statement_, column_) != SQLITE_NULL) return integer();
  ++column_;
  return std::nullopt;
}

}  // namespace cotejo::detail
