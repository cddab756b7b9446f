#include "cotejo/article.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace cotejo {
namespace {

Article extract(std::string_view html, const ArticleOptions& options = {}) {
  auto article = extract_article(html, "p.html", options);
  EXPECT_TRUE(article) << to_string(article.error());
  return article ? std::move(*article) : Article{};
}

std::string error_of(std::string_view html, const ArticleOptions& options = {}) {
  const auto article = extract_article(html, "p.html", options);
  return article ? "no error" : to_string(article.error());
}

constexpr std::string_view kKinds[] = {"paragraph", "heading", "list_item", "caption", "cell", "preformatted"};

/// A block a line: "paragraph\tText".
std::string lines_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    std::string text(slice(document.text, block.range));
    std::ranges::replace(text, '\n', ' ');
    out.append(kKinds[static_cast<std::size_t>(block.kind)]).append("\t").append(text).append("\n");
  }
  return out;
}

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// --- Times ---------------------------------------------------------------------------------------------------------

TEST(ArticleTime, ReadsTheFormsOfPagesAndFeeds) {
  struct Case {
    std::string_view text, time;
  };
  const Case cases[] = {
      {"2026-11-05", "2026-11-05T00:00:00Z"},
      {"2026-11-05T10:00:00Z", "2026-11-05T10:00:00Z"},
      {"2026-11-05T10:00:00.123+01:00", "2026-11-05T09:00:00Z"},
      {"2026-11-05T10:00+0100", "2026-11-05T09:00:00Z"},
      {"2026-11-05 10:00:30", "2026-11-05T10:00:30Z"},
      {"2026-11-05T10:00:00+01:00[Europe/Madrid]", "2026-11-05T09:00:00Z"},
      {"20261105T100000Z", "2026-11-05T10:00:00Z"},
      {"20261105", "2026-11-05T00:00:00Z"},
      {"2026-309", "2026-11-05T00:00:00Z"},
      {"2026/11/05", "2026-11-05T00:00:00Z"},
      {"2026-11", "2026-11-01T00:00:00Z"},
      {"Thu, 05 Nov 2026 10:00:00 GMT", "2026-11-05T10:00:00Z"},
      {"Thu, 5 Nov 2026 10:00 -0500", "2026-11-05T15:00:00Z"},
      {"05 Nov 26 10:00 EST", "2026-11-05T15:00:00Z"},
      {"Thursday, 05-Nov-26 10:00:00 GMT", "2026-11-05T10:00:00Z"},
      {"Thu Nov  5 10:00:00 2026", "2026-11-05T10:00:00Z"},
      {"November 5, 2026", "2026-11-05T00:00:00Z"},
      {"Mar 5, 2026 at 4:05 pm", "2026-03-05T16:05:00Z"},
      {"mar, 3 nov 2026 12:00 a.m.", "2026-11-03T00:00:00Z"},
      {"5 de noviembre de 2026", "2026-11-05T00:00:00Z"},
      {"jueves, 5 de noviembre de 2026 a las 10.20 h.", "2026-11-05T10:20:00Z"},
      {"05 nov 2026 - 05:40 CET", "2026-11-05T04:40:00Z"},
      {"05/11/2026 08:15", "2026-11-05T08:15:00Z"},
      {"11/25/2026", "2026-11-25T00:00:00Z"},
      {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
  };
  for (const Case& row : cases) {
    const auto time = parse_time(row.text);
    EXPECT_EQ(time ? format_time(*time) : "none", row.time) << row.text;
  }
}

TEST(ArticleTime, IsNothingForWhatIsNoDate) {
  for (const std::string_view text :
       {"", "ayer", "2026-13-05", "2026-02-29", "31/02/2026", "hace 5 horas", "5 noviembre", "10:00",
        "2026-11-05T99:00", "Capítulo 5 de 2026", "12345678901"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

// --- Whole pages ---------------------------------------------------------------------------------------------------

/// tests/cases/pages: NAME.html and NAME.expected, lines of a kind or a field, a tab, and its text.
class ArticlePage : public testing::TestWithParam<std::string> {};

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(COTEJO_TESTS_DIR "/cases/pages")) {
    if (file.path().extension() == ".html") names.push_back(file.path().stem());
  }
  std::ranges::sort(names);
  return names;
}

std::string field_of(const Article& article, std::string_view name) {
  if (name == "language") return article.language;
  if (name == "published") return article.published ? format_time(*article.published) : "";
  if (name == "modified") return article.modified ? format_time(*article.modified) : "";
  if (name == "canonical") return article.canonical;
  if (name == "headline") return article.headline;
  if (name != "alternate" || article.alternates.empty()) return "";
  return article.alternates[0].language + " " + article.alternates[0].url;
}

bool is_kind(std::string_view name) { return std::ranges::find(kKinds, name) != std::end(kKinds); }

TEST_P(ArticlePage, IsWhatItsAuthorWrote) {
  const std::filesystem::path folder = COTEJO_TESTS_DIR "/cases/pages";
  const Article article = extract(read_file(folder / (GetParam() + ".html")));
  std::istringstream expected(read_file(folder / (GetParam() + ".expected")));
  std::string blocks;
  for (std::string line; std::getline(expected, line);) {
    const std::string name = line.substr(0, line.find('\t')), value = line.substr(line.find('\t') + 1);
    if (is_kind(name))
      blocks += line + "\n";
    else
      EXPECT_EQ(field_of(article, name), value) << name;
  }
  EXPECT_EQ(lines_of(article.document), blocks);
}

INSTANTIATE_TEST_SUITE_P(Cases, ArticlePage, testing::ValuesIn(page_names()),
                         [](const auto& page) { return page.param; });

// --- Parts ---------------------------------------------------------------------------------------------------------

constexpr std::string_view kText =
    "<p>El alcalde ha dicho esta mañana que las obras del puente terminarán antes de que llegue el verano.</p>"
    "<p>Los vecinos, que llevan dos años dando un rodeo de media hora, no acaban de creer que vaya a ser verdad.</p>";

TEST(Article, SaysWhereEachBlockStands) {
  const std::string page =
      "<html><body><h1>El puente</h1><p>&iquest;Cu&aacute;ndo estar&aacute; el puente que los vecinos "
      "piden desde hace tantos a&ntilde;os? Nadie lo sabe.</p>" +
      std::string(kText);
  const Article article = extract(page);
  ASSERT_EQ(article.document.blocks.size(), 4U);
  const ByteRange first = article.document.blocks[1].range;
  EXPECT_TRUE(slice(article.document.text, first).starts_with("¿Cuándo estará el puente"));
  const CodePointRange range = article.document.source.source_range(article.document.text, first);
  EXPECT_EQ(range.begin, page.find("&iquest;"));
  EXPECT_EQ(range.end, page.find("</p>"));
}

TEST(Article, LanguageIsDeclaredOrReadOffTheWords) {
  const std::string text(kText);
  EXPECT_EQ(extract("<html lang=es-MX>" + text).language, "es-MX");
  EXPECT_EQ(extract("<meta property=og:locale content=es_ES>" + text).language, "es-ES");
  EXPECT_EQ(extract("<meta http-equiv=Content-Language content='es, en'>" + text).language, "es");
  EXPECT_EQ(extract(text).language, "es");
  EXPECT_EQ(
      extract(
          "<html lang=en>" + text +
          "<p>El pleno votará la semana que viene, aunque nadie sabe de dónde saldrá el dinero que todavía falta.</p>")
          .language,
      "es");
}

TEST(Article, DatesComeFromTheBestPlace) {
  const std::string text(kText);
  const auto published = [&](std::string head) {
    const auto time = extract(head + text).published;
    return time ? format_time(*time) : "none";
  };
  EXPECT_EQ(
      published(
          "<script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2026-11-05\"}]</script>"
          "<meta property='article:published_time' content='2026-01-01'>"),
      "2026-11-05T00:00:00Z");
  EXPECT_EQ(published("<script type='application/ld+json'>{ not JSON</script><meta name=date content='2026-11-05'>"),
            "2026-11-05T00:00:00Z");
  EXPECT_EQ(published("<time datetime='2026-11-05T10:00Z'>hoy</time>"), "2026-11-05T10:00:00Z");
  EXPECT_EQ(published("<div class=fecha>Publicado el 5 de noviembre de 2026</div>"), "2026-11-05T00:00:00Z");
  EXPECT_EQ(published(""), "none");
}

TEST(Article, LinksAreAbsoluteWhereABaseIsKnown) {
  const std::string page =
      "<base href='/es/'><link rel=canonical href='../nota?a=1&amp;b=2'>"
      "<link rel=alternate hreflang=en href='en/note'><link rel=alternate hreflang=fr href='//fr.example/n'>"
      "<link rel=alternate type=application/rss+xml href=feed.xml>" +
      std::string(kText);
  const Article article = extract(page, {.url = "https://d.example/x/y.html"});
  EXPECT_EQ(article.canonical, "https://d.example/nota?a=1&b=2");
  const std::vector<AlternateLink> expected{{"https://d.example/es/en/note", "en"}, {"https://fr.example/n", "fr"}};
  EXPECT_EQ(article.alternates, expected);
}

TEST(Article, HeadlineIsTheOneOnThePage) {
  const std::string text(kText);
  EXPECT_EQ(extract("<title>El puente | Diario</title><h1>Diario</h1><h1>El puente</h1>" + text).headline, "El puente");
  EXPECT_EQ(extract("<meta property=og:title content='El &quot;puente&quot;'>" + text).headline, "El \"puente\"");
}

TEST(Article, TheLinkedDataTellsWhichTextIsTheArticle) {
  const std::string other =
      "<div class=x><p>Una nota más larga que no es el artículo, sino el resumen de lo que ha pasado durante la semana "
      "en la "
      "comarca, con los sucesos, la agenda y el tiempo que hará los próximos días.</p><p>La redacción la prepara cada "
      "viernes "
      "para quienes no han podido leer el periódico, y la envía también a los que viven fuera.</p></div>";
  const std::string page =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"El alcalde ha dicho esta mañana "
      "que las obras "
      "del puente terminarán antes de que llegue el verano. Los vecinos, que llevan dos años dando un rodeo de media "
      "hora, no acaban "
      "de creer que vaya a ser verdad.\"}</script>" +
      other + "<div class=y>" + std::string(kText) + "</div>";
  const Article article = extract(page);
  EXPECT_EQ(article.document.blocks.size(), 2U) << lines_of(article.document);
  EXPECT_TRUE(article.lead.starts_with("El alcalde"));
}

TEST(Article, HidesWhatThePageHides) {
  const std::string hidden =
      "<p hidden>Esto no debería verse de ninguna manera, aunque sea una frase con todas sus palabras.</p>"
      "<div style='display:none'><p>Ni esto tampoco, que está escrito para que lo lean los buscadores y nadie "
      "más.</p></div>";
  EXPECT_EQ(extract("<div>" + hidden + std::string(kText) + "</div>").document.blocks.size(), 2U);
}

// --- Failures ------------------------------------------------------------------------------------------------------

TEST(Article, FailuresSayWhere) {
  EXPECT_EQ(error_of(""), "p.html: no article in it");
  EXPECT_EQ(error_of("<ul><li><a href=/>Portada</a><li><a href=/e>España</a></ul>"), "p.html: no article in it");
  std::string deep = "\n";
  for (int k = 0; k < 20; ++k) deep += "<div>";
  ArticleOptions options;
  options.document.max_depth = 10;
  EXPECT_EQ(error_of(deep, options), "p.html:2: elements are nested deeper than 10");
}

/// Pages made to cost time: each is read, or refused, in much less than a second; quadratic work would take minutes.
TEST(Article, HostilePagesCostNoMoreThanOthers) {
  const auto repeated = [](std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t k = 0; k < times; ++k) text += piece;
    return text;
  };
  const std::string pages[] = {repeated("<a>", 200'000),
                               repeated("</x>", 200'000),
                               repeated("<svg>", 100'000),
                               repeated("<p>", 200'000),
                               repeated("<b><p>", 100'000),
                               repeated("&a", 300'000),
                               repeated("<!--", 200'000),
                               repeated("<div class=a", 50'000),
                               repeated("<h2><a href=x>uno dos tres</a></h2>", 20'000),
                               repeated("<h3>Comentarios</h3><p>uno dos.</p>", 20'000),
                               repeated("<li>", 200'000),
                               repeated("<table><td>", 200),
                               repeated("<time>x", 100'000),
                               repeated("<span class=date>x</span>", 50'000),
                               "<script type=application/ld+json>" + repeated("[", 300'000)};
  for (const std::string& page : pages) {
    const auto article = extract_article(page + std::string(kText), "p.html");
    EXPECT_TRUE(article || article.error().code != Errc::usage);
  }
}

}  // namespace
}  // namespace cotejo
