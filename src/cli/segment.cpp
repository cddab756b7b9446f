#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/segment.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

struct SegmentArguments {
  std::string file, lang, format = "text", input_format, encoding;
};

CommandHelp segment_help() {
  return {"segment", tr("cut a text into sentences"), tr("[OPTION]... FILE"),
          tr("Writes a sentence a line; with --format jsonl an object a line: its number, text, kind of block, and its "
             "place in the file (start and end in code points, line, column)."),
          "cotejo segment articulo.txt\n"
          "cotejo segment page.html --lang en --format jsonl\n"
          "curl -s https://example.org/noticia.html | cotejo segment -"};
}

void add_segment_options(CLI::App& command, SegmentArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .argument("FILE", arguments.file, tr("the text; - is standard input"))
      .option("--lang", arguments.lang, {"LANG", tr("es or en (default: by the text's function words)")})
      .option("--input-format", arguments.input_format, {"FORMAT", tr("txt or html (default: by content and name)")})
      .option("--encoding", arguments.encoding, {"NAME", tr("of the text (default: detected)")});
  OptionGroup(command, tr("Output"))
      .option("--format", arguments.format, {"FORMAT", tr("text or jsonl (default: text)")});
}

Result<void> check(const SegmentArguments& arguments) {
  if (arguments.file.empty()) return fail(Errc::usage, {}, "a text is needed (expected FILE)");
  if (Result<void> known = expect_one_of("--format", arguments.format, "text jsonl"); !known) return known;
  return arguments.lang.empty() ? Result<void>{} : expect_one_of("--lang", arguments.lang, "es en");
}

Result<Document> read_document(const SegmentArguments& arguments) {
  const Result<std::string> bytes = read_bytes(arguments.file);
  if (!bytes) return tl::unexpected(bytes.error());
  DocumentOptions options;
  options.format = arguments.input_format;
  options.encoding = arguments.encoding;
  return parse_document(*bytes, arguments.file, options);
}

Side language_of(const Document& document, const std::string& lang, Log& log) {
  if (!lang.empty()) return lang == "es" ? Side::es : Side::en;
  const LanguageEvidence evidence = language_evidence(document.text);
  if (evidence.es == evidence.en)
    log.warning({Errc::unsuitable, document.name,
                 Message{"its language cannot be told; cut as Spanish (--lang en: as English)", {}}});
  return evidence.en > evidence.es ? Side::en : Side::es;
}

void write_lines(std::ostream& out, const Document& document, const std::vector<Segment>& segments) {
  for (const Segment& segment : segments) out << sentence_text(document, segment) << '\n';
}

void write_json_lines(std::ostream& out, const Document& document, const std::vector<Segment>& segments) {
  for (std::size_t number = 0; number < segments.size(); ++number) {
    const Segment& segment = segments[number];
    const SourcePlace place = document.source.place(document.text, segment.range.begin);
    const CodePointRange range = document.source.source_range(document.text, segment.range);
    const nlohmann::ordered_json line{{"segment", number},      {"text", sentence_text(document, segment)},
                                      {"block", segment.block}, {"kind", name(document.blocks[segment.block].kind)},
                                      {"start", range.begin},   {"end", range.end},
                                      {"line", place.line},     {"column", place.column}};
    out << json_line(line) << '\n';
  }
}

Result<void> run_segment(const SegmentArguments& arguments, Log& log) {
  if (Result<void> sound = check(arguments); !sound) return sound;
  const Result<Document> document = read_document(arguments);
  if (!document) return tl::unexpected(document.error());
  for (const Message& warning : document->warnings) log.warning({Errc::malformed, document->name, warning});
  const std::vector<Segment> segments = segment(*document, Segmenter(language_of(*document, arguments.lang, log)));
  log.summary(trn("{1} sentence", "{1} sentences", segments.size()));
  const auto write = arguments.format == "jsonl" ? write_json_lines : write_lines;
  return write_atomically(kStandardStream, [&](std::ostream& out) { write(out, *document, segments); });
}

}  // namespace

void add_segment(CLI::App& app, Invocation& invocation) {
  define_command<SegmentArguments>(
      add_command(app, segment_help()), invocation, add_segment_options,
      [](const SegmentArguments& arguments, Log& log) { return conclude(run_segment(arguments, log), log); });
}

}  // namespace cotejo::cli
