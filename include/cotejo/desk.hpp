// A desk's work, day after day: what its feeds bring goes into the store, is paired, aligned, checked and written out.
//
// The basic idea: a run is five steps (take in, pair, align, write, log), and each works off what the store says is yet
// to be done. So a run that was killed is gone on with by the next one, wherever that was; and as what is written hangs
// on the store and the options alone, the bytes are those of a run that nobody disturbed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/batch.hpp"
#include "cotejo/check.hpp"
#include "cotejo/fetch.hpp"
#include "cotejo/lexicon.hpp"
#include "cotejo/pair.hpp"
#include "cotejo/read.hpp"
#include "cotejo/store.hpp"
#include "cotejo/write.hpp"

namespace cotejo {

/// A feed, a page, a text, or a folder of them; with DeskOptions::fetcher also an address of a feed on the web.
struct DeskFeed {
  Side side = Side::es;
  std::string path;
};

/// How the desk's pairs are checked, and what is said of it.
struct DeskChecks {
  std::function<std::vector<Finding>(CheckBatch)> of_texts;  ///< in each text for itself
  std::function<std::vector<Finding>(CheckBatch)> of_terms;  ///< in all of them as one
  std::function<bool(const Finding&)> is_severe;             ///< whether the user wants to be told by the exit status
  DescribeFinding describe;
  std::function<std::string(const Message&)> say;  ///< in the user's language
  std::string fingerprint;                         ///< of all that the findings and their words hang on
};

struct DeskOptions {
  std::vector<DeskFeed> feeds;
  std::string out;             ///< a folder; made where there is none
  std::string mirror;          ///< a folder with the pages that items only link to, as HOST/PATH; empty: none
  Fetcher* fetcher = nullptr;  ///< of feeds, and of the pages that the mirror has not; nullptr: nothing is fetched
  JobOptions job;              ///< how documents are read, aligned and written, and on how many threads
  PairOptions pair;
  DeskChecks checks;
  float settled = 0.9F;               ///< confidence from which on a pair that was found is not put in question again
  std::int64_t term_days = 7;         ///< terms are compared over so many days, each with those before it
  std::size_t max_files = 1'000'000;  ///< in a folder
  std::int64_t now = 0;               ///< seconds since 1970, for the store's record of runs; no output has it
  std::string record = {};            ///< the options as that record shows them
};

/// What a run has done.
struct DeskReport {
  std::size_t inputs = 0, inputs_known = 0;  ///< files read; files with bytes that an earlier run has dealt with
  std::size_t items_new = 0, items_changed = 0, items_known = 0, items_passed_over = 0;
  std::size_t found = 0, replaced = 0, aligned = 0, realigned = 0;  ///< pairs
  std::size_t written = 0, removed = 0, days = 0;                   ///< output files; days written
  std::size_t findings = 0;                                         ///< in the days written
  std::size_t severe_findings = 0;                                  ///< of those, such as the user wants to be told of
  std::size_t failed = 0;                                           ///< inputs, items and pairs
};

/// Hears of a run.
struct DeskWatch {
  std::function<void(const Error&)> failed;  ///< one of its failures, which the next run tries again
  std::function<void(const Error&)> warned;
  Progress progress;
};

/// One run. Errors: interrupted, when `stop` is requested, the store being good for another run; what keeps all of it
/// from going on: a store or an output folder that cannot be written. All else is in the report.
Result<DeskReport> run_desk(Store& store, const Lexicon& lexicon, const DeskOptions& options, const DeskWatch& watch,
                            std::stop_token stop);

/// The item that `text` means: a name, "es:NAME", "en:NAME", an address or a guid. Errors: not_found; usage when
/// several are meant.
Result<StoredItem> find_item(const Store& store, const std::string& text);

/// The user's word that the two are no pair, or that they are; the next run acts on it, and none acts against it.
/// Errors: usage when the items are not one of each side.
Result<void> refuse_pair(Store& store, StoreId es, StoreId en);
Result<void> make_pair(Store& store, StoreId es, StoreId en);
/// That an item is not to have a counterpart.
Result<void> refuse_item(Store& store, StoreId item);

}  // namespace cotejo
