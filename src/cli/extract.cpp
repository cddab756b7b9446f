#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_input.hpp"
#include "cotejo/article.hpp"
#include "cotejo/batch.hpp"
#include "cotejo/read.hpp"
#include "text/json.hpp"

namespace cotejo::cli {
namespace {

struct ExtractArguments {
  std::vector<std::string> pages;
  std::string output = std::string(kStandardStream), format = "text", url, encoding;
};

CommandHelp extract_help() {
  return {"extract", tr("find the article in web pages"), tr("[OPTION]... PAGE..."),
          tr("Writes the headline, the lead, the paragraphs and the captions of each page's article, without menus, "
             "teasers and the rest of the page around it; with --format jsonl an object a page. A page without an "
             "article does not stop the others."),
          "cotejo extract noticia.html -o noticia.txt\n"
          "cotejo extract --format jsonl *.html -o articles.jsonl\n"
          "curl -s https://example.org/noticia.html | cotejo extract --url https://example.org/noticia.html -"};
}

void add_extract_options(CLI::App& command, ExtractArguments& arguments) {
  OptionGroup(command, tr("Input"))
      .arguments("PAGE", arguments.pages, tr("HTML files; - is standard input"))
      .option("--url", arguments.url, {"URL", tr("where the page is from, for its relative links")})
      .option("--encoding", arguments.encoding, {"NAME", tr("of the pages (default: detected)")});
  OptionGroup(command, tr("Output"))
      .option("-o,--output", arguments.output, {"FILE", tr("where to write (default: standard output)")})
      .option("--format", arguments.format, {"FORMAT", tr("text or jsonl (default: text)")});
}

Result<void> check(const ExtractArguments& arguments) {
  if (arguments.pages.empty()) return fail(Errc::usage, {}, "a page is needed (expected PAGE...)");
  if (!arguments.url.empty() && arguments.pages.size() > 1) return fail(Errc::usage, {}, "--url is for a single page");
  if (Result<void> known = expect_one_of("--format", arguments.format, "text jsonl"); !known) return known;
  return spare_inputs(arguments.output, arguments.pages);
}

Result<Article> read_article(const std::string& page, const ExtractArguments& arguments) {
  const Result<std::string> bytes = read_bytes(page);
  if (!bytes) return tl::unexpected(bytes.error());
  ArticleOptions options;
  options.document.encoding = arguments.encoding;
  options.url = arguments.url;
  return extract_article(*bytes, page, options);
}

// --- What is written of an article ---

/// A block a paragraph, as plain text has them.
void write_text(std::ostream& out, const Article& article) {
  const Document& document = article.document;
  for (const Block& block : document.blocks) out << slice(document.text, block.range) << "\n\n";
}

nlohmann::ordered_json time_or_null(const std::optional<UtcSeconds>& time) {
  return time ? nlohmann::ordered_json(format_time(*time)) : nlohmann::ordered_json();
}

nlohmann::ordered_json blocks_of(const Document& document) {
  nlohmann::ordered_json blocks = nlohmann::ordered_json::array();
  for (const Block& block : document.blocks)
    blocks.push_back({{"kind", name(block.kind)},
                      {"text", slice(document.text, block.range)},
                      {"offset", document.source.place(document.text, block.range.begin).offset}});
  return blocks;
}

nlohmann::ordered_json alternates_of(const Article& article) {
  nlohmann::ordered_json links = nlohmann::ordered_json::array();
  for (const AlternateLink& link : article.alternates)
    links.push_back({{"url", link.url}, {"language", link.language}});
  return links;
}

void write_json(std::ostream& out, const Article& article) {
  const nlohmann::ordered_json line{{"source", article.document.name},
                                    {"headline", article.headline},
                                    {"lead", article.lead},
                                    {"language", article.language},
                                    {"published", time_or_null(article.published)},
                                    {"modified", time_or_null(article.modified)},
                                    {"canonical", article.canonical},
                                    {"alternates", alternates_of(article)},
                                    {"encoding", article.document.encoding},
                                    {"blocks", blocks_of(article.document)}};
  out << json_line(line) << '\n';
}

// --- The work ---

struct ArticleTally {
  std::size_t found = 0, failed = 0;
};

/// One page that cannot be read does not stop the others.
ArticleTally write_articles(std::ostream& out, const ExtractArguments& arguments, Log& log) {
  ArticleTally tally;
  for (const std::string& page : arguments.pages) {
    const Result<Article> article = read_article(page, arguments);
    if (!article) {
      log.error(article.error());
      ++tally.failed;
      continue;
    }
    for (const Message& warning : article->document.warnings) log.warning({Errc::malformed, page, warning});
    arguments.format == "jsonl" ? write_json(out, *article) : write_text(out, *article);
    ++tally.found;
  }
  return tally;
}

int run_extract(const ExtractArguments& arguments, Log& log) {
  if (const Result<void> sound = check(arguments); !sound) return conclude(sound, log);
  ArticleTally tally;
  const Result<void> written =
      write_atomically(arguments.output, [&](std::ostream& out) { tally = write_articles(out, arguments, log); });
  if (!written) return conclude(written, log);
  log.summary(trn("{1} article", "{1} articles", tally.found));
  return tally.failed > 0 ? kFailed : kDone;
}

}  // namespace

void add_extract(CLI::App& app, Invocation& invocation) {
  define_command<ExtractArguments>(add_command(app, extract_help()), invocation, add_extract_options, run_extract);
}

}  // namespace cotejo::cli
