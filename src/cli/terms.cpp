#include <unistd.h>

#include <ostream>

#include "cli/align_options.hpp"
#include "cli/command.hpp"
#include "cli/interruption.hpp"
#include "cli/memory_input.hpp"
#include "cli/messages.hpp"
#include "cli/term_table.hpp"
#include "cli/terminal.hpp"
#include "cli/text_input.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/check.hpp"
#include "cotejo/tm.hpp"

namespace cotejo::cli {
namespace {

CommandHelp terms_help() {
  return {
      "terms", tr("propose a glossary from what is rendered consistently"),
      tr("[OPTION]... ES EN\n[OPTION]... MEMORY.tmx\n[OPTION]... --jobs JOBS.tsv"),
      tr("ES is the Spanish text and EN its English translation, as for cotejo align; a translation memory is taken "
         "as it is. Proposes terms that come again and are rendered in one way mostly, each with its renderings, how "
         "often it is rendered so, and an example. What it writes, --glossary of other commands reads, and so do "
         "OmegaT and other programs; look it over first."),
      "cotejo terms articulo.es.txt article.en.txt\n"
      "cotejo terms memoria.tmx -o glosario.tbx\n"
      "cotejo terms --jobs jobs.tsv --format omegat -o glosario.txt"};
}

struct TermsArguments {
  AlignArguments texts;
  std::string min_occurrences, min_share;
  std::string output, format, tbx_version;
};

void add_terms_options(CLI::App& command, TermsArguments& arguments) {
  add_text_options(command, arguments.texts);
  OptionGroup(command, tr("Terms"))
      .option("--min-occurrences", arguments.min_occurrences,
              {"N", tr("propose terms that are rendered so at least N times (default: 2)")})
      .option(
          "--min-share", arguments.min_share,
          {"P", tr("propose terms of whose occurrences at least this share is rendered so, 0 to 1 (default: 0.6)")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"OUT", tr("a file to write (default: standard output)")})
      .option("--format", arguments.format,
              {"FORMAT", tr("table, tbx, omegat or tsv (default: by the output's name, else table)")})
      .option("--tbx-version", arguments.tbx_version, {"VERSION", tr("2 or 3 (default: 2)")})
      .option("--es-lang", arguments.texts.es_lang,
              {"TAG", tr("language tag of the Spanish text: es-MX (default: es)")})
      .option("--en-lang", arguments.texts.en_lang,
              {"TAG", tr("language tag of the English text: en-GB (default: en)")});
}

/// What is asked for, checked.
struct TermsPlan {
  ProposeOptions propose;
  GlossaryWriteOptions write;
  const TermWriter* writer = nullptr;  ///< nullptr: a table
};

Result<ProposeOptions> propose_options(const TermsArguments& arguments) {
  ProposeOptions out;
  if (!arguments.min_occurrences.empty()) {
    const Result<unsigned> least = parse_count("--min-occurrences", arguments.min_occurrences);
    if (!least) return tl::unexpected(least.error());
    out.min_occurrences = *least;
  }
  if (!arguments.min_share.empty()) {
    const Result<double> least = parse_number("--min-share", arguments.min_share, 0, 1);
    if (!least) return tl::unexpected(least.error());
    out.min_share = static_cast<float>(*least);
  }
  return out;
}

Result<const TermWriter*> choose_writer(const TermsArguments& arguments) {
  if (arguments.format == "table") return nullptr;
  if (arguments.format.empty()) return find_term_writer(arguments.output);
  if (const Result<void> known = expect_one_of("--format", arguments.format, "table tbx omegat tsv"); !known)
    return tl::unexpected(known.error());
  return find_term_writer(arguments.format);
}

Result<TbxVersion> tbx_version(const std::string& value) {
  if (value.empty() || value == "2") return TbxVersion::v2;
  if (value == "3") return TbxVersion::v3;
  return tl::unexpected(bad_value("--tbx-version", value, "2, 3"));
}

Result<TermsPlan> make_plan(const TermsArguments& arguments, const WriteOptions& languages) {
  const Result<ProposeOptions> propose = propose_options(arguments);
  if (!propose) return tl::unexpected(propose.error());
  const Result<const TermWriter*> writer = choose_writer(arguments);
  if (!writer) return tl::unexpected(writer.error());
  const Result<TbxVersion> version = tbx_version(arguments.tbx_version);
  if (!version) return tl::unexpected(version.error());
  return TermsPlan{*propose, {languages.es_lang, languages.en_lang, *version, COTEJO_VERSION}, *writer};
}

constexpr std::size_t kFileWidth = 120;  // columns of a table that is no terminal's

/// One run, from the texts to the exit status.
class Terms {
 public:
  Terms(const TermsArguments& arguments, const TermsPlan& plan, const JobOptions& options, Log& log)
      : arguments_(arguments), plan_(plan), options_(options), log_(log) {}

  int run() {
    const Interruption interruption;
    if (const Result<void> read = read_texts(interruption.token()); !read) return conclude(read, log_);
    if (interruption.happened()) return interrupted(log_);
    const std::vector<TermProposal> terms = propose_terms(TermBatch(texts_, lexicon_), plan_.propose);
    if (interruption.happened()) return interrupted(log_);
    if (const Result<void> written = write(terms); !written) return conclude(written, log_);
    log_.summary(trn("{1} term", "{1} terms", terms.size()));
    return has_failed_ ? kFailed : kDone;
  }

 private:
  void report(const Error& error, const std::string& origin) {
    has_failed_ = true;
    log_.error(error, origin);
  }

  Result<void> read_texts(std::stop_token stop) {
    Result<LexiconInput> known = read_lexicon(arguments_.texts);
    if (!known) return tl::unexpected(std::move(known.error()));
    lexicon_ = std::move(known->lexicon);
    return is_memory(arguments_.texts) ? take_memory() : align(std::move(stop));
  }

  Result<void> take_memory() {
    Result<MemoryInput> memory = read_memory(arguments_.texts);
    if (!memory) return tl::unexpected(std::move(memory.error()));
    memory_ = std::move(*memory);
    texts_ = {check_text(memory_.units, arguments_.texts.es)};
    return {};
  }

  Result<void> align(std::stop_token stop) {
    const Result<JobList> list = read_pairs(arguments_.texts);
    if (!list) return tl::unexpected(list.error());
    for (const Error& error : list->errors) report(error, {});
    pairs_ = align_jobs(list->jobs, lexicon_, options_, std::move(stop),
                        [&](std::uint64_t done, std::uint64_t total) { log_.progress(done, total); });
    for (std::size_t k = 0; k < pairs_.size(); ++k) add(list->jobs[k], pairs_[k]);
    return {};
  }

  void add(const Job& job, const Result<AlignedPair>& pair) {
    if (!pair) {
      if (pair.error().code != Errc::interrupted) report(pair.error(), job.origin);
      return;
    }
    for (const Error& warning : pair->warnings) log_.warning(warning);
    texts_.push_back(check_text(*pair, job.es));
  }

  [[nodiscard]] Result<void> write(std::span<const TermProposal> terms) const {
    const TermReport report{texts_, terms};
    const std::string path = arguments_.output.empty() ? kStandardStream : arguments_.output;
    return write_atomically(path, [&](std::ostream& out) {
      if (plan_.writer != nullptr)
        plan_.writer->write(out, report, plan_.write);
      else
        out << term_table(report, path == kStandardStream ? terminal_width(STDOUT_FILENO) : kFileWidth);
    });
  }

  const TermsArguments& arguments_;
  const TermsPlan& plan_;
  const JobOptions& options_;
  Log& log_;
  Lexicon lexicon_;
  MemoryInput memory_;
  std::vector<Result<AlignedPair>> pairs_;
  std::vector<CheckText> texts_;  // views of what is above
  bool has_failed_ = false;
};

/// The output is none of the files that are read.
Result<void> check_output(const TermsArguments& arguments) {
  std::vector<std::string> inputs = arguments.texts.glossaries;
  inputs.insert(inputs.end(), {arguments.texts.es, arguments.texts.en, arguments.texts.jobs});
  return spare_inputs(arguments.output, inputs);
}

int run_terms(const TermsArguments& arguments, Log& log) {
  AlignArguments texts = arguments.texts;
  if (is_memory(texts)) texts.en = texts.es;  // a memory is both
  const Result<JobOptions> options = job_options(texts);
  if (!options) return conclude(tl::unexpected(options.error()), log);
  const Result<TermsPlan> plan = make_plan(arguments, options->write);
  if (!plan) return conclude(tl::unexpected(plan.error()), log);
  if (const Result<void> sound = check_output(arguments); !sound) return conclude(sound, log);
  return Terms(arguments, *plan, *options, log).run();
}

}  // namespace

void add_terms(CLI::App& app, Invocation& invocation) {
  define_command<TermsArguments>(add_command(app, terms_help()), invocation, add_terms_options, run_terms);
}

}  // namespace cotejo::cli
