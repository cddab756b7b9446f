#include "cotejo/store.hpp"

#include <array>
#include <system_error>
#include <utility>

#include "store/impl.hpp"
#include "store/schema.hpp"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kItemStates = {"new", "pending", "paired", "rejected"};
constexpr std::array<std::string_view, 6> kPairStates = {"new", "changed", "paired", "failed", "rejected", "replaced"};

template <class State, std::size_t N>
State called(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t k = 0; k < N; ++k)
    if (names[k] == name) return static_cast<State>(k);
  return static_cast<State>(0);
}

int flags_of(StoreAccess access) {
  switch (access) {
    case StoreAccess::look:
    case StoreAccess::write:
      return SQLITE_OPEN_READWRITE;  // whoever only reads still takes part in the log's locking
    default:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
}

}  // namespace

std::string_view name(ItemState state) { return kItemStates.at(static_cast<std::size_t>(state)); }
std::string_view name(PairState state) { return kPairStates.at(static_cast<std::size_t>(state)); }

namespace detail {

Transaction::~Transaction() {
  if (!is_open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const StoreFailure&) {  // the failure that led here has rolled it back
  }
}

void Transaction::keep() {
  database_.execute("COMMIT");
  is_open_ = false;
}

Side side_called(std::string_view name) { return name == "en" ? Side::en : Side::es; }
ItemState item_state_called(std::string_view name) { return called<ItemState>(kItemStates, name); }
PairState pair_state_called(std::string_view name) { return called<PairState>(kPairStates, name); }

void units_have_changed(Database& database) {
  Query(database, "INSERT INTO meta VALUES('units', 1) ON CONFLICT(key) DO UPDATE SET value = value + 1").run();
}

}  // namespace detail

Result<Store> Store::open(const fs::path& path, StoreAccess access) {
  std::error_code error;
  if (access != StoreAccess::create && !fs::exists(path, error))
    return fail(Errc::not_found, path.string(), "no such store (expected one that cotejo feed STORE has made)");
  StoreLock lock;
  if (access != StoreAccess::look) {
    Result<StoreLock> taken = StoreLock::take(path);
    if (!taken) return tl::unexpected(std::move(taken.error()));
    lock = std::move(*taken);
  }
  try {
    Result<detail::Database> database = detail::Database::open(path.string(), flags_of(access));
    if (!database) return tl::unexpected(std::move(database.error()));
    if (Result<void> sound = detail::settle_schema(*database, path.string(), access); !sound)
      return tl::unexpected(std::move(sound.error()));
    database->execute("PRAGMA synchronous=FULL");
    return Store(std::make_unique<Impl>(std::move(lock), std::move(*database)));
  } catch (StoreFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

void Store::atomically(const std::function<void()>& work) {
  detail::Transaction transaction(impl_->database);
  work();
  transaction.keep();
}

StoreCounts Store::counts() const {
  StoreCounts out;
  for (const Side side : {Side::es, Side::en}) {
    const auto items = [&](ItemState state) {
      return impl_->count(
          impl_->query("SELECT count(*) FROM items WHERE side = ? AND state = ?").with(name(side)).with(name(state)));
    };
    const auto versions =
        impl_->count(impl_->query("SELECT count(*) FROM versions v JOIN items i ON i.id = v.item WHERE i.side = ?")
                         .with(name(side)));
    (side == Side::es ? out.es : out.en) = {items(ItemState::fresh), items(ItemState::pending),
                                            items(ItemState::paired), items(ItemState::rejected), versions};
  }
  const auto pairs = [&](PairState state) {
    return impl_->count(impl_->query("SELECT count(*) FROM pairs WHERE state = ?").with(name(state)));
  };
  out.pairs = pairs(PairState::paired);
  out.unaligned = pairs(PairState::fresh) + pairs(PairState::changed);
  out.failed_pairs = pairs(PairState::failed);
  out.rejected_pairs = pairs(PairState::rejected);
  out.replaced_pairs = pairs(PairState::replaced);
  out.alignments = impl_->count(impl_->query("SELECT count(*) FROM alignments"));
  out.units = impl_->count(
      impl_->query("SELECT count(DISTINCT u.tu) FROM pair_units u JOIN pairs p ON p.id = u.pair WHERE p.state = "
                   "'paired'"));
  out.failures = impl_->count(impl_->query("SELECT count(*) FROM failures"));
  out.runs = impl_->count(impl_->query("SELECT count(*) FROM runs"));
  return out;
}

}  // namespace cotejo
