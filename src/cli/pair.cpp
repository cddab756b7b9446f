#include "cotejo/pair.hpp"

#include <algorithm>
#include <ostream>

#include "cli/align_options.hpp"
#include "cli/article_folder.hpp"
#include "cli/command.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/text_input.hpp"
#include "cotejo/batch.hpp"
#include "write/passage.hpp"

namespace cotejo::cli {
namespace {

CommandHelp pair_help() {
  return {
      "pair", tr("find which articles of two folders are translations of each other"), tr("[OPTION]... ES_DIR EN_DIR"),
      tr("ES_DIR is a folder of Spanish articles and EN_DIR one of English ones, a file each, also in folders below. "
         "Writes a line a pair: the Spanish file TAB the English file TAB how sure it is, 0 to 1. Names are relative "
         "to the folders. An article is in one pair at most; what has no translation is in none."),
      "cotejo pair noticias/ news/\n"
      "cotejo pair es/ en/ --dates fechas.tsv --window 3 -o pairs.tsv\n"
      "cotejo pair es/ en/ | awk -F'\\t' '{print \"es/\" $1 \"\\ten/\" $2 \"\\t\" NR \".tmx\"}' > jobs.tsv"};
}

struct PairArguments {
  AlignArguments texts;  ///< of which the folders, and what reading and the lexicon need
  std::string dates, window;
  std::string output;
};

void add_pair_options(CLI::App& command, PairArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("ES_DIR", arguments.texts.es, tr("the folder of Spanish articles"))
      .argument("EN_DIR", arguments.texts.en, tr("the folder of English articles"))
      .option("--dates", arguments.dates,
              {"FILE", tr("when the articles are from: file TAB YYYY-MM-DD a line, or a table with columns of these "
                          "names, file and date")})
      .option("--input-format", arguments.texts.input_format,
              {"FORMAT", tr("txt or html (default: by content and name)")})
      .option("--encoding", arguments.texts.encoding, {"NAME", tr("of all texts (default: detected)")})
      .flag("--no-language-check", arguments.texts.no_language_check, tr("pair even if the folders seem to be swapped"))
      .option("--max-size", arguments.texts.max_size, {"MIB", tr("refuse larger files, in MiB (default: 256)")});
  OptionGroup(command, tr("Pairing"))
      .option("--window", arguments.window,
              {"DAYS", tr("pair no two articles whose dates lie further apart (default: 7)")})
      .options("--glossary", arguments.texts.glossaries,
               {"FILE",
                tr("terms that help to pair: TBX, CSV or TSV with a header, or Spanish TAB English; may be repeated")})
      .options("--model", arguments.texts.models,
               {"MODEL", tr("a file that cotejo model train has made, builtin for the model that comes with cotejo, or "
                            "none; may be repeated: models add up (default: builtin)")})
      .option("--threads", arguments.texts.threads, {"N", tr("threads to work on (default: one a processor)")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"OUT", tr("a file to write (default: standard output)")})
      .option("--min-confidence", arguments.texts.min_confidence,
              {"P", tr("leave out pairs less sure than this, 0 to 1 (default: 0.5)")});
}

Result<std::int64_t> parse_window(const std::string& value) {
  static constexpr double kMost = 100'000;
  if (value.empty()) return PairOptions().window;
  const Result<double> days = parse_number("--window", value, 0, kMost);
  if (!days) return tl::unexpected(days.error());
  return static_cast<std::int64_t>(*days);
}

Result<PairOptions> pair_options(const PairArguments& arguments, const JobOptions& texts) {
  const Result<std::int64_t> window = parse_window(arguments.window);
  if (!window) return tl::unexpected(window.error());
  PairOptions out;
  out.window = *window;
  out.threads = texts.threads;
  if (!arguments.texts.min_confidence.empty()) out.least = static_cast<float>(texts.write.min_confidence);
  return out;
}

/// The articles of a folder that could be read.
struct ArticleFolder {
  std::filesystem::path folder;
  std::vector<std::string> names, texts;
  std::vector<std::optional<std::int64_t>> days;

  [[nodiscard]] std::vector<PairText> pair_texts() const {
    std::vector<PairText> out;
    out.reserve(names.size());
    for (std::size_t k = 0; k < names.size(); ++k) out.push_back({texts[k], days[k]});
    return out;
  }
};

/// Of the articles that are in one of the languages, the share that is in English.
double english_share(const ArticleFolder& folder) {
  static constexpr std::size_t kArticles = 200, kWords = 200;
  std::size_t told = 0, english = 0;
  for (std::size_t k = 0; k < std::min(kArticles, folder.texts.size()); ++k) {
    const LanguageEvidence evidence = language_evidence(folder.texts[k], kWords);
    told += evidence.es != evidence.en ? 1U : 0U;
    english += evidence.en > evidence.es ? 1U : 0U;
  }
  return told == 0 ? 0.5 : static_cast<double>(english) / static_cast<double>(told);
}

/// One run, from the folders to the exit status.
class Pairing {
 public:
  Pairing(const PairArguments& arguments, const JobOptions& texts, const PairOptions& options, Log& log)
      : arguments_(arguments), texts_(texts), options_(options), log_(log) {}

  int run() {
    const Interruption interruption;
    if (const Result<void> read = read_all(interruption); !read) return conclude(read, log_);
    if (interruption.happened()) return interrupted(log_);
    const std::vector<ArticlePair> pairs = pair_articles(es_.pair_texts(), en_.pair_texts(), lexicon_, options_);
    if (interruption.happened()) return interrupted(log_);
    if (const Result<void> written = write(pairs); !written) return conclude(written, log_);
    log_.summary(trn("{1} pair", "{1} pairs", pairs.size()));
    return has_failed_ ? kFailed : kDone;
  }

 private:
  Result<void> read_all(const Interruption& interruption) {
    Result<LexiconInput> known = read_lexicon(arguments_.texts);
    if (!known) return tl::unexpected(std::move(known.error()));
    lexicon_ = std::move(known->lexicon);
    if (Result<void> read = read_dates(); !read) return read;
    if (Result<void> listed = list(es_, arguments_.texts.es); !listed) return listed;
    if (Result<void> listed = list(en_, arguments_.texts.en); !listed) return listed;
    if (Result<void> spared = spare_articles(); !spared) return spared;
    read_articles(es_, interruption);
    read_articles(en_, interruption);
    return texts_.check_languages ? check_languages() : Result<void>{};
  }

  Result<void> read_dates() {
    if (arguments_.dates.empty()) return {};
    const Result<std::string> tsv = read_bytes(arguments_.dates);
    if (!tsv) return tl::unexpected(tsv.error());
    dates_ = parse_dates(*tsv, arguments_.dates);
    for (const Error& warning : dates_.warnings) log_.warning(warning);
    return {};
  }

  Result<void> list(ArticleFolder& side, const std::string& folder) const {
    side.folder = folder;
    Result<std::vector<std::string>> names = article_names(folder, !arguments_.texts.input_format.empty());
    if (!names) return tl::unexpected(std::move(names.error()));
    side.names = std::move(*names);
    return {};
  }

  /// The output is none of the files that are read.
  [[nodiscard]] Result<void> spare_articles() const {
    std::vector<std::string> inputs = arguments_.texts.glossaries;
    inputs.push_back(arguments_.dates);
    for (const ArticleFolder* side : {&es_, &en_})
      for (const std::string& name : side->names) inputs.push_back((side->folder / name).string());
    return spare_inputs(arguments_.output, inputs);
  }

  /// One that cannot be read is reported and left out.
  void read_articles(ArticleFolder& side, const Interruption& interruption) {
    std::vector<std::string> good;
    for (std::string& name : side.names) {
      if (interruption.happened()) return;
      log_.progress(++read_, es_.names.size() + en_.names.size());
      Result<std::string> text = read_text(side.folder, name);
      if (!text) {
        has_failed_ = true;
        log_.error(text.error());
        continue;
      }
      side.texts.push_back(std::move(*text));
      side.days.push_back(date_of(dates_, side.folder, name));
      good.push_back(std::move(name));
    }
    side.names = std::move(good);
  }

  [[nodiscard]] Result<std::string> read_text(const std::filesystem::path& folder, const std::string& name) const {
    const std::string path = (folder / name).string();
    if (name.find_first_of("\t\n\r") != std::string::npos)
      return fail(Errc::unsuitable, path, "has a tab or line end in its name, which the output cannot tell");
    const Result<std::string> bytes = read_bytes(path, texts_.limits);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<Document> document = parse_document(*bytes, path, texts_.document);
    if (!document) return tl::unexpected(std::move(document.error()));
    return std::move(document->text);
  }

  [[nodiscard]] Result<void> check_languages() const {
    if (english_share(es_) <= 0.5 || english_share(en_) >= 0.5) return {};
    return fail(Errc::unsuitable, arguments_.texts.es,
                "the folders seem to be swapped: {1} looks English and {2} Spanish (expected ES_DIR EN_DIR; "
                "--no-language-check pairs them anyway)",
                arguments_.texts.es, arguments_.texts.en);
  }

  [[nodiscard]] Result<void> write(std::span<const ArticlePair> pairs) const {
    const std::string path = arguments_.output.empty() ? kStandardStream : arguments_.output;
    return write_atomically(path, [&](std::ostream& out) {
      for (const ArticlePair& pair : pairs)
        out << es_.names[pair.es] << '\t' << en_.names[pair.en] << '\t' << detail::confidence_text(pair.confidence)
            << '\n';
    });
  }

  const PairArguments& arguments_;
  const JobOptions& texts_;
  const PairOptions& options_;
  Log& log_;
  Lexicon lexicon_;
  ArticleDates dates_;
  ArticleFolder es_, en_;
  std::size_t read_ = 0;
  bool has_failed_ = false;
};

int run_pair(const PairArguments& arguments, Log& log) {
  if (arguments.texts.en.empty())
    return conclude(fail(Errc::usage, {}, "two folders are needed (expected ES_DIR EN_DIR)"), log);
  const Result<JobOptions> texts = job_options(arguments.texts);
  if (!texts) return conclude(tl::unexpected(texts.error()), log);
  const Result<PairOptions> options = pair_options(arguments, *texts);
  if (!options) return conclude(tl::unexpected(options.error()), log);
  return Pairing(arguments, *texts, *options, log).run();
}

}  // namespace

void add_pair(CLI::App& app, Invocation& invocation) {
  define_command<PairArguments>(add_command(app, pair_help()), invocation, add_pair_options, run_pair);
}

}  // namespace cotejo::cli
