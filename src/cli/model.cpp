#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/model_choice.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/lexicon.hpp"
#include "cotejo/read.hpp"

namespace cotejo::cli {
namespace {

struct TrainArguments {
  std::vector<std::string> files;
  std::vector<std::pair<std::string, std::string>> parallel;
  std::string output, sources, licence, date, threads, max_size;
};

CommandHelp model_help() {
  return {"model", tr("learn a bilingual model, or look at one"), tr("COMMAND [OPTION]... FILE..."), "",
          "cotejo model train memoria.tmx -o memoria.model\n"
          "cotejo model info memoria.model"};
}

CommandHelp train_help() {
  return {"train", tr("learn a model from translated sentences"),
          tr("[OPTION]... FILE... -o MODEL\n[OPTION]... --parallel ES EN -o MODEL"),
          tr("FILE is a TMX, or has a sentence pair a line: Spanish TAB English, or a set's name TAB Spanish TAB "
             "English. The model keeps which words render which, and how frequent they are; no sentence goes into it. "
             "The same files and options give the same model, whatever the number of threads."),
          "cotejo model train memoria.tmx -o memoria.model --source 'our memory, 2020-2025'\n"
          "cotejo align articulo.txt article.txt --model builtin --model memoria.model\n"
          "cotejo model train --parallel corpus.es corpus.en more.tsv -o corpus.model"};
}

CommandHelp info_help() {
  return {"info", tr("say what a model is made of"), tr("[OPTION]... MODEL..."), "",
          "cotejo model info builtin memoria.model"};
}

void add_train_options(CLI::App& command, TrainArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .arguments("FILE", arguments.files, tr("sentence pairs; - is standard input"))
      .pairs("--parallel", arguments.parallel,
             {"ES EN", tr("two texts of which each line renders the same line of the other; may be repeated")})
      .option("--max-size", arguments.max_size, {"MIB", tr("refuse larger files, in MiB (default: 4096)")});
  OptionGroup(command, tr("Training"))
      .option("--threads", arguments.threads, {"N", tr("how many to use (default: one a processor)")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"MODEL", tr("the file to write")})
      .option("--source", arguments.sources, {"TEXT", tr("what it was learned from, a line that model info shows")})
      .option("--licence", arguments.licence, {"TEXT", tr("under which licence it may be used, likewise")})
      .option("--date", arguments.date, {"TEXT", tr("when, or of what state, likewise")});
}

bool reads_standard_input_twice(const TrainArguments& arguments) {
  auto times = std::ranges::count(arguments.files, kStandardStream);
  for (const auto& [es, en] : arguments.parallel) times += (es == kStandardStream) + (en == kStandardStream);
  return times > 1;
}

/// CLI11 takes the second value whatever it is.
bool is_option(const std::string& value) { return value.size() > 1 && value.front() == '-'; }

Result<void> check(const TrainArguments& arguments) {
  if (arguments.files.empty() && arguments.parallel.empty())
    return fail(Errc::usage, {}, "a file is needed (expected FILE... or --parallel ES EN)");
  if (reads_standard_input_twice(arguments))
    return fail(Errc::usage, {}, "standard input can be read only once (expected a file's path)");
  if (std::ranges::any_of(arguments.parallel, [](const auto& pair) { return is_option(pair.second); }))
    return fail(Errc::usage, {}, "{1} needs two values (see --help)", "--parallel");
  if (arguments.output.empty()) return fail(Errc::usage, {}, "a name for the model is needed (expected -o MODEL)");
  for (const std::string* text : {&arguments.sources, &arguments.licence, &arguments.date})
    if (text->find('\n') != std::string::npos)
      return fail(Errc::usage, {}, "--source, --licence and --date take one line each");
  return {};
}

Result<ReadLimits> read_limits(const std::string& max_size) {
  static constexpr double kMostMebibytes = 1U << 20U, kMebibytes = 4096;
  const Result<double> mebibytes =
      max_size.empty() ? kMebibytes : parse_number("--max-size", max_size, 0, kMostMebibytes);
  if (!mebibytes) return tl::unexpected(mebibytes.error());
  return ReadLimits{static_cast<std::size_t>(*mebibytes * (1U << 20U))};
}

/// Hands the trainer one input after the other; none stays in memory.
class Lessons {
 public:
  Lessons(ModelTrainer& trainer, const ReadLimits& limits, Log& log) : trainer_(trainer), limits_(limits), log_(log) {}

  Result<void> add(const std::string& file) {
    const Result<std::string> bytes = read_bytes(file, limits_);
    if (!bytes) return tl::unexpected(bytes.error());
    return conclude(name_of(file), scan_bitext({file, *bytes}, learn_));
  }

  Result<void> add(const std::string& es, const std::string& en) {
    const Result<std::string> es_bytes = read_bytes(es, limits_);
    if (!es_bytes) return tl::unexpected(es_bytes.error());
    const Result<std::string> en_bytes = read_bytes(en, limits_);
    if (!en_bytes) return tl::unexpected(en_bytes.error());
    return conclude(name_of(es) + ", " + name_of(en), scan_parallel({es, *es_bytes}, {en, *en_bytes}, learn_));
  }

 private:
  static std::string name_of(const std::string& file) { return file == kStandardStream ? tr("standard input") : file; }

  Result<void> conclude(const std::string& name, const Result<BitextCounts>& counts) {
    if (!counts) return tl::unexpected(counts.error());
    std::string text = name + ": " + trn("{1} sentence pair", "{1} sentence pairs", counts->pairs);
    if (counts->passed_over > 0)
      text += ", " + trn("{1} without text on both sides left out", "{1} without text on both sides left out",
                         counts->passed_over);
    log_.summary(text);
    return {};
  }

  ModelTrainer& trainer_;
  const ReadLimits& limits_;
  Log& log_;
  const TakePair learn_ = [this](std::string_view es, std::string_view en) { trainer_.add(es, en); };
};

Result<void> read_lessons(const TrainArguments& arguments, ModelTrainer& trainer, Log& log) {
  const Result<ReadLimits> limits = read_limits(arguments.max_size);
  if (!limits) return tl::unexpected(limits.error());
  Lessons lessons(trainer, *limits, log);
  for (const std::string& file : arguments.files)
    if (Result<void> added = lessons.add(file); !added) return added;
  for (const auto& [es, en] : arguments.parallel)
    if (Result<void> added = lessons.add(es, en); !added) return added;
  return {};
}

Result<std::string> train(const TrainArguments& arguments, Log& log) {
  TrainOptions options;
  options.origin = {arguments.sources, arguments.licence, arguments.date};
  const Result<unsigned> thread_count = parse_threads(arguments.threads);
  if (!thread_count) return tl::unexpected(thread_count.error());
  options.threads = *thread_count;
  ModelTrainer trainer(std::move(options));
  if (const Result<void> read = read_lessons(arguments, trainer, log); !read) return tl::unexpected(read.error());
  return trainer.train([&](std::uint64_t done, std::uint64_t total) { log.progress(done, total); });
}

int run_train(const TrainArguments& arguments, Log& log) {
  if (const Result<void> sound = check(arguments); !sound) return conclude(sound, log);
  const Result<std::string> model = train(arguments, log);
  if (!model) return conclude(tl::unexpected(model.error()), log);
  return conclude(write_atomically(arguments.output, [&](std::ostream& out) { out << *model; }), log);
}

/// A fact a line, "name: value".
std::string report(const std::string& file, const Model& model) {
  const ModelInfo info = model.info();
  const std::pair<std::string, std::string> facts[] = {
      {tr("sources"), info.origin.sources},
      {tr("licence"), info.origin.licence},
      {tr("date"), info.origin.date},
      {tr("sentence pairs"), std::to_string(info.pairs)},
      {tr("Spanish words"), std::to_string(info.es_words)},
      {tr("English words"), std::to_string(info.en_words)},
      {tr("renderings"), std::to_string(info.renderings)},
      {tr("bytes"), std::to_string(info.bytes)},
      {tr("checksum"), checksum_text(model)},
  };
  std::string out = file + "\n";
  for (const auto& [name, value] : facts)
    if (!value.empty()) out.append("  ").append(name).append(": ").append(value).append("\n");
  return out;
}

int run_info(const std::vector<std::string>& files, Log& log) {
  if (files.empty()) return conclude(fail(Errc::usage, {}, "a file is needed (expected FILE...)"), log);
  int status = kDone;
  for (const std::string& file : files) {
    const auto model = read_model(file);
    const Result<void> printed = model ? print(report(file, **model)) : Result<void>(tl::unexpected(model.error()));
    status = std::max(status, conclude(printed, log));
  }
  return status;
}

void add_info_options(CLI::App& command, std::vector<std::string>& files) {
  OptionGroup(command, tr("Input"))
      .arguments("MODEL", files, tr("model files, or builtin for the model that comes with cotejo"));
}

}  // namespace

void add_model(CLI::App& app, Invocation& invocation) {
  define_commands(add_command(app, model_help()), invocation, [](CLI::App& model, Invocation& of) {
    define_command<TrainArguments>(add_command(model, train_help()), of, add_train_options, run_train);
    define_command<std::vector<std::string>>(add_command(model, info_help()), of, add_info_options, run_info);
  });
}

}  // namespace cotejo::cli
