#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>

#include "cli/align_options.hpp"
#include "cli/command.hpp"
#include "cli/finding_note.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/text_input.hpp"
#include "cotejo/batch.hpp"

namespace cotejo::cli {
namespace {

CommandHelp align_help() {
  return {"align", tr("align two texts, or many pairs of texts"),
          tr("[OPTION]... ES EN [-o OUT]...\n[OPTION]... --jobs JOBS.tsv"),
          tr("ES is the Spanish text and EN its English translation: plain text or HTML; - is standard input. OUT is "
             "written in the format its name ends in (.tmx .tsv .jsonl .html .ladder .spans); without -o and "
             "--report, TMX goes to standard output. Outputs appear whole or not at all. In a TMX, units with a key "
             "term that the text renders "
             "inconsistently, or not as a glossary asks, carry a note that says so; each pair is looked at for itself, "
             "cotejo check looks at many as one."),
          "cotejo align articulo.es.txt article.en.txt -o articulo.tmx\n"
          "cotejo align articulo.html article.html -o articulo.tmx -o articulo.tsv --es-lang es-MX --en-lang en-US\n"
          "cotejo align novela.txt novel.txt --glossary glosario.tsv --min-confidence 0.8 > novela.tmx\n"
          "cotejo align --jobs jobs.tsv --threads 4 --verbose"};
}

/// Everything one run adds up for its exit status and its summary.
struct Tally {
  std::size_t done = 0, failed = 0, interrupted = 0;
  JobReport total;

  void add(const JobReport& report) {
    ++done;
    total.es_segments += report.es_segments;
    total.en_segments += report.en_segments;
    total.beads += report.beads;
    total.one_sided_es += report.one_sided_es;
    total.one_sided_en += report.one_sided_en;
    for (const auto& [shape, count] : report.shapes) total.shapes[shape] += count;
  }
};

/// "45 1-1, 2 2-1", the frequent ones first.
std::string shapes_text(const JobReport& report) {
  std::vector<std::pair<std::size_t, std::string>> shapes;
  for (const auto& [shape, count] : report.shapes)
    shapes.emplace_back(count, std::to_string(shape.first) + "-" + std::to_string(shape.second));
  std::stable_sort(shapes.begin(), shapes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (const auto& [count, shape] : shapes) out += (out.empty() ? "" : ", ") + shape + " × " + std::to_string(count);
  return out;
}

std::string summary_text(const JobReport& report) {
  std::string out = trn("{1} Spanish sentence", "{1} Spanish sentences", report.es_segments) + ", " +
                    trn("{1} English sentence", "{1} English sentences", report.en_segments) + ", " +
                    trn("{1} bead", "{1} beads", report.beads);
  if (report.beads > 0) out += " (" + shapes_text(report) + ")";
  return out + "; " +
         tr("without a counterpart: {1} Spanish, {2} English",
            {std::to_string(report.one_sided_es), std::to_string(report.one_sided_en)});
}

std::string output_text(const Output& output, const WriteSummary& written) {
  const std::string place = output.path == kStandardStream ? tr("standard output") : output.path;
  std::string out = place + ": " + trn("{1} unit written", "{1} units written", written.written);
  if (written.left_out_one_sided > 0)
    out += ", " + trn("{1} one-sided bead left out", "{1} one-sided beads left out", written.left_out_one_sided);
  if (written.left_out_unsure > 0)
    out += ", " + trn("{1} bead below --min-confidence left out", "{1} beads below --min-confidence left out",
                      written.left_out_unsure);
  return out;
}

void warn_of_removed_characters(const Output& output, const WriteSummary& written, Log& log) {
  if (written.removed_characters == 0) return;
  log.warning({Errc::malformed, output.path,
               Message{"control characters that the format cannot hold were removed: {1}",
                       {std::to_string(written.removed_characters)}}});
}

/// Hears of each job as it ends.
class Reporter {
 public:
  Reporter(Log& log, bool is_batch) : log_(log), is_batch_(is_batch) {}

  void operator()(const Job& job, const Result<JobReport>& result) {
    if (result)
      report_done(job, *result);
    else
      report_failed(job, result.error());
  }

  /// The exit status, and the last words.
  int conclude(bool was_interrupted) {
    if (was_interrupted || tally_.interrupted > 0) return interrupted(log_);
    if (is_batch_) {
      log_.summary(trn("{1} pair aligned", "{1} pairs aligned", tally_.done) + ", " +
                   trn("{1} failed", "{1} failed", tally_.failed));
      if (tally_.done > 0) log_.summary(summary_text(tally_.total));
    }
    return tally_.failed == 0 ? kDone : kFailed;
  }

  void report_bad_line(const Error& error) {
    ++tally_.failed;
    log_.error(error);
  }

 private:
  void report_done(const Job& job, const JobReport& report) {
    tally_.add(report);
    for (const Error& warning : report.warnings) log_.warning(warning);
    for (std::size_t k = 0; k < report.written.size(); ++k)
      warn_of_removed_characters(job.outputs[k], report.written[k], log_);
    if (is_batch_ && !log_.shows_detail()) return;
    log_.summary(
        summary_text(report) + "; " +
        tr("aligned: {1} % of the Spanish text, {2} % of the English",
           {std::to_string(std::lround(100 * report.share.es)), std::to_string(std::lround(100 * report.share.en))}));
    for (std::size_t k = 0; k < report.written.size(); ++k)
      log_.summary(output_text(job.outputs[k], report.written[k]));
    if (report.findings > 0)
      log_.summary(trn("{1} finding noted in the TMX", "{1} findings noted in the TMX", report.findings));
  }

  void report_failed(const Job& job, const Error& error) {
    if (error.code == Errc::interrupted) {
      ++tally_.interrupted;
    } else if (is_closed_output(error)) {
      ++tally_.done;
    } else {
      ++tally_.failed;
      log_.error(error, job.origin);
    }
  }

  Log& log_;
  bool is_batch_;
  Tally tally_;
};

struct Work {
  std::vector<Job> jobs;
  std::vector<Error> bad_lines;
  JobOptions options;
  LexiconInput known;
};

Result<JobList> read_job_list(const AlignArguments& arguments) {
  const Result<std::string> tsv = read_bytes(arguments.jobs);
  if (!tsv) return tl::unexpected(tsv.error());
  JobList list = parse_jobs(*tsv, arguments.jobs);
  if (list.jobs.empty() && list.errors.empty())
    return fail(Errc::empty, arguments.jobs, "no jobs (expected lines of es TAB en TAB out)");
  for (Job& job : list.jobs)
    for (Output& output : job.outputs) output.format = arguments.format;
  return list;
}

Result<Work> prepare(const AlignArguments& arguments) {
  Work work;
  Result<JobOptions> options = job_options(arguments);
  if (!options) return tl::unexpected(std::move(options.error()));
  work.options = std::move(*options);
  Result<LexiconInput> known = read_lexicon(arguments);
  if (!known) return tl::unexpected(std::move(known.error()));
  work.known = std::move(*known);
  if (arguments.jobs.empty()) {
    work.jobs = {single_job(arguments)};
    return work;
  }
  Result<JobList> list = read_job_list(arguments);
  if (!list) return tl::unexpected(std::move(list.error()));
  work.jobs = std::move(list->jobs);
  work.bad_lines = std::move(list->errors);
  return work;
}

/// The work must outlive them.
JobNotes notes_for(const Work& work) {
  const auto find = [&work](CheckBatch batch) {
    const TermBatch terms(batch, work.known.lexicon);
    std::vector<Finding> out = check_glossary(terms, work.known.glossary);
    std::ranges::move(check_terms(terms), std::back_inserter(out));
    return out;
  };
  return {find, finding_note};
}

int run_align(const AlignArguments& arguments, Log& log) {
  const Interruption interruption;
  Result<Work> work = prepare(arguments);
  if (!work) return conclude(tl::unexpected(work.error()), log);
  if (!arguments.no_check) work->options.notes = notes_for(*work);
  Reporter reporter(log, !arguments.jobs.empty());
  for (const Error& error : work->bad_lines) reporter.report_bad_line(error);
  run_jobs(
      work->jobs, work->known.lexicon, work->options, interruption.token(),
      [&](std::size_t, const Job& job, const Result<JobReport>& result) { reporter(job, result); },
      [&](std::uint64_t done, std::uint64_t total) { log.progress(done, total); });
  return reporter.conclude(interruption.happened());
}

}  // namespace

void add_align(CLI::App& app, Invocation& invocation) {
  define_command<AlignArguments>(add_command(app, align_help()), invocation, add_align_options, run_align);
}

}  // namespace cotejo::cli
