#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <ostream>

#include "cli/align_options.hpp"
#include "cli/check_choice.hpp"
#include "cli/command.hpp"
#include "cli/finding_note.hpp"
#include "cli/finding_table.hpp"
#include "cli/interruption.hpp"
#include "cli/memory_input.hpp"
#include "cli/messages.hpp"
#include "cli/side_by_side.hpp"
#include "cli/terminal.hpp"
#include "cli/text_input.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/check.hpp"

namespace cotejo::cli {
namespace {

CommandHelp check_help() {
  return {
      "check", tr("find what a translation omits, adds, gets wrong or renders inconsistently"),
      tr("[OPTION]... ES EN\n[OPTION]... MEMORY.tmx\n[OPTION]... --jobs JOBS.tsv"),
      tr("ES is the Spanish text and EN its English translation, as for cotejo align; a translation memory alone is "
         "checked as it is. Sentences and clauses without translation are found, and what was added, left in Spanish, "
         "said twice or put elsewhere; numbers, names, marks and codes that differ. Key terms need not be told: what "
         "comes again and is rendered in one way mostly is looked at where it is rendered in another. Glossary terms "
         "are held to their renderings. With --jobs all pairs are one batch, in which a term is to be rendered the "
         "same throughout; an output that a line names is passed over."),
      "cotejo check articulo.es.txt article.en.txt\n"
      "cotejo check articulo.es.txt article.en.txt --glossary glosario.tsv --only glossary --fail-on error\n"
      "cotejo check memoria.tmx -o memoria.flagged.tmx\n"
      "cotejo check --jobs jobs.tsv --format jsonl -o findings.jsonl"};
}

struct CheckArguments {
  AlignArguments texts;
  CheckChoiceArguments choice;
  std::string output, format, doc_id;
  bool all = false;
};

void add_check_options(CLI::App& command, CheckArguments& arguments) {
  add_text_options(command, arguments.texts);
  OptionGroup checks(command, tr("Checks"));
  add_choice_options(checks, arguments.choice);
  checks
      .option("--min-occurrences", arguments.choice.profile.min_occurrences,
              {"N", tr("look at terms that occur at least N times (default: 3)")})
      .option("--min-confidence", arguments.choice.profile.min_confidence,
              {"P", tr("leave out findings less sure than this, 0 to 1")});
  add_ignore_option(checks, arguments.choice);
  OptionGroup output(command, tr("Output"));
  output.option("-o,--output", arguments.output, {"OUT", tr("a file to write (default: standard output)")})
      .option("--report", arguments.texts.report,
              {"PAGE", tr("an HTML page with both texts and the findings beside them, to correct and export")})
      .option(
          "--format", arguments.format,
          {"FORMAT",
           tr("table, jsonl, tsv, xlsx, sarif, xliff, or tmx with notes in its units (default: by the output's name, "
              "else table)")})
      .flag("--all", arguments.all, tr("in the table, show sentences without findings too"))
      .option("--doc-id", arguments.doc_id,
              {"ID", tr("what data calls the text or batch (default: the Spanish file's name)")});
  add_fail_on_option(output, arguments.choice);
}

/// What is asked for, checked.
struct CheckPlan {
  CheckChoice choice;
  bool is_tmx = false;  ///< the texts, or the memory, with notes
  bool is_xlsx = false;
  const FindingWriter* writer = nullptr;  ///< nullptr: a table, if it is neither of them
};

bool asks_for_xlsx(const CheckArguments& arguments) {
  return arguments.format.empty() ? arguments.output.ends_with(".xlsx") : arguments.format == "xlsx";
}

bool asks_for_tmx(const CheckArguments& arguments) {
  const AlignmentWriter* writer = find_alignment_writer(arguments.format.empty() ? arguments.output : arguments.format);
  return writer != nullptr && writer->name == "tmx";
}

Result<const FindingWriter*> choose_writer(const CheckArguments& arguments) {
  if (arguments.format == "table") return nullptr;
  if (arguments.format.empty()) return find_finding_writer(arguments.output);
  if (const Result<void> known = expect_one_of("--format", arguments.format, "table jsonl tsv xlsx sarif xliff tmx");
      !known)
    return tl::unexpected(known.error());
  return find_finding_writer(arguments.format);
}

Result<CheckPlan> make_plan(const CheckArguments& arguments) {
  Result<CheckChoice> choice = choose_checks(arguments.choice);
  if (!choice) return tl::unexpected(std::move(choice.error()));
  const Result<const FindingWriter*> writer = choose_writer(arguments);
  if (!writer) return tl::unexpected(writer.error());
  if (asks_for_tmx(arguments) && !arguments.texts.jobs.empty())
    return fail(Errc::usage, {}, "a TMX with notes is made of one pair, or of one memory (expected no --jobs)");
  if (is_memory(arguments.texts) && !arguments.texts.report.empty())
    return fail(Errc::usage, {}, "a review page is made of two texts (expected ES EN, or no --report)");
  return CheckPlan{std::move(*choice), asks_for_tmx(arguments), asks_for_xlsx(arguments), *writer};
}

/// "articulo" for "textos/articulo.es.txt".
std::string document_id(const std::string& path) {
  const std::string file = std::filesystem::path(path).filename().string();
  const std::size_t dot = file.find('.', 1);
  return file.substr(0, dot);
}

struct Inputs {
  std::optional<MemoryInput> memory;  ///< instead of jobs
  std::vector<Job> jobs;
  std::vector<Error> bad_lines;
  JobOptions options;
  LexiconInput known;
};

Result<Inputs> read_inputs(const AlignArguments& arguments) {
  Inputs inputs;
  if (!is_memory(arguments)) {
    Result<JobOptions> options = job_options(arguments);
    if (!options) return tl::unexpected(std::move(options.error()));
    inputs.options = std::move(*options);
  }
  Result<LexiconInput> known = read_lexicon(arguments);
  if (!known) return tl::unexpected(std::move(known.error()));
  inputs.known = std::move(*known);
  if (is_memory(arguments)) {
    Result<MemoryInput> memory = read_memory(arguments);
    if (!memory) return tl::unexpected(std::move(memory.error()));
    inputs.memory = std::move(*memory);
    return inputs;
  }
  Result<JobList> list = read_pairs(arguments);
  if (!list) return tl::unexpected(std::move(list.error()));
  inputs.jobs = std::move(list->jobs);
  inputs.bad_lines = std::move(list->errors);
  return inputs;
}

/// The outputs are none of the files that are read.
Result<void> check_output(const CheckArguments& arguments, const Profile& profile, const std::vector<Job>& jobs) {
  std::vector<std::string> inputs = arguments.texts.glossaries;
  inputs.insert(inputs.end(), profile.ignore.begin(), profile.ignore.end());
  inputs.insert(inputs.end(),
                {arguments.texts.jobs, arguments.choice.profile.file, arguments.texts.es, arguments.texts.decisions});
  for (const Job& job : jobs) inputs.insert(inputs.end(), {job.es, job.en});
  for (const std::string& output : {arguments.output, arguments.texts.report})
    if (Result<void> spared = spare_inputs(output, inputs); !spared) return spared;
  return {};
}

/// One run, from the texts to the exit status.
class Check {
 public:
  Check(const CheckArguments& arguments, const CheckPlan& plan, const Inputs& inputs, Log& log)
      : arguments_(arguments), plan_(plan), inputs_(inputs), log_(log) {}

  int run() {
    const Interruption interruption;
    for (const Error& error : inputs_.bad_lines) report(error, {});
    if (inputs_.memory)
      take_memory();
    else
      align(interruption.token());
    if (interruption.happened()) return interrupted(log_);
    std::vector<Finding> findings = without_intended(find(), texts_);
    apply_profile(plan_.choice.profile, findings);
    if (interruption.happened()) return interrupted(log_);
    if (const Result<void> written = write(findings); !written && !is_closed_output(written.error()))
      report(written.error(), {});
    if (const Result<void> written = write_page(findings); !written) report(written.error(), {});
    if (has_failed_) return kFailed;
    log_.summary(trn("{1} finding", "{1} findings", findings.size()));
    const auto is_severe = [&](const Finding& finding) { return plan_.choice.is_severe(finding); };
    return std::ranges::any_of(findings, is_severe) ? kFindings : kDone;
  }

 private:
  void report(const Error& error, const std::string& origin) {
    has_failed_ = true;
    log_.error(error, origin);
  }

  void take_memory() {
    texts_.push_back(check_text(inputs_.memory->units, document_id(arguments_.texts.es)));
    if (const std::size_t others = inputs_.memory->passed_over; others > 0)
      log_.detail(trn("{1} unit without text in both languages passed over",
                      "{1} units without text in both languages passed over", others));
  }

  void align(std::stop_token stop) {
    pairs_ = align_jobs(inputs_.jobs, inputs_.known.lexicon, inputs_.options, std::move(stop),
                        [&](std::uint64_t done, std::uint64_t total) { log_.progress(done, total); });
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (!pairs_[k]) {
        if (pairs_[k].error().code != Errc::interrupted) report(pairs_[k].error(), inputs_.jobs[k].origin);
        continue;
      }
      for (const Error& warning : pairs_[k]->warnings) log_.warning(warning);
      texts_.push_back(check_text(*pairs_[k], document_id(inputs_.jobs[k].es)));
    }
  }

  [[nodiscard]] std::vector<Finding> find() const {
    std::vector<Finding> out = find_in_texts(plan_.choice, inputs_.known, texts_);
    std::ranges::move(find_in_terms(plan_.choice, inputs_.known, texts_), std::back_inserter(out));
    return out;
  }

  /// What the texts are of, as long as the pairs live.
  [[nodiscard]] std::vector<AlignedBitext> sources() const {
    std::vector<AlignedBitext> out;
    for (const Result<AlignedPair>& pair : pairs_)
      if (pair) out.push_back(bitext(*pair));
    return out;
  }

  [[nodiscard]] std::string table(const FindingReport& report, const TableOptions& options) const {
    std::string out = side_by_side(report, options);
    const std::string terms = finding_table(report, options);
    if (!out.empty() && !terms.empty()) out += "\n";
    out += terms;
    if (!plan_.choice.wants_any(kCoverageTypes)) return out;
    return out + (out.empty() ? "" : "\n") + coverage_summary(report);
  }

  [[nodiscard]] Result<void> write(std::span<const Finding> findings) const {
    if (plan_.is_tmx) return write_tmx(findings);
    const std::vector<AlignedBitext> bitexts = sources();
    FindingReport report{texts_, findings, arguments_.doc_id, {}, bitexts, COTEJO_VERSION};
    if (inputs_.memory) report.units = inputs_.memory->units;
    if (plan_.is_xlsx) return write_xlsx(output(), finding_sheets(report, finding_note), describe_message);
    return write_atomically(output(), [&](std::ostream& out) {
      if (plan_.writer != nullptr)
        plan_.writer->write(out, report);
      else
        out << table(report, table_options(output()));
    });
  }

  /// The review page, where one is asked for.
  [[nodiscard]] Result<void> write_page(std::span<const Finding> findings) const {
    const std::string& path = arguments_.texts.report;
    if (path.empty() || texts_.empty()) return {};
    const AlignedBitext aligned = bitext(*pairs_.front());
    const ReviewPage page{aligned, findings, [](const Message& what) { return describe(what); }};
    return write_atomically(path, [&](std::ostream& out) { write_review(out, page, inputs_.options.write); });
  }

  static std::string describe_message(const Message& message) { return describe(message); }

  [[nodiscard]] std::string output() const { return arguments_.output.empty() ? kStandardStream : arguments_.output; }

  [[nodiscard]] Result<void> write_tmx(std::span<const Finding> findings) const {
    const FindingNotes notes{findings, 0, finding_note};
    if (inputs_.memory) return write_memory(notes);
    if (!pairs_.front()) return {};  // which has been said
    const AlignedPair& pair = *pairs_.front();
    AlignedBitext aligned = bitext(pair);
    aligned.finding_notes = notes;
    return write_atomically(
        output(), [&](std::ostream& out) { find_alignment_writer("tmx")->write(out, aligned, inputs_.options.write); });
  }

  [[nodiscard]] Result<void> write_memory(const FindingNotes& notes) const {
    const Result<std::string> tmx = flag_tmx(inputs_.memory->bytes, arguments_.texts.es, inputs_.memory->units, notes);
    if (!tmx) return tl::unexpected(tmx.error());
    return write_atomically(output(), [&](std::ostream& out) { out << *tmx; });
  }

  [[nodiscard]] TableOptions table_options(const std::string& path) const {
    if (path != kStandardStream) return {.all = arguments_.all};
    return {terminal_width(STDOUT_FILENO), wants_colour(STDOUT_FILENO), arguments_.all};
  }

  const CheckArguments& arguments_;
  const CheckPlan& plan_;
  const Inputs& inputs_;
  Log& log_;
  std::vector<Result<AlignedPair>> pairs_;
  std::vector<CheckText> texts_;
  bool has_failed_ = false;
};

int run_check(const CheckArguments& arguments, Log& log) {
  const Result<CheckPlan> plan = make_plan(arguments);
  if (!plan) return conclude(tl::unexpected(plan.error()), log);
  const Result<Inputs> inputs = read_inputs(arguments.texts);
  if (!inputs) return conclude(tl::unexpected(inputs.error()), log);
  if (const Result<void> sound = check_output(arguments, plan->choice.profile, inputs->jobs); !sound)
    return conclude(sound, log);
  return Check(arguments, *plan, *inputs, log).run();
}

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
  define_command<CheckArguments>(add_command(app, check_help()), invocation, add_check_options, run_check);
}

}  // namespace cotejo::cli
