// The tables of a store, and what tells one from another SQLite file.
#pragma once

#include "cotejo/store.hpp"
#include "store/sqlite.hpp"

namespace cotejo::detail {

/// Makes the tables where there are none. Errors: malformed for a database that is no store; unsuitable for one of a
/// newer version.
Result<void> settle_schema(Database& database, const std::string& path, StoreAccess access);

}  // namespace cotejo::detail
