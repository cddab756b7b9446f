// Jobs: one pair of inputs with its outputs each; read, segmented, aligned and written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/check.hpp"
#include "cotejo/decide.hpp"
#include "cotejo/document.hpp"
#include "cotejo/error.hpp"
#include "cotejo/lexicon.hpp"
#include "cotejo/read.hpp"
#include "cotejo/segment.hpp"
#include "cotejo/tm.hpp"
#include "cotejo/write.hpp"

namespace cotejo {

struct Output {
  std::string path;    ///< "-": standard output
  std::string format;  ///< a writer's name; empty: by the path's extension, TMX when that says nothing
};

struct Job {
  std::string es;  ///< a path or "-"
  std::string en;
  std::vector<Output> outputs;  ///< none: the units go into the report, for a TMX of many pairs
  std::string origin;           ///< where the job was written down ("jobs.tsv:3"); empty for the command line
  std::string name = {};        ///< of a job without outputs, what write_tmx_units knows it by
};

/// Lines "es TAB en TAB out"; '#' starts a comment line, empty lines are passed over. A relative path is relative to
/// the current directory. Bad lines become errors, one each; the good ones are kept.
struct JobList {
  std::vector<Job> jobs;
  std::vector<Error> errors;
};
JobList parse_jobs(std::string_view tsv, std::string_view name);

/// The same for work that has no output for each pair: the third field may be missing, and is passed over.
JobList parse_pairs(std::string_view tsv, std::string_view name);

/// The same for work that can put pairs together into one output: the third field may be missing.
JobList parse_planned_jobs(std::string_view tsv, std::string_view name);

/// What goes into the units of the TMX outputs, besides their texts. Both are called from any thread.
struct JobNotes {
  std::function<std::vector<Finding>(CheckBatch)> find;  ///< what is found in a pair, a batch of its own
  DescribeFinding describe;
};

struct JobOptions {
  DocumentOptions document;
  AlignOptions align;
  WriteOptions write;
  ReadLimits limits;
  std::string es_encoding;  ///< of the Spanish texts; empty: document.encoding
  std::string en_encoding;
  bool presegmented = false;
  bool check_languages = true;              ///< refuse sides that are swapped or in neither language
  std::optional<Decisions> decisions = {};  ///< what a translator has decided about the one job
  unsigned threads = 1;
  std::optional<JobNotes> notes = {};  ///< costs nothing for jobs without a TMX output
};

/// The units of a pair, as write_tmx_units writes them.
struct TmxUnits {
  std::string tmx;
  WriteSummary written;
};

struct JobReport {
  std::size_t es_segments = 0, en_segments = 0;
  std::size_t beads = 0, one_sided_es = 0, one_sided_en = 0;
  AlignedShare share;                                                     ///< of the text that is aligned
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shapes;  ///< beads by (Spanish, English) segments
  std::vector<WriteSummary> written;                                      ///< an entry an output
  std::optional<TmxUnits> units;                                          ///< of a job without outputs
  std::size_t findings = 0;                                               ///< noted in the TMX outputs
  std::vector<Error> warnings;                                            ///< where + what; the code is of no matter
};

/// Called once a job, in the order of the jobs, from one thread at a time.
using JobDone = std::function<void(std::size_t index, const Job& job, const Result<JobReport>& result)>;

/// Runs the jobs on `options.threads` threads. A failed job does not stop the others. Outputs appear whole or not at
/// all (temporary file, fsync, rename). When `stop` is requested, jobs not yet finished end with Errc::interrupted and
/// leave nothing behind.
void run_jobs(std::span<const Job> jobs, const Lexicon& lexicon, const JobOptions& options, std::stop_token stop,
              const JobDone& done, const Progress& progress = {});

/// What a job's inputs come to.
struct AlignedPair {
  SegmentedText es, en;
  Alignment alignment;
  AlignedShare share;
  std::vector<Error> warnings;
  std::vector<BeadNote> notes = {};
};

/// A text and its translation, already read.
struct DocumentPair {
  Document es, en;
};

struct DocumentWork {
  std::function<DocumentPair(std::size_t index)> give;  ///< called from any thread, once for each pair
  /// Called in the order of the pairs, from one thread at a time.
  std::function<void(std::size_t index, Result<AlignedPair> result)> take;
};

/// Aligns as align_jobs does, pairs that come from somewhere else than files.
void align_documents(std::size_t pairs, const DocumentWork& work, const Lexicon& lexicon, const JobOptions& options,
                     std::stop_token stop, const Progress& progress = {});

/// The pair as the writers see it; a view that the pair has to outlive.
AlignedBitext bitext(const AlignedPair& pair);

/// The pairs of the jobs, aligned as run_jobs does it, in their order; nothing is written. Stopped or failed: as there.
std::vector<Result<AlignedPair>> align_jobs(std::span<const Job> jobs, const Lexicon& lexicon,
                                            const JobOptions& options, std::stop_token stop,
                                            const Progress& progress = {});

/// The pair as the checks see it; a view that the pair has to outlive.
CheckText check_text(const AlignedPair& pair, std::string name);

/// The units of a translation memory as the checks see them, each a bead; a view, too.
CheckText check_text(std::span<const TmUnit> units, std::string name);

/// Writes through a temporary file in the same directory, then fsync and rename; "-" is standard output, /dev/… and
/// pipes are written straight. Nothing is left behind on failure.
Result<void> write_atomically(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// The sheets as an XLSX file, put in its place as write_atomically does it. Text is never taken for a formula; the
/// same sheets give the same bytes. `describe` puts headings into the user's language. Errors: unwritable; too_large
/// for more rows than a sheet can have.
Result<void> write_xlsx(const std::filesystem::path& path, std::span<const Sheet> sheets,
                        const std::function<std::string(const Message&)>& describe);

}  // namespace cotejo
