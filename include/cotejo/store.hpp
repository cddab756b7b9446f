// What a desk has seen, paired and written, kept from run to run: one SQLite file.
//
// A writer holds a lock beside the file for as long as it is open, so that there is one at a time; the system takes the
// lock back when a process ends, however it ends. Whoever only looks needs no lock, and may look while a run is at
// work. Every call is a transaction of its own, unless Store::atomically makes one of several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// Of an item, a pair or a unit in one store; counted from 1, never given twice.
using StoreId = std::int64_t;

/// Thrown by a Store that cannot go on: its disk is full or fails, the file is damaged. Nothing of the transaction at
/// work is kept.
struct StoreFailure {
  Error error;
};

enum class ItemState : std::uint8_t {
  fresh,    ///< "new": not yet looked at for a counterpart
  pending,  ///< looked at; its counterpart may yet come
  paired,
  rejected,  ///< the user wants no counterpart for it
};

/// "new", "pending", "paired", "rejected".
std::string_view name(ItemState state);

/// What an item was at some time.
struct ItemVersion {
  std::uint32_t number = 0;                     ///< from 1
  std::string hash;                             ///< sha256 of what is aligned: title and text
  std::string feed;                             ///< where it was read: "dia1/es.xml: item 4"
  std::string guid, link, canonical, language;  ///< empty: not told
  std::string alternates;                       ///< a line each: language TAB address
  std::string title, text;
  std::string blocks;                              ///< of the text, as whoever put it there writes them
  std::optional<std::int64_t> published, updated;  /// seconds since 1970, as the item says
  std::int64_t seen = 0;                           ///< the same: when a run first met it, by its clock
};

struct StoredItem {
  StoreId id = 0;
  Side side = Side::es;
  ItemState state = ItemState::fresh;
  std::string name;                 ///< one a side; of letters that a file's name may have
  std::optional<std::int64_t> day;  ///< since 1970-01-01: when it was published first
  ItemVersion version;              ///< the current one
};

enum class PairState : std::uint8_t {
  fresh,     ///< "new": to be aligned
  changed,   ///< one of the two has a new version: to be aligned again
  paired,    ///< aligned
  failed,    ///< cannot be aligned, which the next run tries again
  rejected,  ///< by the user
  replaced,  ///< by a pair that is surer, or the user's
};

/// "new", "changed", "paired", "failed", "rejected", "replaced".
std::string_view name(PairState state);

enum class PairOrigin : std::uint8_t { found, user };

struct StoredPair {
  StoreId id = 0, es = 0, en = 0;
  PairState state = PairState::fresh;
  PairOrigin origin = PairOrigin::found;
  double confidence = 0;            ///< in [0, 1]
  std::string name;                 ///< its Spanish item's
  std::optional<std::int64_t> day;  ///< when the later of the two was published
  std::string es_title, en_title;
  std::uint32_t alignments = 0;  ///< how often it has been aligned
};

/// A pair as it was aligned once.
struct StoredAlignment {
  std::uint32_t number = 0;  ///< from 1; the last one holds
  std::uint32_t es_version = 0, en_version = 0;
  std::string es_segments, en_segments, beads;  ///< as whoever put it there writes them
  double es_share = 0, en_share = 0, confident = 0;
  std::string tool;  ///< version
};

/// A unit of the memory, once for all the pairs it stands in.
struct StoredUnit {
  std::string es, en;
  double confidence = 0;    ///< where it stands first
  std::string pair;         ///< the name of the pair it stands in first
  std::uint32_t pairs = 0;  ///< how often it stands in pairs
};

/// A failure that the next run tries again.
struct StoredFailure {
  std::string key;  ///< what it is known by
  Side side = Side::es;
  Error error;
  std::string payload;  ///< what there is of the item, for another try; empty: nothing
  std::uint32_t tries = 1;
};

struct StoredInput {
  Side side = Side::es;
  std::string path, hash;  ///< hash: sha256
  std::uint64_t bytes = 0;
  std::uint32_t items = 0;
  bool is_done = false;  ///< all of its items are in the store: the same bytes need not be read again
};

/// What is known of something on the web that all has been taken of.
struct StoredFetch {
  std::string etag, last_modified;  ///< as its server says; empty: not told
  std::string stamp;                ///< of the item that leads to it, as whoever put it there makes it
};

struct StoredRun {
  std::int64_t id = 0;
  std::int64_t started = 0;              ///< seconds since 1970
  std::optional<std::int64_t> finished;  ///< nothing for a run that was killed
  std::string tool, options;
  std::vector<StoredInput> inputs;
};

/// A file that a run has put into an output folder.
struct StoredOutput {
  std::string path;  ///< in the folder
  std::string hash;  ///< sha256
  std::uint64_t bytes = 0;
};

/// Outputs that are made together of the same things.
struct OutputPart {
  std::string fingerprint;  ///< of what they are made of
  std::vector<StoredOutput> outputs;
  std::uint32_t findings = 0;
};

struct StoreCounts {
  struct OfSide {
    std::uint64_t fresh = 0, pending = 0, paired = 0, rejected = 0, versions = 0;
  };
  OfSide es, en;
  std::uint64_t pairs = 0, unaligned = 0, failed_pairs = 0, rejected_pairs = 0, replaced_pairs = 0, alignments = 0;
  std::uint64_t units = 0, failures = 0, runs = 0;
};

enum class StoreAccess : std::uint8_t {
  look,    ///< at what is there
  write,   ///< to what is there
  create,  ///< the same, and makes one where nothing is
};

/// Not to be shared between threads.
class Store {
 public:
  /// Errors: not_found; unsuitable when another process writes to it, or a newer cotejo has made it; malformed for a
  /// file that is something else; unwritable, unreadable.
  static Result<Store> open(const std::filesystem::path& path, StoreAccess access);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// All that `work` does to the store, or, when it throws, nothing. On the disk when this returns. Not nested.
  void atomically(const std::function<void()>& work);

  // Items. Keys are what an item is known by on its side: an address, an id, a hash.
  [[nodiscard]] std::optional<StoreId> find_item(Side side, std::string_view key) const;
  /// A name that no other item of the side has, and that begins with `wish`.
  [[nodiscard]] std::string free_name(Side side, const std::string& wish) const;
  /// Takes side, name, day and version of `item`; the version becomes the first one.
  StoreId add_item(const StoredItem& item);
  /// Keys that are another item's stay that item's.
  void add_keys(StoreId item, Side side, std::span<const std::string> keys);
  [[nodiscard]] std::uint32_t find_version(StoreId item, std::string_view hash) const;  ///< its number; 0: none
  /// The version's number. It becomes the current one only by set_version.
  std::uint32_t add_version(StoreId item, const ItemVersion& version);
  /// `updated` replaces the version's own, where there is one.
  void set_version(StoreId item, std::uint32_t number, std::optional<std::int64_t> updated = {});
  void set_state(StoreId item, ItemState state);
  void set_day(StoreId item, std::int64_t day);
  [[nodiscard]] std::optional<StoredItem> item(StoreId id) const;
  /// By its name on either side, or "es:NAME", "en:NAME", or an address or id it is known by; all that fit.
  [[nodiscard]] std::vector<StoreId> items_called(std::string_view name) const;
  [[nodiscard]] std::optional<ItemVersion> version(StoreId item, std::uint32_t number) const;
  [[nodiscard]] std::vector<ItemVersion> versions(StoreId item) const;  ///< all, without their texts
  /// By id; without their texts.
  void each_item(const std::function<void(const StoredItem&)>& take) const;
  [[nodiscard]] bool has_items(ItemState state) const;
  [[nodiscard]] bool has_undated(ItemState state) const;
  /// Ids of a side's items in the state, whose day is within [first, last], or not known.
  [[nodiscard]] std::vector<StoreId> items(Side side, ItemState state, std::int64_t first, std::int64_t last) const;
  /// The first and the last day of items in the state; nothing where none has a day.
  [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> days(ItemState state) const;

  // Pairs. At most one of an item's is new, changed, paired or failed: it is alive.
  StoreId put_pair(const StoredPair& pair);  ///< a pair of the two that there is already is made this one
  void set_state(StoreId pair, PairState state);
  [[nodiscard]] std::optional<StoredPair> pair(StoreId id) const;
  [[nodiscard]] std::optional<StoredPair> pair_of(StoreId item) const;  ///< the one alive
  [[nodiscard]] std::vector<StoredPair> pairs(PairState state) const;   ///< by id
  [[nodiscard]] std::vector<StoredPair> pairs_within(std::int64_t first,
                                                     std::int64_t last) const;  ///< paired; by day, name
  [[nodiscard]] std::vector<StoredPair> pairs_without_day() const;
  /// Days that have paired pairs; nullopt last, for those without.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> pair_days() const;
  void each_pair(const std::function<void(const StoredPair&)>& take) const;  ///< by day and name

  // Alignments and units.
  /// The number it is given; its units become the pair's.
  std::uint32_t add_alignment(StoreId pair, const StoredAlignment& alignment, std::span<const StoredUnit> units);
  [[nodiscard]] std::optional<StoredAlignment> alignment(StoreId pair) const;  ///< the last
  [[nodiscard]] std::vector<StoredAlignment> alignments(StoreId pair) const;   ///< without segments and beads
  /// Those of paired pairs, in the order they came in. Memory for one.
  void each_unit(const std::function<void(const StoredUnit&)>& take) const;
  /// Those of one pair, in its order.
  void each_unit(StoreId pair, const std::function<void(const StoredUnit&)>& take) const;
  /// Changes whenever what each_unit hands on does.
  [[nodiscard]] std::string units_fingerprint() const;

  // The user's decisions about two items; the last one counts.
  void decide(StoreId es, StoreId en, bool is_pair);
  void undecide(StoreId es, StoreId en);
  [[nodiscard]] bool is_refused(StoreId es, StoreId en) const;
  [[nodiscard]] std::vector<std::pair<StoreId, StoreId>> refused() const;

  // What failed.
  std::uint32_t put_failure(const StoredFailure& failure);  ///< how often the key has failed, this time included
  std::optional<StoredFailure> forget_failure(std::string_view key);  ///< what is forgotten
  /// Those whose keys begin so, in the order they came in.
  [[nodiscard]] std::vector<StoredFailure> failures(std::string_view key_start = "") const;

  // What has been fetched, by its address.
  void put_fetched(Side side, std::string_view address, const StoredFetch& fetched);
  [[nodiscard]] std::optional<StoredFetch> fetched(Side side, std::string_view address) const;

  // Runs, and the log of what has happened to items and pairs: a line each, with no word of when a run did it.
  std::int64_t begin_run(const StoredRun& run);
  void end_run(std::int64_t run, std::int64_t finished);
  void add_input(std::int64_t run, const StoredInput& input);
  [[nodiscard]] bool is_done(Side side, std::string_view hash) const;
  [[nodiscard]] std::vector<StoredRun> runs(std::size_t last) const;  ///< the last ones, newest first
  void add_event(std::string_view line);
  [[nodiscard]] std::uint64_t events() const;
  void each_event(const std::function<void(std::string_view)>& take) const;

  // Outputs, by folder and part ("2026-11-05").
  [[nodiscard]] std::optional<OutputPart> part(std::string_view folder, std::string_view part) const;
  [[nodiscard]] std::vector<std::string> parts(std::string_view folder) const;
  [[nodiscard]] std::optional<StoredOutput> output(std::string_view folder, std::string_view path) const;
  void put_output(std::string_view folder, std::string_view part, const StoredOutput& output);
  void forget_output(std::string_view folder, std::string_view path);
  /// The part is done.
  void put_part(std::string_view folder, std::string_view part, const OutputPart& done);
  void forget_part(std::string_view folder, std::string_view part);

  [[nodiscard]] StoreCounts counts() const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace cotejo
