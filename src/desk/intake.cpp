#include "desk/intake.hpp"

#include <algorithm>
#include <map>

#include "desk/address.hpp"
#include "desk/events.hpp"
#include "desk/mirror.hpp"

namespace cotejo::detail {
namespace {

std::string failure_key(Side side, const std::string& item_key) {
  return "item:" + std::string(name(side)) + ":" + item_key;
}

std::string file_key(const FeedFile& file) { return "file:" + std::string(name(file.side)) + ":" + file.path; }

std::string place_prefix(const FeedFile& file) {
  return "place:" + std::string(name(file.side)) + ":" + file.path + "\n";
}

/// Of an item that the feed's reader could not make out: by its place, for there is nothing else.
std::string place_key(const FeedFile& file, const Error& error) {
  return place_prefix(file) + error.where + "\n" + to_string(error.what);
}

std::optional<std::int64_t> date_of(const ItemVersion& version) {
  return version.updated ? version.updated : version.published;
}

/// Where dates are missing, what is read later is later.
bool is_older(const ItemVersion& version, const ItemVersion& than) {
  const auto date = date_of(version), other = date_of(than);
  return date && other && *date < *other;
}

bool is_newer(const ItemVersion& version, const ItemVersion& than) {
  const auto date = date_of(version), other = date_of(than);
  return date && other && *date > *other;
}

/// Whether the text is plainly of the other language: a feed of both is given for each side.
bool is_of_other_side(const ItemVersion& version, Side side) {
  constexpr std::size_t kWordsToTell = 40;
  const LanguageEvidence evidence = language_evidence(version.text);
  const double own = side == Side::es ? evidence.es : evidence.en, other = side == Side::es ? evidence.en : evidence.es;
  return evidence.words >= kWordsToTell && other > 4 * own && other > 0.2;
}

/// Changes with all that a feed says of an item whose page is elsewhere.
std::string stamp_of(const FeedItem& item) {
  const auto shown = [](const std::optional<UtcSeconds>& time) { return time ? std::to_string(*time) : std::string(); };
  return sha256(item.title + '\0' + shown(item.published) + '\0' + shown(item.updated) + '\0' + item.body);
}

std::string name_of(const ReadItem& item) {
  return slug(item.version.title) + "-" + sha256(item.keys().front()).substr(0, 8);
}

}  // namespace

Intake::Intake(Store& store, const DeskOptions& options, DeskWatch watch, DeskReport& report, std::int64_t run)
    : store_(store),
      options_(options),
      watch_(std::move(watch)),
      report_(report),
      run_(run),
      sources_{options.mirror, options.job.limits, options.job.document.max_depth, {}} {}

void Intake::take_all(const std::stop_token& stop) {
  if (options_.fetcher != nullptr)
    sources_.fetch = [this, stop](const std::string& url) { return options_.fetcher->page(url, stop); };
  for (const DeskFeed& feed : options_.feeds)
    if (!stop.stop_requested()) take(feed, stop);
  for (const StoredFailure& failure : store_.failures())
    if (!failure.payload.empty() && !tried_.contains(failure.key) && !stop.stop_requested()) retry(failure);
}

void Intake::retry(const StoredFailure& failure) {
  const std::optional<KeptItem> kept = kept_item(failure.payload);
  StoredInput of_nobody;
  if (kept) take_item(failure.side, *kept, of_nobody);
}

void Intake::take(const DeskFeed& feed, const std::stop_token& stop) {
  if (options_.fetcher != nullptr && is_web_address(feed.path)) {
    take_from_web(feed, stop);
    return;
  }
  const Result<std::vector<FeedFile>> files = feed_files(feed, options_.max_files);
  if (!files) {
    fail_with({file_key({feed.side, feed.path}), feed.side, files.error(), {}, 1});
    return;
  }
  for (const FeedFile& file : *files)
    if (!stop.stop_requested()) take(file, stop);
}

void Intake::take(const FeedFile& file, const std::stop_token& stop) {
  Result<std::string> bytes = read_bytes(file.path, options_.job.limits);
  if (!bytes) {
    fail_with({file_key(file), file.side, bytes.error(), {}, 1});
    return;
  }
  take_bytes(file, std::move(*bytes), {}, stop);
}

void Intake::take_from_web(const DeskFeed& feed, const std::stop_token& stop) {
  const FeedFile file{feed.side, feed.path};
  const StoredFetch known = store_.fetched(feed.side, feed.path).value_or(StoredFetch());
  Result<FetchedPage> page = options_.fetcher->feed(feed.path, {known.etag, known.last_modified}, stop);
  if (stop.stop_requested()) return;
  if (!page) {
    fail_with({file_key(file), file.side, page.error(), {}, 1});
    return;
  }
  if (page->is_unchanged) {
    ++report_.inputs;
    ++report_.inputs_known;
    store_.atomically([&] { recover(file_key(file)); });
    return;
  }
  FeedOptions options;
  options.url = page->url;
  options.content_type = page->content_type;
  options.content_language = page->content_language;
  options.max_unpacked = options_.job.limits.max_bytes;
  if (take_bytes(file, std::move(page->bytes), options, stop))
    store_.atomically([&] {
      store_.put_fetched(feed.side, feed.path, {page->validators.etag, page->validators.last_modified, {}});
    });
}

bool Intake::take_bytes(const FeedFile& file, std::string bytes, const FeedOptions& options,
                        const std::stop_token& stop) {
  ++report_.inputs;
  StoredInput input{file.side, file.path, sha256(bytes), bytes.size(), 0, false};
  if (store_.is_done(file.side, input.hash)) {
    ++report_.inputs_known;
    store_.atomically([&] { recover(file_key(file)); });
    return true;
  }
  const Result<Feed> feed = parse_file(file, std::move(bytes), options);
  if (!feed) {
    fail_with({file_key(file), file.side, feed.error(), {}, 1});
    return false;
  }
  store_.atomically([&] { recover(file_key(file)); });
  take_items(file, *feed, input, stop);
  return input.is_done && !stop.stop_requested();
}

void Intake::take_items(const FeedFile& file, const Feed& feed, StoredInput& input, const std::stop_token& stop) {
  for (const Message& warning : feed.warnings) watch_.warned({Errc::malformed, file.path, warning});
  input.is_done = feed.failed.empty();
  fail_places(file, feed);
  const std::vector<ItemIdentity> identity = identities(feed);
  for (std::size_t k = 0; k < feed.items.size() && !stop.stop_requested(); ++k)
    if (!take_item(file.side, {feed.items[k], identity[k]}, input)) input.is_done = false;
  if (stop.stop_requested()) return;
  input.items = static_cast<std::uint32_t>(feed.items.size());
  store_.add_input(run_, input);
}

void Intake::fail_places(const FeedFile& file, const Feed& feed) {
  std::set<std::string> now;
  for (const Error& error : feed.failed) {
    fail_with({place_key(file, error), file.side, error, {}, 1});
    now.insert(place_key(file, error));
  }
  for (const StoredFailure& failure : store_.failures(place_prefix(file)))
    if (!now.contains(failure.key)) store_.atomically([&] { recover(failure.key); });
}

bool Intake::take_item(Side side, const KeptItem& kept, StoredInput& input) {
  const std::string key = failure_key(side, key_of(kept.item, kept.identity));
  tried_.insert(key);
  if (is_fetched(side, kept.item)) {
    ++report_.items_known;
    return true;
  }
  const Result<ReadItem> item = read_item(kept.item, kept.identity, sources_);
  if (!item && item.error().code == Errc::interrupted) return false;
  if (!item) {
    fail_with({key, side, item.error(), payload_of(kept), 1});
    return false;
  }
  if (item->hangs_on_mirror) input.is_done = false;
  const bool is_passed_over = is_of_other_side(item->version, side);
  if (is_passed_over) ++report_.items_passed_over;
  if (is_passed_over && !item->is_fetched) return true;
  store_.atomically([&] {
    if (item->is_fetched) store_.put_fetched(side, kept.item.link, {{}, {}, stamp_of(kept.item)});
    if (is_passed_over) return;
    put(side, *item);
    recover(key);
  });
  return true;
}

bool Intake::is_fetched(Side side, const FeedItem& item) const {
  if (item.kind == ItemBody::full || item.link.empty() || mirrored(options_.mirror, item.link)) return false;
  const std::optional<StoredFetch> fetched = store_.fetched(side, item.link);
  return fetched && fetched->stamp == stamp_of(item);
}

std::optional<StoreId> Intake::find(Side side, const ReadItem& item) const {
  for (const std::string& key : {item.guid, item.address})
    if (const auto id = key.empty() ? std::nullopt : store_.find_item(side, key)) return id;
  if (const auto id = item.canonical.empty() ? std::nullopt : store_.find_item(side, item.canonical)) {
    // Pages that name their section as canonical are not all one.
    const std::string other = normal_address(store_.item(*id)->version.link);
    const std::string own = normal_address(item.version.link);
    if (own.empty() || other.empty() || own == other || host_of(item.version.link) != other.substr(0, other.find('/')))
      return id;
  }
  return store_.find_item(side, item.content);
}

void Intake::put(Side side, const ReadItem& item) {
  const std::optional<StoreId> known = find(side, item);
  if (!known) {
    add(side, item);
    return;
  }
  change(*store_.item(*known), item);
  store_.add_keys(*known, side, item.keys());
}

void Intake::add(Side side, const ReadItem& item) {
  StoredItem fresh;
  fresh.side = side;
  fresh.name = store_.free_name(side, name_of(item));
  fresh.day = day_of(item.version.published);
  fresh.version = item.version;
  fresh.version.seen = options_.now;
  const StoreId id = store_.add_item(fresh);
  store_.add_keys(id, side, item.keys());
  store_.add_event(item_event(fresh));
  ++report_.items_new;
}

void Intake::change(StoredItem known, const ReadItem& item) {
  ItemVersion version = item.version;
  version.seen = options_.now;
  if (!known.day && day_of(version.published)) store_.set_day(known.id, *day_of(version.published));
  std::uint32_t number = store_.find_version(known.id, version.hash);
  // What is there already comes back only where it says that it is newer: another feed may lag behind.
  if (number == known.version.number || (number != 0 && !is_newer(version, known.version))) {
    ++report_.items_known;
    return;
  }
  if (number == 0) number = store_.add_version(known.id, version);
  if (is_older(version, known.version)) {
    ++report_.items_known;
    return;
  }
  store_.set_version(known.id, number, version.updated);
  store_.add_event(change_event(known, number));
  ++report_.items_changed;
  if (known.state == ItemState::pending) store_.set_state(known.id, ItemState::fresh);
  const std::optional<StoredPair> pair = store_.pair_of(known.id);
  if (pair && pair->state != PairState::fresh) store_.set_state(pair->id, PairState::changed);
}

void Intake::fail_with(StoredFailure failure) {
  ++report_.failed;
  watch_.failed(failure.error);
  store_.atomically([&] {
    if (store_.put_failure(failure) == 1) store_.add_event(failure_event(failure.side, failure.error));
  });
}

void Intake::recover(const std::string& key) {
  if (const std::optional<StoredFailure> failure = store_.forget_failure(key))
    store_.add_event(recovery_event(*failure));
}

}  // namespace cotejo::detail
