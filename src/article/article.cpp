#include "cotejo/article.hpp"

#include <algorithm>

#include "article/body.hpp"
#include "article/dates.hpp"
#include "article/metadata.hpp"
#include "article/page.hpp"
#include "article/runs.hpp"
#include "document/block_builder.hpp"
#include "document/html_scan.hpp"
#include "document/html_tags.hpp"
#include "document/readers.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

using namespace detail;  // the parts of this module

bool is_html_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Puts runs into a document, with their way back to the page.
class BlockWriter {
 public:
  BlockWriter(const Page& page, Entities& entities) : page_(page), entities_(entities), builder_(page.source) {}

  void add(const TextRun& run, BlockKind kind) {
    builder_.begin_block(kind);
    for (std::uint32_t node = run.first; node < run.end;) {
      const PageNode& what = page_.nodes[node];
      if (what.is_text) add_text(what.source, kind);
      if (!what.is_text && what.tag == GUMBO_TAG_BR) builder_.add_line_end(what.source);
      node = !what.is_text && unread_tags().has(what.tag) ? what.end : node + 1;
    }
  }
  void finish(Document& document) && { std::move(builder_).finish(document); }

 private:
  void add_text(ByteRange range, BlockKind kind) {
    for (std::size_t at = range.begin; at < range.end;) {
      const char c = page_.source[at];
      if (is_html_space(c)) {
        const bool is_shown = kind == BlockKind::preformatted && c == '\n';
        is_shown ? builder_.add_line_end({at, at + 1}) : builder_.add_space({at, at + 1});
        ++at;
      } else {
        at = c == '&' ? add_reference(at, range.end) : add_character(at);
      }
    }
  }

  std::size_t add_character(std::size_t at) {
    std::size_t end = at;
    next_code_point(page_.source, end);
    builder_.add(page_.source.substr(at, end - at), {at, end});
    return end;
  }

  std::size_t add_reference(std::size_t at, std::size_t end) {
    const Entity& entity = entities_.read(page_.source.substr(at, end - at));
    if (entity.source == 0) return add_character(at);
    const ByteRange source{at, at + entity.source};
    if (entity.text.size() == 1 && is_html_space(entity.text[0]))
      builder_.add_space(source);
    else
      builder_.add(entity.text, source);
    return source.end;
  }

  const Page& page_;
  Entities& entities_;
  BlockBuilder builder_;
};

// --- Language ---

/// The declared language; but templates say "en" of Spanish texts often enough that clear words count for more.
std::string language_of(const std::string& declared, std::string_view text) {
  const LanguageEvidence evidence = language_evidence(text);
  constexpr std::size_t kEnoughWords = 40;
  constexpr double kClear = .2, kTimes = 4;
  const bool is_spanish =
      evidence.es > kClear && evidence.es > kTimes * evidence.en && evidence.beside < evidence.es / 2;
  const bool is_english = evidence.en > kClear && evidence.en > kTimes * evidence.es;
  if (declared.empty()) return is_spanish ? "es" : is_english ? "en" : "";
  const std::string base = ascii::lower(declared.substr(0, 2));
  if (evidence.words < kEnoughWords) return declared;
  if (is_spanish && base == "en") return "es";
  if (is_english && base == "es") return "en";
  return declared;
}

// --- Dates that readers see ---

/// The first date of the elements named for one, before or in the article.
std::optional<UtcSeconds> shown_date(const Page& page, const PageRuns& runs, Entities& entities) {
  constexpr std::size_t kLongest = 120;  // bytes
  for (std::uint32_t node = 1; node < page.nodes.size(); ++node) {
    const PageNode& what = page.nodes[node];
    if (what.is_text) continue;
    const bool is_time = what.tag == GUMBO_TAG_TIME;
    if (!is_time && (runs.roles[node] & kDate) == 0) continue;
    if (const auto time = parse_time(page.attribute(node, is_time ? "datetime" : "content"))) return time;
    const TextRun run{.first = node, .end = what.end};
    if (what.end - node > 16) continue;
    const std::string text = text_of(page, run, entities);
    if (text.size() > kLongest) continue;
    if (const auto time = parse_shown_time(text)) return time;
  }
  return std::nullopt;
}

Article to_article(const Page& page, ArticleParts parts, Metadata metadata, const PageRuns& runs, Entities& entities,
                   Document document) {
  Article article;
  BlockWriter writer(page, entities);
  for (const ArticleBlock& block : parts.blocks) writer.add(runs.runs[block.run], block.kind);
  std::move(writer).finish(document);
  article.headline = std::move(parts.headline);
  article.lead = std::move(parts.lead);
  article.language = language_of(metadata.language, document.text);
  article.published = metadata.published ? metadata.published : shown_date(page, runs, entities);
  article.modified = metadata.modified;
  article.canonical = std::move(metadata.canonical);
  article.alternates = std::move(metadata.alternates);
  document.language = article.language;
  document.title = std::move(metadata.title);
  article.document = std::move(document);
  return article;
}

}  // namespace

Result<Article> extract_article(std::string_view html, std::string_view name, const ArticleOptions& options) {
  Result<DecodedText> decoded =
      decode(html, name, {.encoding = options.document.encoding, .hint = declared_encoding(html)});
  if (!decoded) return tl::unexpected(std::move(decoded).error());
  const Result<Page> page = read_page(decoded->utf8, name, options.document.max_depth);
  if (!page) return tl::unexpected(page.error());
  Entities entities;
  Metadata metadata = read_metadata(*page, options.url, entities);
  const PageRuns runs = find_runs(*page);
  ArticleParts parts = find_article(*page, runs, metadata, entities);
  if (parts.blocks.empty()) return fail(Errc::empty, std::string(name), "no article in it");
  return to_article(*page, std::move(parts), std::move(metadata), runs, entities,
                    begin_document("html", name, *decoded));
}

}  // namespace cotejo
