// The user's word on pairs and items.
#include "cotejo/desk.hpp"

#include <algorithm>
#include <utility>
#include "desk/address.hpp"
#include "desk/events.hpp"

namespace cotejo {
namespace {

struct Items {
  StoredItem es, en;
};

Result<Items> items_of(const Store& store, StoreId es, StoreId en) {
  std::optional<StoredItem> first = store.item(es), second = store.item(en);
  if (first && second && first->side == Side::es && second->side == Side::en)
    return Items{std::move(*first), std::move(*second)};
  return fail(Errc::usage, {}, "a pair is of a Spanish and an English item (expected ES EN)");
}

/// Its pair is one no more; the other item is looked at again.
void dissolve(Store& store, StoreId item, PairState state) {
  const std::optional<StoredPair> pair = store.pair_of(item);
  if (!pair) return;
  store.set_state(pair->id, state);
  store.forget_failure("pair:" + std::to_string(pair->id));
  for (const StoreId one : {pair->es, pair->en}) store.set_state(one, ItemState::fresh);
  store.add_event(detail::pair_event(state == PairState::rejected ? "rejected" : "replaced",
                                     {store.item(pair->es)->name, store.item(pair->en)->name}, *pair));
}

/// What `work` does to the store, or why it cannot.
template <class Work>
Result<void> attempt(Store& store, Work work) {
  try {
    store.atomically(work);
    return {};
  } catch (StoreFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

}  // namespace

Result<StoredItem> find_item(const Store& store, const std::string& text) {
  std::vector<StoreId> found = store.items_called(text);
  const std::string address = detail::normal_address(text);
  if (found.empty() && !address.empty()) found = store.items_called(address);
  if (found.empty()) return fail(Errc::not_found, text, "no such item (cotejo feed list names them)");
  if (found.size() > 1) return fail(Errc::usage, text, "is several items (expected es:{1} or en:{1})", text);
  return *store.item(found.front());
}

Result<void> refuse_pair(Store& store, StoreId es, StoreId en) {
  const Result<Items> items = items_of(store, es, en);
  if (!items) return tl::unexpected(items.error());
  return attempt(store, [&] {
    store.decide(es, en, false);
    const std::optional<StoredPair> pair = store.pair_of(es);
    if (pair && pair->en == en) dissolve(store, es, PairState::rejected);
  });
}

Result<void> make_pair(Store& store, StoreId es, StoreId en) {
  const Result<Items> items = items_of(store, es, en);
  if (!items) return tl::unexpected(items.error());
  return attempt(store, [&] {
    store.decide(es, en, true);
    const std::optional<StoredPair> now = store.pair_of(es);
    const bool is_paired = now && now->en == en;
    if (!is_paired)
      for (const StoreId item : {es, en}) dissolve(store, item, PairState::replaced);
    StoredPair pair;
    pair.es = es;
    pair.en = en;
    pair.state = is_paired ? now->state : PairState::fresh;
    pair.origin = PairOrigin::user;
    pair.confidence = 1;
    pair.name = items->es.name;
    const auto &a = items->es.day, &b = items->en.day;
    pair.day = a && b ? std::max(a, b) : (a ? a : b);
    store.put_pair(pair);
    for (const StoreId item : {es, en}) store.set_state(item, ItemState::paired);
    store.add_event(detail::pair_event("paired", {items->es.name, items->en.name}, pair));
  });
}

Result<void> refuse_item(Store& store, StoreId item) {
  return attempt(store, [&] {
    dissolve(store, item, PairState::rejected);
    store.set_state(item, ItemState::rejected);
  });
}

}  // namespace cotejo
