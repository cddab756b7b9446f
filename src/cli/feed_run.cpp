// `cotejo feed STORE --es FEED… --en FEED… --out DIR`: a desk's run.
#include <algorithm>
#include <cmath>
#include <ctime>
#include <iterator>

#include "cli/align_options.hpp"
#include "cli/check_choice.hpp"
#include "cli/command.hpp"
#include "cli/feed.hpp"
#include "cli/finding_note.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/model_choice.hpp"
#include "cli/text_input.hpp"
#include "cotejo/desk.hpp"
#include "cotejo/fetch.hpp"
#include "cotejo/store.hpp"

namespace cotejo::cli {
namespace {

struct FeedArguments {
  std::string store, out, mirror;
  std::vector<std::string> es, en;
  AlignArguments work;
  CheckChoiceArguments choice;
  std::string window, least, term_days;
  bool fetch = false, allow_private = false;
  std::string pause;
};

void add_feeds(CLI::App& command, const char* name, std::vector<std::string>& values, const std::string& help) {
  command.add_option(name, values, help)->type_name("FEED...")->group(tr("Input"));
}

void add_feed_options(CLI::App& command, FeedArguments& arguments) {
  AlignArguments& work = arguments.work;
  OptionGroup(command, tr("Input"))
      .argument("STORE", arguments.store, tr("the file that keeps what has been seen, paired and written"));
  add_feeds(command, "--es", arguments.es,
            tr("Spanish feeds: files, folders of feeds, pages and texts, or with --fetch addresses"));
  add_feeds(command, "--en", arguments.en, tr("the English ones"));
  OptionGroup(command, tr("Input"))
      .option("--mirror", arguments.mirror,
              {"DIR", tr("a folder with the pages that items only link to, as HOST/PATH")})
      .option("--max-size", work.max_size, {"MIB", tr("refuse larger files, in MiB (default: 256)")})
      .flag("--no-language-check", work.no_language_check,
            tr("align the texts even if they seem to be swapped, or in other languages"));
  OptionGroup(command, tr("Network"))
      .flag("--fetch", arguments.fetch,
            tr("fetch feeds that are given as addresses, and the pages that items only link to; without it, cotejo "
               "makes no network request"))
      .option("--pause", arguments.pause, {"SECONDS", tr("time between two requests to a host (default: 1)")})
      .flag("--allow-private", arguments.allow_private,
            tr("fetch from this machine and private networks too, not only from public addresses"));
  OptionGroup(command, tr("Pairing and alignment"))
      .option("--window", arguments.window,
              {"DAYS", tr("how far a translation's date may be from its original's (default: 7)")})
      .option("--least", arguments.least, {"P", tr("leave pairs less sure than this unpaired, 0 to 1 (default: 0.5)")})
      .options("--glossary", work.glossaries,
               {"FILE",
                tr("terms that help to align: TBX, CSV or TSV with a header, or Spanish TAB English; may be repeated")})
      .options("--model", work.models,
               {"MODEL", tr("a file that cotejo model train has made, builtin for the model that comes with cotejo, or "
                            "none; may be repeated: models add up (default: builtin)")})
      .option("--threads", work.threads, {"N", tr("pairs to align at a time (default: one a processor)")});
  OptionGroup checks(command, tr("Checks"));
  add_choice_options(checks, arguments.choice);
  add_ignore_option(checks, arguments.choice);
  checks.option("--term-days", arguments.term_days,
                {"DAYS", tr("hold a day's terms against those of so many days, its own included (default: 7)")});
  OptionGroup output(command, tr("Output"));
  output.option("--out", arguments.out, {"DIR", tr("the folder for memories, review pages, findings and the log")})
      .option("--min-confidence", work.min_confidence, {"P", tr("leave out pairs less sure than this, 0 to 1")})
      .option("--es-lang", work.es_lang, {"TAG", tr("language tag of the Spanish text: es-MX (default: es)")})
      .option("--en-lang", work.en_lang, {"TAG", tr("language tag of the English text: en-GB (default: en)")})
      .option("--srclang", work.srclang, {"TAG", tr("the TMX header's source language (default: --es-lang)")});
  add_fail_on_option(output, arguments.choice);
}

/// What is asked for, checked and read.
struct RunPlan {
  DeskOptions desk;
  LexiconInput known;
  CheckChoice checks;
};

/// As severe as the profile has them.
std::vector<Finding> settled(const RunPlan& plan, std::vector<Finding> findings) {
  apply_profile(plan.checks.profile, findings);
  return findings;
}

/// Of the files that findings hang on, and of what was asked for.
Result<std::string> fingerprint(const FeedArguments& arguments) {
  std::string all = arguments.choice.only + "\n" + (arguments.choice.profile.is_strict ? "strict\n" : "\n");
  std::vector<std::string> files = arguments.work.glossaries;
  files.insert(files.end(), arguments.choice.profile.ignore.begin(), arguments.choice.profile.ignore.end());
  if (!arguments.choice.profile.file.empty()) files.push_back(arguments.choice.profile.file);
  for (const std::string& file : files) {
    const Result<std::string> bytes = read_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    all += sha256(*bytes) + "\n";
  }
  const Result<std::vector<std::shared_ptr<const Model>>> models = read_models(arguments.work.models);
  if (!models) return tl::unexpected(models.error());
  for (const auto& model : *models) all += std::to_string(model->info().checksum) + "\n";
  return sha256(all);
}

/// The store keeps addresses, which is no place for passwords.
bool has_user(std::string_view url) {
  const std::size_t begin = url.find("//") + 2;
  return url.substr(begin, url.find_first_of("/?#", begin) - begin).find('@') != std::string_view::npos;
}

Result<void> check_address(const std::string& feed, bool fetch) {
  if (!is_web_address(feed)) return {};
  if (!fetch)
    return fail(Errc::usage, feed, "an address (expected --fetch with it, which lets cotejo use the network)");
  if (has_user(feed)) return fail(Errc::usage, {}, "an address with a user's name or password (expected one without)");
  return {};
}

Result<void> check_usage(const FeedArguments& arguments) {
  if (arguments.store.empty()) return fail(Errc::usage, {}, "a store is needed (expected STORE, a file's path)");
  if (arguments.es.empty() && arguments.en.empty())
    return fail(Errc::usage, {}, "feeds are needed (expected --es FEED and --en FEED)");
  for (const auto* feeds : {&arguments.es, &arguments.en})
    for (const std::string& feed : *feeds)
      if (Result<void> sound = check_address(feed, arguments.fetch); !sound) return sound;
  if (!arguments.fetch && (arguments.allow_private || !arguments.pause.empty()))
    return fail(Errc::usage, {}, "--pause and --allow-private are of no use without --fetch");
  if (arguments.out.empty()) return fail(Errc::usage, {}, "a folder for the outputs is needed (expected --out DIR)");
  return {};
}

Result<std::int64_t> parse_days(std::string_view option, const std::string& value, std::int64_t standard) {
  if (value.empty()) return standard;
  const Result<unsigned> days = parse_count(option, value);
  if (!days) return tl::unexpected(days.error());
  return static_cast<std::int64_t>(*days);
}

/// The options that a later reader of the store would want to know.
std::string record_of(const FeedArguments& arguments) {
  std::string out = "--out " + arguments.out;
  for (const auto& [option, value] : {std::pair{"--mirror", &arguments.mirror},
                                      {"--window", &arguments.window},
                                      {"--least", &arguments.least},
                                      {"--term-days", &arguments.term_days},
                                      {"--only", &arguments.choice.only},
                                      {"--profile", &arguments.choice.profile.file},
                                      {"--min-confidence", &arguments.work.min_confidence},
                                      {"--es-lang", &arguments.work.es_lang},
                                      {"--en-lang", &arguments.work.en_lang}})
    if (!value->empty()) out += std::string(" ") + option + " " + *value;
  if (arguments.fetch) out += " --fetch";
  for (const std::string& file : arguments.work.glossaries) out += " --glossary " + file;
  for (const std::string& model : arguments.work.models) out += " --model " + model;
  return out;
}

Result<void> plan_pairing(const FeedArguments& arguments, DeskOptions& options) {
  const Result<std::int64_t> window = parse_days("--window", arguments.window, options.pair.window);
  if (!window) return tl::unexpected(window.error());
  options.pair.window = *window;
  const Result<std::int64_t> term_days = parse_days("--term-days", arguments.term_days, options.term_days);
  if (!term_days) return tl::unexpected(term_days.error());
  options.term_days = *term_days;
  if (arguments.least.empty()) return {};
  const Result<double> least = parse_number("--least", arguments.least, 0, 1);
  if (!least) return tl::unexpected(least.error());
  options.pair.least = static_cast<float>(*least);
  return {};
}

Result<DeskOptions> desk_options(const FeedArguments& arguments) {
  DeskOptions out;
  for (const std::string& path : arguments.es) out.feeds.push_back({Side::es, path});
  for (const std::string& path : arguments.en) out.feeds.push_back({Side::en, path});
  out.out = arguments.out;
  out.mirror = arguments.mirror;
  Result<JobOptions> job = work_options(arguments.work);
  if (!job) return tl::unexpected(std::move(job.error()));
  out.job = std::move(*job);
  if (Result<void> planned = plan_pairing(arguments, out); !planned) return tl::unexpected(std::move(planned.error()));
  out.pair.threads = out.job.threads;
  out.now = std::time(nullptr);
  out.record = record_of(arguments);
  return out;
}

/// The plan must outlive them.
Result<DeskChecks> checks_of(const FeedArguments& arguments, const RunPlan& plan) {
  Result<std::string> of_files = fingerprint(arguments);
  if (!of_files) return tl::unexpected(std::move(of_files.error()));
  DeskChecks out;
  out.of_texts = [&plan](CheckBatch batch) { return settled(plan, find_in_texts(plan.checks, plan.known, batch)); };
  out.of_terms = [&plan](CheckBatch batch) { return settled(plan, find_in_terms(plan.checks, plan.known, batch)); };
  out.is_severe = [&plan](const Finding& finding) { return plan.checks.is_severe(finding); };
  out.describe = finding_note;
  out.say = [](const Message& message) { return describe(message); };
  out.fingerprint = std::move(*of_files);
  return out;
}

std::string number(std::size_t count) { return std::to_string(count); }

void summarise(const DeskReport& report, Log& log) {
  log.summary(trn("{1} file read", "{1} files read", report.inputs) + ", " +
              tr("{1} of them known; items: {2} new, {3} changed, {4} known",
                 {number(report.inputs_known), number(report.items_new), number(report.items_changed),
                  number(report.items_known)}));
  if (report.items_passed_over > 0)
    log.summary(trn("{1} item in the other language passed over", "{1} items in the other language passed over",
                    report.items_passed_over));
  log.summary(tr("pairs: {1} found, {2} replaced, {3} aligned, {4} aligned again",
                 {number(report.found), number(report.replaced), number(report.aligned), number(report.realigned)}));
  log.summary(trn("{1} day written", "{1} days written", report.days) + ", " +
              trn("{1} finding", "{1} findings", report.findings) + "; " +
              tr("files: {1} written, {2} removed", {number(report.written), number(report.removed)}));
  if (report.failed > 0)
    log.summary(trn("{1} failed and will be tried again by the next run",
                    "{1} failed and will be tried again by the next run", report.failed));
}

int conclude_run(const Result<DeskReport>& report, Log& log) {
  if (!report) {
    log.error(report.error());
    return report.error().code == Errc::interrupted ? kInterrupted : kFailed;
  }
  summarise(*report, log);
  if (report->failed > 0) return kFailed;
  return report->severe_findings > 0 ? kFindings : kDone;
}

Result<RunPlan> run_plan_of(const FeedArguments& arguments) {
  if (Result<void> sound = check_usage(arguments); !sound) return tl::unexpected(std::move(sound.error()));
  RunPlan plan;
  Result<CheckChoice> checks = choose_checks(arguments.choice);
  if (!checks) return tl::unexpected(std::move(checks.error()));
  plan.checks = std::move(*checks);
  Result<DeskOptions> desk = desk_options(arguments);
  if (!desk) return tl::unexpected(std::move(desk.error()));
  plan.desk = std::move(*desk);
  Result<LexiconInput> known = read_lexicon(arguments.work);
  if (!known) return tl::unexpected(std::move(known.error()));
  plan.known = std::move(*known);
  return plan;
}

/// Nothing when nothing is to be fetched.
Result<std::optional<Fetcher>> make_fetcher(const FeedArguments& arguments, const ReadLimits& limits) {
  if (!arguments.fetch) return std::nullopt;
  FetchOptions options;
  options.user_agent = "cotejo/" COTEJO_VERSION;
  options.max_bytes = limits.max_bytes;
  options.allow_private = arguments.allow_private;
  if (!arguments.pause.empty()) {
    constexpr double kDay = 86'400;  // seconds
    const Result<double> pause = parse_number("--pause", arguments.pause, 0, kDay);
    if (!pause) return tl::unexpected(pause.error());
    options.pause = *pause;
  }
  return std::optional<Fetcher>(std::in_place, std::move(options));
}

int run_feed(const FeedArguments& arguments, Log& log) {
  const Interruption interruption;
  Result<RunPlan> plan = run_plan_of(arguments);
  if (!plan) return conclude(tl::unexpected(plan.error()), log);
  Result<std::optional<Fetcher>> fetcher = make_fetcher(arguments, plan->desk.job.limits);
  if (!fetcher) return conclude(tl::unexpected(fetcher.error()), log);
  if (*fetcher) plan->desk.fetcher = &**fetcher;
  Result<DeskChecks> checks = checks_of(arguments, *plan);
  if (!checks) return conclude(tl::unexpected(checks.error()), log);
  plan->desk.checks = std::move(*checks);
  Result<Store> store = Store::open(arguments.store, StoreAccess::create);
  if (!store) return conclude(tl::unexpected(store.error()), log);
  const DeskWatch watch{[&](const Error& error) { log.error(error); },
                        [&](const Error& warning) { log.warning(warning); },
                        [&](std::uint64_t done, std::uint64_t total) { log.progress(done, total); }};
  return conclude_run(run_desk(*store, plan->known.lexicon, plan->desk, watch, interruption.token()), log);
}

}  // namespace

void add_feed_run(CLI::App& feed, Invocation& invocation) {
  const auto arguments = std::make_shared<FeedArguments>();
  add_feed_options(feed, *arguments);
  feed.callback([&feed, &invocation, arguments] {
    if (feed.get_subcommands().empty()) invocation.run = [arguments](Log& log) { return run_feed(*arguments, log); };
  });
}

}  // namespace cotejo::cli
