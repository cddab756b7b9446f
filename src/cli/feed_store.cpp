// `cotejo feed status|list|show|reject|pair STORE …`: what a desk's store holds, and the user's word on it.
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/feed.hpp"
#include "cli/messages.hpp"
#include "cotejo/desk.hpp"
#include "cotejo/store.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

using Json = nlohmann::ordered_json;

struct StatusArguments {
  std::string store, format = "text";
};
struct ListArguments {
  std::string store, state, side, format = "text";
};
struct ItemsArguments {
  std::string store;
  std::vector<std::string> items;
};

constexpr std::int64_t kDay = 86'400;  // seconds

std::string time_text(std::int64_t seconds, const char* format) {
  const std::time_t time = seconds;
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, format, &utc)};
}

std::string day_text(const std::optional<std::int64_t>& day) {
  return day ? time_text(*day * kDay, "%Y-%m-%d") : std::string("-");
}

std::string instant(std::int64_t seconds) { return time_text(seconds, "%Y-%m-%dT%H:%M:%SZ"); }

/// Looks at a store; what the store throws is an error like others.
template <class Work>
Result<std::string> look(const std::string& path, Work work) {
  const Result<Store> store = Store::open(path, StoreAccess::look);
  if (!store) return tl::unexpected(store.error());
  try {
    return work(*store);
  } catch (StoreFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

int conclude_text(const Result<std::string>& text, Log& log) {
  if (!text) return conclude(tl::unexpected(text.error()), log);
  return conclude(print(*text), log);
}

// ---- status

Json side_json(const StoreCounts::OfSide& side) {
  return {{"new", side.fresh},
          {"pending", side.pending},
          {"paired", side.paired},
          {"rejected", side.rejected},
          {"versions", side.versions}};
}

Json failure_json(const StoredFailure& failure) {
  return {{"side", name(failure.side)},
          {"where", failure.error.where},
          {"message", to_string(failure.error.what)},
          {"tries", failure.tries}};
}

Json run_json(const StoredRun& run) {
  Json out = {{"started", instant(run.started)},
              {"finished", run.finished.has_value()},
              {"tool", run.tool},
              {"options", run.options},
              {"inputs", Json::array()}};
  for (const StoredInput& input : run.inputs)
    out["inputs"].push_back({{"side", name(input.side)},
                             {"path", input.path},
                             {"sha256", input.hash},
                             {"bytes", input.bytes},
                             {"items", input.items}});
  return out;
}

std::string status_json(const Store& store) {
  const StoreCounts counts = store.counts();
  Json out = {{"es", side_json(counts.es)},
              {"en", side_json(counts.en)},
              {"pairs", counts.pairs},
              {"to_align", counts.unaligned},
              {"failed_pairs", counts.failed_pairs},
              {"rejected_pairs", counts.rejected_pairs},
              {"replaced_pairs", counts.replaced_pairs},
              {"alignments", counts.alignments},
              {"units", counts.units},
              {"runs", counts.runs},
              {"failures", Json::array()}};
  for (const StoredFailure& failure : store.failures()) out["failures"].push_back(failure_json(failure));
  const std::vector<StoredRun> last = store.runs(1);
  out["last_run"] = last.empty() ? Json() : run_json(last.front());
  return json_line(out) + "\n";
}

std::string side_text(const char* title, const StoreCounts::OfSide& side) {
  const auto text = [](std::uint64_t count) { return std::to_string(count); };
  return tr(title) + ": " +
         tr("{1} new, {2} pending, {3} paired, {4} rejected; versions: {5}",
            {text(side.fresh), text(side.pending), text(side.paired), text(side.rejected), text(side.versions)}) +
         "\n";
}

std::string failures_text(const Store& store) {
  std::string out;
  for (const StoredFailure& failure : store.failures())
    out += "  " + describe(failure.error) + " (" + trn("tried {1} time", "tried {1} times", failure.tries) + ")\n";
  return out.empty() ? out : tr("Failed, and tried again by the next run") + ":\n" + out;
}

std::string run_text(const Store& store) {
  const std::vector<StoredRun> last = store.runs(1);
  if (last.empty()) return {};
  const StoredRun& run = last.front();
  return tr("Last run") + ": " + instant(run.started) + ", " +
         (run.finished ? tr("finished") : tr("not finished: the next run goes on with it")) + ", cotejo " + run.tool +
         "\n";
}

std::string status_text(const Store& store) {
  const StoreCounts counts = store.counts();
  const auto text = [](std::uint64_t count) { return std::to_string(count); };
  return side_text("Spanish items", counts.es) + side_text("English items", counts.en) +
         tr("Pairs: {1} aligned, {2} to align, {3} failed, {4} rejected, {5} replaced",
            {text(counts.pairs), text(counts.unaligned), text(counts.failed_pairs), text(counts.rejected_pairs),
             text(counts.replaced_pairs)}) +
         "\n" + tr("Units in the memory: {1}", {text(counts.units)}) + "\n" + run_text(store) + failures_text(store);
}

int run_status(const StatusArguments& arguments, Log& log) {
  if (const Result<void> known = expect_one_of("--format", arguments.format, "text json"); !known)
    return conclude(known, log);
  return conclude_text(
      look(arguments.store,
           [&](const Store& store) { return arguments.format == "json" ? status_json(store) : status_text(store); }),
      log);
}

// ---- list

struct ListedItem {
  StoredItem item;
  std::string counterpart;
};

std::string item_line(const ListedItem& listed) {
  const StoredItem& item = listed.item;
  std::string out = std::string(name(item.side)) + "\t" + std::string(name(item.state)) + "\t" + day_text(item.day);
  out += "\t" + item.name + "\t" + item.version.title;
  return out + "\t" + listed.counterpart + "\n";
}

std::string item_json(const ListedItem& listed) {
  const StoredItem& item = listed.item;
  Json out = {{"side", name(item.side)},   {"state", name(item.state)},   {"day", day_text(item.day)},
              {"item", item.name},         {"title", item.version.title}, {"version", item.version.number},
              {"link", item.version.link}, {"pair", listed.counterpart}};
  return json_line(out) + "\n";
}

std::string counterpart_of(const Store& store, const StoredItem& item) {
  const std::optional<StoredPair> pair = store.pair_of(item.id);
  if (!pair) return {};
  const std::optional<StoredItem> other = store.item(item.side == Side::es ? pair->en : pair->es);
  return other ? other->name : std::string();
}

int run_list(const ListArguments& arguments, Log& log) {
  for (const auto& [option, value, allowed] : {std::tuple{"--format", arguments.format, "text jsonl"},
                                               {"--state", arguments.state, "new pending paired rejected"},
                                               {"--side", arguments.side, "es en"}})
    if (const Result<void> known = value.empty() ? Result<void>() : expect_one_of(option, value, allowed); !known)
      return conclude(known, log);
  const auto lines = [&](const Store& store) {
    std::string out;
    store.each_item([&](const StoredItem& item) {
      if (!arguments.state.empty() && arguments.state != name(item.state)) return;
      if (!arguments.side.empty() && arguments.side != name(item.side)) return;
      const ListedItem listed{item, counterpart_of(store, item)};
      out += arguments.format == "jsonl" ? item_json(listed) : item_line(listed);
    });
    return out;
  };
  return conclude_text(look(arguments.store, lines), log);
}

// ---- show

std::string version_line(const ItemVersion& version) {
  std::string out = "  " + std::to_string(version.number) + "  " + version.title + "\n";
  const auto date = [](const std::optional<std::int64_t>& time) { return time ? instant(*time) : std::string("-"); };
  out += "     " + tr("published {1}, updated {2}, first seen {3}",
                      {date(version.published), date(version.updated), instant(version.seen)});
  return out + "\n     " + version.feed + "  sha256 " + version.hash.substr(0, 16) + "\n";
}

std::string pair_text(const Store& store, const StoredItem& item) {
  const std::optional<StoredPair> pair = store.pair_of(item.id);
  if (!pair) return {};
  std::string out = tr("Pair") + ": " + counterpart_of(store, item) + ", " + std::string(name(pair->state)) + ", ";
  out += pair->origin == PairOrigin::user ? tr("by the user")
                                          : tr("{1} % sure", {std::to_string(std::lround(100 * pair->confidence))});
  out += "\n";
  for (const StoredAlignment& alignment : store.alignments(pair->id))
    out += "  " +
           tr("alignment {1}: versions {2} and {3}; {4} % of the Spanish text, {5} % of the English",
              {std::to_string(alignment.number), std::to_string(alignment.es_version),
               std::to_string(alignment.en_version), std::to_string(std::lround(100 * alignment.es_share)),
               std::to_string(std::lround(100 * alignment.en_share))}) +
           "\n";
  return out;
}

std::string show_text(const Store& store, const StoredItem& item) {
  std::string out = std::string(name(item.side)) + ":" + item.name + "\n" + item.version.title + "\n";
  if (!item.version.link.empty()) out += item.version.link + "\n";
  out += tr("State") + ": " + std::string(name(item.state)) + ", " + day_text(item.day) + "\n" + pair_text(store, item);
  out += tr("Versions") + ":\n";
  for (const ItemVersion& version : store.versions(item.id)) out += version_line(version);
  return out + "\n" + item.version.text + "\n";
}

int run_show(const ItemsArguments& arguments, Log& log) {
  const auto text = [&](const Store& store) -> Result<std::string> {
    std::string out;
    for (const std::string& called : arguments.items) {
      const Result<StoredItem> item = find_item(store, called);
      if (!item) return tl::unexpected(item.error());
      out += (out.empty() ? "" : "\n") + show_text(store, *item);
    }
    return out;
  };
  return conclude_text(look(arguments.store, text), log);
}

// ---- reject, pair

/// The items, the Spanish one first when there are two.
Result<std::vector<StoredItem>> find_items(const Store& store, const std::vector<std::string>& called) {
  std::vector<StoredItem> out;
  for (std::size_t k = 0; k < called.size(); ++k) {
    Result<StoredItem> item = find_item(store, called[k]);
    // A name alone may be one of each side's.
    if (!item && item.error().code == Errc::usage && called.size() == 2)
      item = find_item(store, (k == 0 ? "es:" : "en:") + called[k]);
    if (!item) return tl::unexpected(std::move(item.error()));
    out.push_back(std::move(*item));
  }
  return out;
}

template <class Work>
int steer(const ItemsArguments& arguments, Log& log, Work work) {
  Result<Store> store = Store::open(arguments.store, StoreAccess::write);
  if (!store) return conclude(tl::unexpected(store.error()), log);
  try {
    const Result<std::vector<StoredItem>> items = find_items(*store, arguments.items);
    if (!items) return conclude(tl::unexpected(items.error()), log);
    return conclude(work(*store, *items), log);
  } catch (StoreFailure& failure) {
    return conclude(tl::unexpected(failure.error), log);
  }
}

int run_reject(const ItemsArguments& arguments, Log& log) {
  return steer(arguments, log, [](Store& store, const std::vector<StoredItem>& items) -> Result<void> {
    if (items.size() == 1) return refuse_item(store, items.front().id);
    if (items.size() == 2) return refuse_pair(store, items[0].id, items[1].id);
    return fail(Errc::usage, {}, "one item or a pair is needed (expected ITEM, or ES EN)");
  });
}

int run_feed_pair(const ItemsArguments& arguments, Log& log) {
  return steer(arguments, log, [](Store& store, const std::vector<StoredItem>& items) -> Result<void> {
    if (items.size() == 2) return make_pair(store, items[0].id, items[1].id);
    return fail(Errc::usage, {}, "two items are needed (expected ES EN)");
  });
}

// ---- what --help says

CommandHelp status_help() {
  return {"status", tr("say what a store holds, and what has failed"), tr("[OPTION]... STORE"), "",
          "cotejo feed status desk.store"};
}

CommandHelp list_help() {
  return {"list", tr("list a store's items"), tr("[OPTION]... STORE"),
          tr("A line an item: side, state, day, name, title, and the name of its counterpart, with TAB between."),
          "cotejo feed list desk.store --state pending --side es"};
}

CommandHelp show_help() {
  return {"show", tr("show items: their versions, pairs and texts"), tr("[OPTION]... STORE ITEM..."),
          tr("ITEM is a name as cotejo feed list has it, with es: or en: before it where both sides have one, or the "
             "item's address or guid."),
          "cotejo feed show desk.store https://example.org/es/sismo"};
}

CommandHelp reject_help() {
  return {"reject", tr("say that two items are no pair, or that an item has no counterpart"),
          tr("[OPTION]... STORE ES EN\n[OPTION]... STORE ITEM"),
          tr("The next run acts on it, and no run ever goes against it; cotejo feed pair takes it back."),
          "cotejo feed reject desk.store sismo-en-la-costa-1f2e3d4c quake-hits-the-coast-5a6b7c8d"};
}

CommandHelp feed_pair_help() {
  return {"pair", tr("say that two items are a pair"), tr("[OPTION]... STORE ES EN"),
          tr("The next run aligns it, and no run ever goes against it; cotejo feed reject takes it back."),
          "cotejo feed pair desk.store sismo-en-la-costa-1f2e3d4c quake-hits-the-coast-5a6b7c8d"};
}

OptionGroup input(CLI::App& command, std::string& store) {
  return OptionGroup(command, tr("Input")).argument("STORE", store, tr("the store's file"));
}

void require(CLI::App& command, std::initializer_list<const char*> names) {
  for (const char* name : names) command.get_option(name)->required();
}

}  // namespace

void add_feed_store(CLI::App& feed, Invocation& invocation) {
  define_command<StatusArguments>(
      add_command(feed, status_help()), invocation,
      [](CLI::App& command, StatusArguments& arguments) {
        input(command, arguments.store);
        OptionGroup(command, tr("Output"))
            .option("--format", arguments.format, {"FORMAT", tr("text or json (default: text)")});
        require(command, {"STORE"});
      },
      run_status);
  define_command<ListArguments>(
      add_command(feed, list_help()), invocation,
      [](CLI::App& command, ListArguments& arguments) {
        input(command, arguments.store);
        OptionGroup(command, tr("Output"))
            .option("--state", arguments.state, {"STATE", tr("only those: new, pending, paired or rejected")})
            .option("--side", arguments.side, {"SIDE", tr("only those: es or en")})
            .option("--format", arguments.format, {"FORMAT", tr("text or jsonl (default: text)")});
        require(command, {"STORE"});
      },
      run_list);
  const auto with_items = [](const std::string& what) {
    return [what](CLI::App& command, ItemsArguments& arguments) {
      input(command, arguments.store).arguments("ITEM", arguments.items, what);
      require(command, {"STORE", "ITEM"});
    };
  };
  define_command<ItemsArguments>(add_command(feed, show_help()), invocation,
                                 with_items(tr("names, addresses or guids")), run_show);
  define_command<ItemsArguments>(add_command(feed, reject_help()), invocation,
                                 with_items(tr("a Spanish item and an English one, or an item")), run_reject);
  define_command<ItemsArguments>(add_command(feed, feed_pair_help()), invocation,
                                 with_items(tr("a Spanish item and an English one")), run_feed_pair);
}

}  // namespace cotejo::cli
