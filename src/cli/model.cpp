#include <memory>
#include <thread>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/lexicon.hpp"
#include "cotejo/read.hpp"

namespace cotejo::cli {
namespace {

struct TrainArguments {
  std::vector<std::string> files;
  std::string output, sources, licence, date, threads, max_size;
};

CommandHelp model_help() {
  return {"model", tr("learn a bilingual model, or look at one"), tr("COMMAND [OPTION]... FILE..."), "",
          "cotejo model train memoria.tsv -o memoria.model\n"
          "cotejo model info memoria.model"};
}

CommandHelp train_help() {
  return {"train", tr("learn a model from translated sentences"), tr("[OPTION]... FILE... -o MODEL"),
          tr("FILE has a sentence pair a line: Spanish TAB English, or a set's name TAB Spanish TAB English. The model "
             "keeps which words render which, and how frequent they are; no sentence goes into it. The same files and "
             "options give the same model, whatever the number of threads."),
          "cotejo model train memoria.tsv -o memoria.model --source 'our memory, 2020-2025'\n"
          "cotejo align articulo.txt article.txt --model memoria.model"};
}

CommandHelp info_help() {
  return {"info", tr("say what a model is made of"), tr("[OPTION]... MODEL..."), "", "cotejo model info memoria.model"};
}

void add_options(CLI::App& command, TrainArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .arguments("FILE", arguments.files, tr("sentence pairs; - is standard input"))
      .option("--max-size", arguments.max_size, {"MIB", tr("refuse larger files, in MiB (default: 4096)")});
  OptionGroup(command, tr("Training"))
      .option("--threads", arguments.threads, {"N", tr("how many to use (default: one a processor)")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"MODEL", tr("the file to write")})
      .option("--source", arguments.sources, {"TEXT", tr("what it was learned from, a line that model info shows")})
      .option("--licence", arguments.licence, {"TEXT", tr("under which licence it may be used, likewise")})
      .option("--date", arguments.date, {"TEXT", tr("when, or of what state, likewise")});
}

Result<void> check(const TrainArguments& arguments) {
  if (arguments.files.empty()) return fail(Errc::usage, {}, "a file is needed (expected FILE...)");
  if (arguments.output.empty()) return fail(Errc::usage, {}, "a name for the model is needed (expected -o MODEL)");
  for (const std::string* text : {&arguments.sources, &arguments.licence, &arguments.date})
    if (text->find('\n') != std::string::npos)
      return fail(Errc::usage, {}, "--source, --licence and --date take one line each");
  return {};
}

Result<std::vector<std::string>> read_all(const TrainArguments& arguments) {
  static constexpr double kMostMebibytes = 1U << 20U, kMebibytes = 4096;
  const Result<double> mebibytes =
      arguments.max_size.empty() ? kMebibytes : parse_number("--max-size", arguments.max_size, 0, kMostMebibytes);
  if (!mebibytes) return tl::unexpected(mebibytes.error());
  std::vector<std::string> out;
  for (const std::string& file : arguments.files) {
    Result<std::string> bytes = read_bytes(file, {static_cast<std::size_t>(*mebibytes * (1U << 20U))});
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    out.push_back(std::move(*bytes));
  }
  return out;
}

Result<unsigned> threads(const std::string& value) {
  if (value.empty()) return std::max(1U, std::thread::hardware_concurrency());
  return parse_count("--threads", value);
}

Result<std::string> train(const TrainArguments& arguments, Log& log) {
  TrainOptions options;
  options.origin = {arguments.sources, arguments.licence, arguments.date};
  const Result<unsigned> thread_count = threads(arguments.threads);
  if (!thread_count) return tl::unexpected(thread_count.error());
  options.threads = *thread_count;
  const Result<std::vector<std::string>> texts = read_all(arguments);
  if (!texts) return tl::unexpected(texts.error());
  std::vector<BitextFile> bitexts;
  for (std::size_t k = 0; k < texts->size(); ++k) bitexts.push_back({arguments.files[k], (*texts)[k]});
  return train_model(bitexts, options, [&](std::uint64_t done, std::uint64_t total) { log.progress(done, total); });
}

int run_train(const TrainArguments& arguments, Log& log) {
  if (const Result<void> sound = check(arguments); !sound) return conclude(sound, log);
  const Result<std::string> model = train(arguments, log);
  if (!model) return conclude(tl::unexpected(model.error()), log);
  return conclude(write_atomically(arguments.output, [&](std::ostream& out) { out << *model; }), log);
}

std::string hexadecimal(std::uint64_t number) {
  std::string out(16, '0');
  for (std::size_t k = 0; k < 16; ++k) out[15 - k] = "0123456789abcdef"[number >> 4 * k & 0xFU];
  return out;
}

/// A fact a line, "name: value".
std::string report(const std::string& file, const ModelInfo& info) {
  const std::pair<std::string, std::string> facts[] = {
      {tr("sources"), info.origin.sources},
      {tr("licence"), info.origin.licence},
      {tr("date"), info.origin.date},
      {tr("sentence pairs"), std::to_string(info.pairs)},
      {tr("Spanish words"), std::to_string(info.es_words)},
      {tr("English words"), std::to_string(info.en_words)},
      {tr("renderings"), std::to_string(info.renderings)},
      {tr("bytes"), std::to_string(info.bytes)},
      {tr("checksum"), hexadecimal(info.checksum)},
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
    const auto model = Model::read(file);
    const Result<void> printed =
        model ? print(report(file, (*model)->info())) : Result<void>(tl::unexpected(model.error()));
    status = std::max(status, conclude(printed, log));
  }
  return status;
}

void add_train(CLI::App& model, Invocation& invocation) {
  CLI::App& command = add_command(model, train_help());
  const auto arguments = std::make_shared<TrainArguments>();
  add_options(command, *arguments);
  add_common_options(command, invocation);
  command.callback(
      [arguments, &invocation] { invocation.run = [arguments](Log& log) { return run_train(*arguments, log); }; });
}

void add_info(CLI::App& model, Invocation& invocation) {
  CLI::App& command = add_command(model, info_help());
  const auto files = std::make_shared<std::vector<std::string>>();
  OptionGroup(command, tr("Input")).arguments("MODEL", *files, tr("model files"));
  add_common_options(command, invocation);
  command.callback([files, &invocation] { invocation.run = [files](Log& log) { return run_info(*files, log); }; });
}

}  // namespace

void add_model(CLI::App& app, Invocation& invocation) {
  CLI::App& model = add_command(app, model_help());
  model.require_subcommand(1);
  add_common_options(model, invocation);
  add_train(model, invocation);
  add_info(model, invocation);
}

}  // namespace cotejo::cli
