#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/align_options.hpp"
#include "cli/command.hpp"
#include "cli/finding_table.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/model_choice.hpp"
#include "cli/side_by_side.hpp"
#include "cli/terminal.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/check.hpp"

namespace cotejo::cli {
namespace {

CommandHelp check_help() {
  return {
      "check", tr("find what a translation omits, adds or renders inconsistently"),
      tr("[OPTION]... ES EN\n[OPTION]... --jobs JOBS.tsv"),
      tr("ES is the Spanish text and EN its English translation, as for cotejo align. Sentences and clauses "
         "without translation are found, and what was added, left in Spanish, said twice or put elsewhere. Key terms "
         "need not be told: what "
         "comes again and is rendered in one way mostly is looked at where it is rendered in another. Glossary terms "
         "are held to their renderings. With --jobs all pairs are one batch, in which a term is to be rendered the "
         "same throughout; an output that a line names is passed over."),
      "cotejo check articulo.es.txt article.en.txt\n"
      "cotejo check articulo.es.txt article.en.txt --glossary glosario.tsv --only glossary --fail-on error\n"
      "cotejo check --jobs jobs.tsv --format jsonl -o findings.jsonl"};
}

struct CheckArguments {
  AlignArguments texts;
  std::string only, min_occurrences, min_confidence;
  std::vector<std::string> ignore;
  std::string output, format, doc_id, fail_on;
  bool all = false;
};

void add_check_options(CLI::App& command, CheckArguments& arguments) {
  add_text_options(command, arguments.texts);
  OptionGroup(command, tr("Checks"))
      .option("--only", arguments.only,
              {"TYPES",
               tr("coverage, terms, glossary, or single types as data calls them (omitted_sentence …), separated by "
                  "commas (default: all)")})
      .option("--min-occurrences", arguments.min_occurrences,
              {"N", tr("look at terms that occur at least N times (default: 3)")})
      .option("--min-confidence", arguments.min_confidence, {"P", tr("leave out findings less sure than this, 0 to 1")})
      .options(
          "--ignore", arguments.ignore,
          {"FILE", tr("what may vary: a Spanish term, Spanish TAB English, or TAB English a line; may be repeated")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"OUT", tr("a file to write (default: standard output)")})
      .option("--format", arguments.format,
              {"FORMAT", tr("table, jsonl, tsv or sarif (default: by the output's name, else table)")})
      .flag("--all", arguments.all, tr("in the table, show sentences without findings too"))
      .option("--doc-id", arguments.doc_id,
              {"ID", tr("what data calls the text or batch (default: the Spanish file's name)")})
      .option("--fail-on", arguments.fail_on,
              {"SEVERITY", tr("end with status 1 when there are findings so severe: note, warning, error or never "
                              "(default: never)")});
}

/// What is asked for, checked.
struct Plan {
  std::vector<FindingType> types;
  TermOptions terms;
  CoverageOptions coverage;
  std::optional<Severity> fail_on;
  const FindingWriter* writer = nullptr;  ///< nullptr: a table
};

constexpr FindingType kCoverageTypes[] = {FindingType::omitted_sentence,
                                          FindingType::omitted_paragraph,
                                          FindingType::omitted_clause,
                                          FindingType::added_sentence,
                                          FindingType::untranslated,
                                          FindingType::duplicated,
                                          FindingType::moved,
                                          FindingType::unusual_length};

struct NamedTypes {
  std::string_view name;
  std::vector<FindingType> types;
};

const std::vector<NamedTypes>& named_types() {
  static const std::vector<NamedTypes> kTypes = {
      {"one-to-many", {FindingType::one_to_many}},
      {"many-to-one", {FindingType::many_to_one}},
      {"terms", {FindingType::one_to_many, FindingType::many_to_one}},
      {"glossary", {FindingType::wrong_rendering, FindingType::missing_rendering}},
      {"coverage", {std::begin(kCoverageTypes), std::end(kCoverageTypes)}},
      {"omitted_sentence", {FindingType::omitted_sentence}},
      {"omitted_paragraph", {FindingType::omitted_paragraph}},
      {"omitted_clause", {FindingType::omitted_clause}},
      {"added_sentence", {FindingType::added_sentence}},
      {"untranslated", {FindingType::untranslated}},
      {"duplicated", {FindingType::duplicated}},
      {"moved", {FindingType::moved}},
      {"unusual_length", {FindingType::unusual_length}},
  };
  return kTypes;
}

Result<std::vector<FindingType>> parse_types(std::string_view list) {
  std::vector<FindingType> out;
  if (list.empty()) list = "coverage,terms,glossary";
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = list.find(',');
    const std::string_view name = list.substr(0, comma);
    const auto found = std::ranges::find(named_types(), name, &NamedTypes::name);
    if (found == named_types().end())
      return tl::unexpected(
          bad_value("--only", std::string(name),
                    "coverage, terms, glossary, or types such as omitted_sentence, moved, one-to-many"));
    out.insert(out.end(), found->types.begin(), found->types.end());
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
  }
  return out;
}

Result<std::optional<Severity>> parse_severity(const std::string& text) {
  if (text.empty() || text == "never") return std::nullopt;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
    if (name(severity) == text) return severity;
  return tl::unexpected(bad_value("--fail-on", text, "note, warning, error, never"));
}

Result<const FindingWriter*> choose_writer(const CheckArguments& arguments) {
  if (arguments.format == "table") return nullptr;
  if (arguments.format.empty()) return find_finding_writer(arguments.output);
  if (const Result<void> known = expect_one_of("--format", arguments.format, "table jsonl tsv sarif"); !known)
    return tl::unexpected(known.error());
  return find_finding_writer(arguments.format);
}

Result<std::vector<MayVary>> read_may_vary(const std::vector<std::string>& paths) {
  std::vector<MayVary> out;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<std::vector<MayVary>> entries = parse_may_vary(*bytes, path);
    if (!entries) return entries;
    std::move(entries->begin(), entries->end(), std::back_inserter(out));
  }
  return out;
}

Result<TermOptions> term_options(const CheckArguments& arguments) {
  TermOptions out;
  if (!arguments.min_occurrences.empty()) {
    const Result<unsigned> least = parse_count("--min-occurrences", arguments.min_occurrences);
    if (!least) return tl::unexpected(least.error());
    out.min_occurrences = *least;
  }
  if (!arguments.min_confidence.empty()) {
    const Result<double> least = parse_number("--min-confidence", arguments.min_confidence, 0, 1);
    if (!least) return tl::unexpected(least.error());
    out.min_confidence = static_cast<float>(*least);
  }
  Result<std::vector<MayVary>> may_vary = read_may_vary(arguments.ignore);
  if (!may_vary) return tl::unexpected(std::move(may_vary.error()));
  out.may_vary = std::move(*may_vary);
  return out;
}

Result<Plan> make_plan(const CheckArguments& arguments) {
  Result<std::vector<FindingType>> types = parse_types(arguments.only);
  if (!types) return tl::unexpected(std::move(types.error()));
  const Result<std::optional<Severity>> fail_on = parse_severity(arguments.fail_on);
  if (!fail_on) return tl::unexpected(fail_on.error());
  const Result<const FindingWriter*> writer = choose_writer(arguments);
  if (!writer) return tl::unexpected(writer.error());
  Result<TermOptions> terms = term_options(arguments);
  if (!terms) return tl::unexpected(std::move(terms.error()));
  CoverageOptions coverage;
  if (!arguments.min_confidence.empty()) coverage.min_confidence = terms->min_confidence;
  return Plan{std::move(*types), std::move(*terms), coverage, *fail_on, *writer};
}

/// "articulo" for "textos/articulo.es.txt".
std::string document_id(const std::string& path) {
  const std::string file = std::filesystem::path(path).filename().string();
  const std::size_t dot = file.find('.', 1);
  return file.substr(0, dot);
}

struct Inputs {
  std::vector<Job> jobs;
  std::vector<Error> bad_lines;
  JobOptions options;
  Glossary glossary;
  Lexicon lexicon;
};

Result<Inputs> read_inputs(const AlignArguments& arguments) {
  Inputs inputs;
  Result<JobOptions> options = job_options(arguments);
  if (!options) return tl::unexpected(std::move(options.error()));
  inputs.options = std::move(*options);
  Result<Glossary> glossary = read_glossaries(arguments.glossaries);
  if (!glossary) return tl::unexpected(std::move(glossary.error()));
  inputs.glossary = std::move(*glossary);
  Result<std::vector<std::shared_ptr<const Model>>> models = read_models(arguments.models);
  if (!models) return tl::unexpected(std::move(models.error()));
  inputs.lexicon = Lexicon(inputs.glossary, std::move(*models));
  if (arguments.jobs.empty()) {
    inputs.jobs = {Job{arguments.es, arguments.en, {}, {}}};
    return inputs;
  }
  const Result<std::string> tsv = read_bytes(arguments.jobs);
  if (!tsv) return tl::unexpected(tsv.error());
  JobList list = parse_pairs(*tsv, arguments.jobs);
  if (list.jobs.empty() && list.errors.empty())
    return fail(Errc::empty, arguments.jobs, "no pairs (expected lines of es TAB en)");
  inputs.jobs = std::move(list.jobs);
  inputs.bad_lines = std::move(list.errors);
  return inputs;
}

/// The output is none of the files that are read.
Result<void> check_output(const CheckArguments& arguments, const std::vector<Job>& jobs) {
  std::vector<std::string> inputs = arguments.texts.glossaries;
  inputs.insert(inputs.end(), arguments.ignore.begin(), arguments.ignore.end());
  inputs.push_back(arguments.texts.jobs);
  for (const Job& job : jobs) inputs.insert(inputs.end(), {job.es, job.en});
  std::error_code error;
  if (!std::filesystem::is_regular_file(arguments.output, error)) return {};
  const auto is_output = [&](const std::string& path) {
    return std::filesystem::equivalent(path, arguments.output, error);
  };
  if (std::ranges::none_of(inputs, is_output)) return {};
  return fail(Errc::usage, arguments.output, "would overwrite an input (expected another path for the output)");
}

/// One run, from the texts to the exit status.
class Check {
 public:
  Check(const CheckArguments& arguments, const Plan& plan, const Inputs& inputs, Log& log)
      : arguments_(arguments), plan_(plan), inputs_(inputs), log_(log) {}

  int run() {
    const Interruption interruption;
    for (const Error& error : inputs_.bad_lines) report(error, {});
    align(interruption.token());
    if (interruption.happened()) return interrupted();
    const std::vector<Finding> findings = find();
    if (interruption.happened()) return interrupted();
    if (const Result<void> written = write(findings); !written && !is_closed_output(written.error()))
      report(written.error(), {});
    if (has_failed_) return kFailed;
    log_.summary(trn("{1} finding", "{1} findings", findings.size()));
    return is_severe(findings) ? kFindings : kDone;
  }

 private:
  void report(const Error& error, const std::string& origin) {
    has_failed_ = true;
    log_.error(error, origin);
  }

  int interrupted() {
    log_.error({Errc::interrupted, {}, Message{"interrupted", {}}});
    return kInterrupted;
  }

  void align(std::stop_token stop) {
    pairs_ = align_jobs(inputs_.jobs, inputs_.lexicon, inputs_.options, std::move(stop),
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
    std::vector<Finding> out;
    if (wants(FindingType::wrong_rendering))
      out = check_glossary(texts_, inputs_.glossary, inputs_.lexicon, plan_.terms);
    if (wants_coverage())
      for (Finding& finding : check_coverage(texts_, inputs_.lexicon, plan_.coverage))
        if (wants(finding.type)) out.push_back(std::move(finding));
    if (!wants(FindingType::one_to_many) && !wants(FindingType::many_to_one)) return out;
    for (Finding& finding : check_terms(texts_, inputs_.lexicon, plan_.terms))
      if (wants(finding.type)) out.push_back(std::move(finding));
    return out;
  }

  [[nodiscard]] bool wants(FindingType type) const { return std::ranges::find(plan_.types, type) != plan_.types.end(); }

  [[nodiscard]] bool wants_coverage() const {
    return std::ranges::any_of(kCoverageTypes, [&](FindingType type) { return wants(type); });
  }

  /// What the texts are of, as long as the pairs live.
  [[nodiscard]] std::vector<AlignedBitext> sources() const {
    std::vector<AlignedBitext> out;
    for (const Result<AlignedPair>& pair : pairs_)
      if (pair)
        out.push_back(
            {{pair->es.document, pair->es.segments}, {pair->en.document, pair->en.segments}, pair->alignment});
    return out;
  }

  [[nodiscard]] std::string table(const FindingReport& report, const TableOptions& options) const {
    std::string out = side_by_side(report, options);
    const std::string terms = finding_table(report, options);
    if (!out.empty() && !terms.empty()) out += "\n";
    out += terms;
    if (!wants_coverage()) return out;
    return out + (out.empty() ? "" : "\n") + coverage_summary(report);
  }

  [[nodiscard]] Result<void> write(std::span<const Finding> findings) const {
    const std::vector<AlignedBitext> bitexts = sources();
    const FindingReport report{texts_, findings, arguments_.doc_id, bitexts, COTEJO_VERSION};
    const std::string path = arguments_.output.empty() ? kStandardStream : arguments_.output;
    return write_atomically(path, [&](std::ostream& out) {
      if (plan_.writer != nullptr)
        plan_.writer->write(out, report);
      else
        out << table(report, table_options(path));
    });
  }

  [[nodiscard]] TableOptions table_options(const std::string& path) const {
    if (path != kStandardStream) return {.all = arguments_.all};
    return {terminal_width(STDOUT_FILENO), wants_colour(STDOUT_FILENO), arguments_.all};
  }

  [[nodiscard]] bool is_severe(std::span<const Finding> findings) const {
    return plan_.fail_on &&
           std::ranges::any_of(findings, [&](const Finding& finding) { return finding.severity >= *plan_.fail_on; });
  }

  const CheckArguments& arguments_;
  const Plan& plan_;
  const Inputs& inputs_;
  Log& log_;
  std::vector<Result<AlignedPair>> pairs_;
  std::vector<CheckText> texts_;
  bool has_failed_ = false;
};

int run_check(const CheckArguments& arguments, Log& log) {
  const Result<Plan> plan = make_plan(arguments);
  if (!plan) return conclude(tl::unexpected(plan.error()), log);
  const Result<Inputs> inputs = read_inputs(arguments.texts);
  if (!inputs) return conclude(tl::unexpected(inputs.error()), log);
  if (const Result<void> sound = check_output(arguments, inputs->jobs); !sound) return conclude(sound, log);
  return Check(arguments, *plan, *inputs, log).run();
}

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
  CLI::App& command = add_command(app, check_help());
  const auto arguments = std::make_shared<CheckArguments>();
  command.preparse_callback([&command, arguments, &invocation](std::size_t) {  // what is not used costs nothing
    add_check_options(command, *arguments);
    add_common_options(command, invocation);
  });
  command.callback(
      [arguments, &invocation] { invocation.run = [arguments](Log& log) { return run_check(*arguments, log); }; });
}

}  // namespace cotejo::cli
