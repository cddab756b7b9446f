#include "cli/align_options.hpp"
#include "cli/command.hpp"
#include "cli/interruption.hpp"
#include "cli/job_reporter.hpp"
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

int run_align(const AlignArguments& arguments, Log& log) {
  const Interruption interruption;
  Result<Work> work = prepare(arguments);
  if (!work) return conclude(tl::unexpected(work.error()), log);
  if (!arguments.no_check) work->options.notes = term_notes(work->known);
  JobReporter reporter(log, !arguments.jobs.empty());
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
