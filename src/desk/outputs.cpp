#include "desk/outputs.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>
#include <unordered_map>

#include "desk/address.hpp"
#include "desk/day_work.hpp"
#include "desk/output_folder.hpp"
#include "desk/pages.hpp"

namespace cotejo::detail {
namespace {

constexpr const char* kMemoryPart = "tm";
constexpr const char* kIndexPart = "index";
constexpr const char* kLogPart = "log";
constexpr const char* kDayPart = "day ";

using Day = std::optional<std::int64_t>;

/// Undated last.
struct DayOrder {
  bool operator()(const Day& a, const Day& b) const { return a && b ? *a < *b : a && !b; }
};

/// What a day's pairs are, in a line each.
struct DayDigest {
  std::string lines;
  std::size_t pairs = 0;
};

std::string digest_line(const StoredPair& pair) {
  return std::to_string(pair.id) + " " + pair.name + " " + std::to_string(pair.alignments) + "\n";
}

std::string options_fingerprint(const DeskOptions& options) {
  const WriteOptions& write = options.job.write;
  std::string out = options.checks.fingerprint + "\n";
  for (const std::string& text :
       {write.es_lang, write.en_lang, write.srclang, write.date.value_or(""), write.ui_lang, write.tool_version,
        std::to_string(write.min_confidence), std::to_string(options.term_days)})
    out += text + "\n";
  return out;
}

std::string rendered(const std::function<void(std::ostream&)>& write) {
  std::ostringstream out;
  write(out);
  return std::move(out).str();
}

/// The units of a day's pairs, each once.
std::vector<StoredUnit> day_units(const Store& store, std::span<const DayPair> pairs) {
  std::vector<StoredUnit> out;
  std::unordered_map<std::string, std::size_t> known;
  for (const DayPair& one : pairs) {
    store.each_unit(one.pair.id, [&](const StoredUnit& unit) {
      const auto [at, is_new] = known.try_emplace(unit.es + '\0' + unit.en, out.size());
      if (is_new)
        out.push_back(unit);
      else
        ++out[at->second].pairs;
    });
  }
  return out;
}

MemoryUnit memory_unit(const StoredUnit& unit) {
  return {unit.es, unit.en, unit.pair, static_cast<float>(unit.confidence), unit.pairs};
}

class Outputs {
 public:
  Outputs(Store& store, const DeskOptions& options, const DeskWatch& watch, DeskReport& report)
      : store_(store),
        options_(options),
        watch_(watch),
        report_(report),
        folder_(store, options.out, report),
        fingerprint_(options_fingerprint(options)) {}

  void write(bool is_after_kill, const std::stop_token& stop) {
    if (is_after_kill) folder_.sweep();
    store_.each_pair([&](const StoredPair& pair) {
      if (pair.state != PairState::paired) return;
      DayDigest& digest = days_[pair.day];
      digest.lines += digest_line(pair);
      ++digest.pairs;
    });
    write_days(stop);
    if (stop.stop_requested()) return;
    remove_other_days();
    write_memory_of_all();
    write_index();
    write_log();
  }

 private:
  /// The day's own pairs and, for their terms, those of the days before.
  [[nodiscard]] std::string fingerprint_of(const Day& day) const {
    std::string made_of = fingerprint_;
    if (!day) return sha256(made_of + days_.at(day).lines);
    for (auto at = days_.lower_bound(*day - options_.term_days + 1);
         at != days_.end() && at->first && *at->first <= *day; ++at)
      made_of += day_name(at->first) + "\n" + at->second.lines;
    return sha256(made_of);
  }

  void write_days(const std::stop_token& stop) {
    std::size_t done = 0;
    for (const auto& [day, digest] : days_) {
      if (stop.stop_requested()) return;
      const std::string part = kDayPart + day_name(day);
      const std::string fingerprint = fingerprint_of(day);
      if (!folder_.is_done(part, fingerprint)) write_day(day, part, fingerprint);
      if (watch_.progress) watch_.progress(++done, days_.size());
    }
  }

  void write_day(const Day& day, const std::string& part, const std::string& fingerprint) {
    const DayWork work(store_, options_, day);
    folder_.begin(part);
    for (const DayPair& one : work.pairs()) write_pair(one);
    const std::string path = "days/" + day_name(day);
    const std::vector<StoredUnit> units = day_units(store_, work.pairs());
    folder_.put(path + ".tmx", rendered([&](std::ostream& out) {
                  write_memory(
                      out,
                      [&](const std::function<void(const MemoryUnit&)>& take) {
                        for (const StoredUnit& unit : units) take(memory_unit(unit));
                      },
                      options_.job.write);
                }));
    folder_.put(path + ".findings.jsonl", rendered([&](std::ostream& out) {
                  const FindingReport report{
                      work.texts(), work.findings(), {}, {}, {}, options_.job.write.tool_version};
                  find_finding_writer("jsonl")->write(out, report);
                }));
    folder_.put(path + ".html", day_page(day, work.pairs(), options_));
    folder_.end({fingerprint, {}, static_cast<std::uint32_t>(work.findings().size())});
    count(work);
  }

  void write_pair(const DayPair& one) {
    AlignedBitext aligned = bitext(one.aligned);
    const std::string path = pair_path(one.pair);
    folder_.put(path + ".html", rendered([&](std::ostream& out) {
                  write_review(out, {aligned, one.findings, options_.checks.say}, options_.job.write);
                }));
    aligned.finding_notes = {one.findings, 0, options_.checks.describe};
    folder_.put(path + ".tmx", rendered([&](std::ostream& out) {
                  find_alignment_writer("tmx")->write(out, aligned, options_.job.write);
                }));
  }

  void count(const DayWork& work) {
    ++report_.days;
    report_.findings += work.findings().size();
    report_.severe_findings +=
        static_cast<std::size_t>(std::ranges::count_if(work.findings(), options_.checks.is_severe));
  }

  void remove_other_days() {
    std::map<std::string, bool> wanted;
    for (const auto& [day, digest] : days_) wanted[kDayPart + day_name(day)] = true;
    for (const std::string& part : folder_.parts())
      if (part.starts_with(kDayPart) && !wanted.contains(part)) folder_.remove(part);
  }

  void write_memory_of_all() {
    const std::string fingerprint = sha256(fingerprint_ + store_.units_fingerprint());
    if (folder_.is_done(kMemoryPart, fingerprint)) return;
    folder_.begin(kMemoryPart);
    folder_.stream("tm.tmx", [&](std::ostream& out) {
      write_memory(
          out,
          [&](const std::function<void(const MemoryUnit&)>& take) {
            store_.each_unit([&](const StoredUnit& unit) { take(memory_unit(unit)); });
          },
          options_.job.write);
    });
    folder_.end({fingerprint, {}, 0});
  }

  [[nodiscard]] std::vector<WaitingItem> waiting() const {
    std::vector<WaitingItem> out;
    std::int64_t last = INT64_MIN;
    store_.each_item([&](const StoredItem& item) { last = std::max(last, item.day.value_or(INT64_MIN)); });
    store_.each_item([&](const StoredItem& item) {
      const bool is_near = !item.day || *item.day >= last - options_.pair.window;
      if (item.state == ItemState::pending && is_near)
        out.push_back({item.side, item.day, item.name, item.version.title, item.version.link});
    });
    std::ranges::stable_sort(out, std::ranges::greater(), &WaitingItem::day);
    return out;
  }

  void write_index() {
    std::vector<DaySummary> days;
    for (const auto& [day, digest] : days_)
      days.push_back({day, digest.pairs, folder_.findings(kDayPart + day_name(day))});
    const std::string page = index_page(days, waiting(), options_);
    folder_.begin(kIndexPart);
    folder_.put("index.html", page);
    folder_.end({sha256(page), {}, 0});
  }

  void write_log() {
    const std::string fingerprint = std::to_string(store_.events());
    if (folder_.is_done(kLogPart, fingerprint)) return;
    folder_.begin(kLogPart);
    folder_.stream("log.jsonl",
                   [&](std::ostream& out) { store_.each_event([&](std::string_view line) { out << line << '\n'; }); });
    folder_.end({fingerprint, {}, 0});
  }

  Store& store_;
  const DeskOptions& options_;
  const DeskWatch& watch_;
  DeskReport& report_;
  OutputFolder folder_;
  std::string fingerprint_;
  std::map<Day, DayDigest, DayOrder> days_;
};

}  // namespace

void write_outputs(Store& store, const DeskOptions& options, const DeskWatch& watch, DeskReport& report,
                   bool is_after_kill, const std::stop_token& stop) {
  Outputs(store, options, watch, report).write(is_after_kill, stop);
}

}  // namespace cotejo::detail
