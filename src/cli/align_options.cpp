#include "cli/align_options.hpp"

#include <ctime>
#include <iterator>

#include "cli/messages.hpp"

namespace cotejo::cli {
namespace {

void add_texts(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("ES", arguments.es, tr("the Spanish text"))
      .argument("EN", arguments.en, tr("the English text"))
      .option("--jobs", arguments.jobs, {"JOBS", tr("many pairs instead: a file with es TAB en TAB out a line")});
}

void add_reading_options(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .option("--input-format", arguments.input_format, {"FORMAT", tr("txt or html (default: by content and name)")})
      .option("--encoding", arguments.encoding, {"NAME", tr("of both texts (default: detected)")})
      .option("--es-encoding", arguments.es_encoding, {"NAME", tr("of the Spanish text")})
      .option("--en-encoding", arguments.en_encoding, {"NAME", tr("of the English text")})
      .flag("--presegmented", arguments.presegmented, tr("every line is a sentence, and is taken as it is"))
      .flag("--no-language-check", arguments.no_language_check,
            tr("align the texts even if they seem to be swapped, or in other languages"))
      .option("--max-size", arguments.max_size, {"MIB", tr("refuse larger files, in MiB (default: 256)")});
}

void add_lexicon_options(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Alignment"))
      .options("--glossary", arguments.glossaries,
               {"FILE",
                tr("terms that help to align: TBX, CSV or TSV with a header, or Spanish TAB English; may be repeated")})
      .options("--model", arguments.models,
               {"MODEL", tr("a file that cotejo model train has made, builtin for the model that comes with cotejo, or "
                            "none; may be repeated: models add up (default: builtin)")});
}

void add_work_options(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Alignment"))
      .option(
          "--decisions", arguments.decisions,
          {"FILE", tr("what you have decided on the page of --report: beads that are confirmed are kept, the rest is "
                      "aligned around them")})
      .option("--threads", arguments.threads, {"N", tr("pairs to align at a time (default: one a processor)")});
}

void add_outputs(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Output"))
      .options("-o,--output", arguments.outputs, {"OUT", tr("a file to write, - is standard output; may be repeated")})
      .option("--report", arguments.report,
              {"PAGE", tr("an HTML page to read, correct and export the alignment in, with or without network")});
}

void add_writing_options(CLI::App& command, AlignArguments& arguments) {
  OptionGroup(command, tr("Output"))
      .option(
          "--format", arguments.format,
          {"FORMAT", tr("tmx, tsv, jsonl, html, ladder or spans, whatever the output's name (default: by its name)")})
      .option("--min-confidence", arguments.min_confidence, {"P", tr("leave out pairs less sure than this, 0 to 1")})
      .flag("--no-check", arguments.no_check, tr("do not look for what a note in the TMX could say"))
      .option("--es-lang", arguments.es_lang, {"TAG", tr("language tag of the Spanish text: es-MX (default: es)")})
      .option("--en-lang", arguments.en_lang, {"TAG", tr("language tag of the English text: en-GB (default: en)")})
      .option("--srclang", arguments.srclang, {"TAG", tr("the TMX header's source language (default: --es-lang)")})
      .option(
          "--date", arguments.date,
          {"DATE", tr("creation date in the TMX: now, or YYYYMMDDThhmmssZ (default: none, so that equal inputs give "
                      "equal files)")});
}

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// BCP 47's outline: letters and digits in parts of 1 to 8, the first one of at least 2.
bool is_language_tag(std::string_view tag) {
  for (bool is_first = true;; is_first = false) {
    const std::string_view part = tag.substr(0, tag.find('-'));
    if (part.size() < (is_first ? 2U : 1U) || part.size() > 8) return false;
    if (!std::all_of(part.begin(), part.end(), is_alphanumeric)) return false;
    if (part.size() == tag.size()) return true;
    tag.remove_prefix(part.size() + 1);
  }
}

Result<std::string> language_tag(std::string_view option, const std::string& value, const char* standard) {
  if (value.empty()) return standard;
  if (is_language_tag(value)) return value;
  return tl::unexpected(bad_value(option, value, tr("a language tag such as es-MX")));
}

Result<std::string> source_language(const std::string& value) {
  if (value == "*all*") return value;
  return language_tag("--srclang", value, "");
}

/// YYYYMMDDThhmmssZ
bool is_tmx_date(std::string_view date) {
  static constexpr std::string_view kPattern = "ddddddddTddddddZ";
  const auto fits = [](char c, char pattern) { return pattern == 'd' ? c >= '0' && c <= '9' : c == pattern; };
  return date.size() == kPattern.size() && std::equal(date.begin(), date.end(), kPattern.begin(), fits);
}

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc)};
}

Result<std::optional<std::string>> creation_date(const std::string& value) {
  if (value.empty()) return std::nullopt;
  if (value == "now") return now();
  if (is_tmx_date(value)) return value;
  return tl::unexpected(bad_value("--date", value, tr("now, or YYYYMMDDThhmmssZ")));
}

Result<WriteOptions> write_options(const AlignArguments& arguments) {
  WriteOptions options;
  Result<std::string> es_lang = language_tag("--es-lang", arguments.es_lang, "es");
  if (!es_lang) return tl::unexpected(std::move(es_lang.error()));
  Result<std::string> en_lang = language_tag("--en-lang", arguments.en_lang, "en");
  if (!en_lang) return tl::unexpected(std::move(en_lang.error()));
  Result<std::string> srclang = source_language(arguments.srclang);
  if (!srclang) return tl::unexpected(std::move(srclang.error()));
  Result<std::optional<std::string>> date = creation_date(arguments.date);
  if (!date) return tl::unexpected(std::move(date.error()));
  if (!arguments.min_confidence.empty()) {
    const Result<double> confidence = parse_number("--min-confidence", arguments.min_confidence, 0, 1);
    if (!confidence) return tl::unexpected(confidence.error());
    options.min_confidence = *confidence;
  }
  options.es_lang = std::move(*es_lang);
  options.en_lang = std::move(*en_lang);
  options.srclang = std::move(*srclang);
  options.date = std::move(*date);
  return options;
}

Error usage(Message what) { return {Errc::usage, {}, std::move(what)}; }

Result<std::optional<Decisions>> read_decisions(const AlignArguments& arguments) {
  if (arguments.decisions.empty()) return std::nullopt;
  const Result<std::string> bytes = read_bytes(arguments.decisions);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<Decisions> decisions = parse_decisions(*bytes, arguments.decisions);
  if (!decisions) return tl::unexpected(std::move(decisions.error()));
  return std::move(*decisions);
}

Result<void> check_combination(const AlignArguments& arguments) {
  if (!arguments.jobs.empty()) {
    for (const auto& [option, value] :
         {std::pair{"--report", &arguments.report}, {"--decisions", &arguments.decisions}})
      if (!value->empty())
        return tl::unexpected(usage(Message{"{1} is for one pair (expected ES EN, and not --jobs)", {option}}));
    if (!arguments.es.empty() || !arguments.outputs.empty())
      return tl::unexpected(
          usage(Message{"--jobs names its inputs and outputs itself (expected no ES, EN and -o)", {}}));
    return {};
  }
  if (arguments.en.empty())
    return tl::unexpected(usage(Message{"two texts are needed (expected ES EN, or --jobs JOBS)", {}}));
  return {};
}

}  // namespace

void add_text_options(CLI::App& command, AlignArguments& arguments) {
  add_texts(command, arguments);
  add_reading_options(command, arguments);
  add_lexicon_options(command, arguments);
  add_work_options(command, arguments);
}

void add_planned_options(CLI::App& command, AlignArguments& arguments) {
  add_reading_options(command, arguments);
  add_lexicon_options(command, arguments);
  add_writing_options(command, arguments);
}

void add_align_options(CLI::App& command, AlignArguments& arguments) {
  add_text_options(command, arguments);
  add_outputs(command, arguments);
  add_writing_options(command, arguments);
}

Result<JobOptions> job_options(const AlignArguments& arguments) {
  if (const Result<void> sound = check_combination(arguments); !sound) return tl::unexpected(sound.error());
  return work_options(arguments);
}

Result<JobOptions> work_options(const AlignArguments& arguments) {
  Result<WriteOptions> write = write_options(arguments);
  if (!write) return tl::unexpected(std::move(write.error()));
  const Result<ReadLimits> limits = read_limits(arguments);
  if (!limits) return tl::unexpected(limits.error());
  const Result<unsigned> thread_count = parse_threads(arguments.threads);
  if (!thread_count) return tl::unexpected(thread_count.error());
  Result<std::optional<Decisions>> decisions = read_decisions(arguments);
  if (!decisions) return tl::unexpected(std::move(decisions.error()));
  JobOptions options;
  options.decisions = std::move(*decisions);
  options.document.format = arguments.input_format;
  options.document.encoding = arguments.encoding;
  options.write = std::move(*write);
  options.write.ui_lang = ui_language();
  options.write.tool_version = COTEJO_VERSION;
  options.limits = *limits;
  options.es_encoding = arguments.es_encoding;
  options.en_encoding = arguments.en_encoding;
  options.presegmented = arguments.presegmented;
  options.check_languages = !arguments.no_language_check;
  options.threads = *thread_count;
  return options;
}

Result<std::string> fixed_date(const std::string& value) {
  const Result<std::optional<std::string>> date = creation_date(value);
  if (!date) return tl::unexpected(date.error());
  return date->value_or("");
}

Result<ReadLimits> read_limits(const AlignArguments& arguments) {
  if (arguments.max_size.empty()) return ReadLimits{};
  static constexpr double kMostMebibytes = 1U << 20U;
  const Result<double> mebibytes = parse_number("--max-size", arguments.max_size, 0, kMostMebibytes);
  if (!mebibytes) return tl::unexpected(mebibytes.error());
  return ReadLimits{static_cast<std::size_t>(*mebibytes * (1U << 20U))};
}

Job single_job(const AlignArguments& arguments) {
  Job job{arguments.es, arguments.en, {}, {}};
  for (const std::string& path : arguments.outputs) job.outputs.push_back({path, arguments.format});
  if (!arguments.report.empty()) job.outputs.push_back({arguments.report, "html"});
  if (job.outputs.empty()) job.outputs.push_back({kStandardStream, arguments.format});
  return job;
}

Result<Glossary> read_glossaries(const std::vector<std::string>& paths) {
  Glossary all;
  for (const std::string& path : paths) {
    Result<Glossary> glossary = read_glossary(path);
    if (!glossary) return glossary;
    std::move(glossary->entries.begin(), glossary->entries.end(), std::back_inserter(all.entries));
  }
  return all;
}

}  // namespace cotejo::cli
