#include "cotejo/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace cotejo {
namespace {

Document parse(std::string_view bytes, std::string_view name = "nota.txt", const DocumentOptions& options = {}) {
  auto document = parse_document(bytes, name, options);
  EXPECT_TRUE(document) << to_string(document.error());
  return document ? std::move(*document) : Document{};
}

std::string_view kind_name(BlockKind kind) {
  constexpr std::string_view kNames[] = {"p", "h", "li", "caption", "cell", "pre"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// "h:Title|p:text", line ends as '/'.
std::string blocks_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out.append(out.empty() ? "" : "|").append(kind_name(block.kind)).append(":");
    out.append(slice(document.text, block.range));
  }
  std::ranges::replace(out, '\n', '/');
  return out;
}

std::string txt_blocks(std::string_view text) { return blocks_of(parse(text)); }

TEST(Txt, EveryLineIsAParagraphWhenLinesAreNotWrapped) {
  EXPECT_EQ(txt_blocks("Uno y dos.\nTres.\r\n\r\nCuatro, en otra parte.\rFin."),
            "p:Uno y dos.|p:Tres.|p:Cuatro, en otra parte.|p:Fin.");
}

constexpr std::string_view kWrapped =
    "The ferry to the island leaves twice a day, except on Sundays,\n"
    "when the captain visits his mother in the capital and nobody\n"
    "else is trusted with the keys. Passengers who do not know this\n"
    "wait on the pier until the harbour master sends them home.\n"
    "\n"
    "In winter there is no ferry at all. The mail comes by\n"
    "helicopter, and the bread is baked at the school.\n";

TEST(Txt, HardWrappedLinesAreJoined) {
  const Document document = parse(kWrapped);
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.text, kWrapped);
  EXPECT_TRUE(slice(document.text, document.blocks[0].range).ends_with("master sends them home."));
  EXPECT_TRUE(slice(document.text, document.blocks[1].range).starts_with("In winter"));
}

TEST(Txt, HardWrappedParagraphsMayBeToldByIndentation) {
  const Document document = parse(
      "   Nadie en el pueblo recordaba cuándo se había construido la\n"
      "torre ni quién había pagado las campanas, que sonaban siempre\n"
      "un cuarto de hora antes de tiempo y despertaban a los gallos de\n"
      "toda la ribera, según decían los viejos que aún vivían allí.\n"
      "   Cuando el nuevo alcalde quiso arreglarlas, los vecinos le\n"
      "pidieron por favor que no lo hiciera.\n");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_TRUE(slice(document.text, document.blocks[1].range).starts_with("Cuando el nuevo"));
}

TEST(Txt, AHeadingAndAListStandApartInWrappedText) {
  const Document document = parse(
      "What to bring\n"
      "Visitors are asked to bring warm clothes even in the middle of\n"
      "summer, because the caves are cold all the year round and the\n"
      "tour takes a good two hours, or longer if the group is large:\n"
      "- a coat and a scarf for each of the children who come along on\n"
      "  the tour with you\n"
      "- a lamp\n"
      "Dogs are not allowed inside, not even small ones that are held\n"
      "in the arms, since there were 12 of them on a single day in\n"
      "2019. The bats complained.\n");
  EXPECT_EQ(blocks_of(document).substr(0, 40), "h:What to bring|p:Visitors are asked to ");
  ASSERT_EQ(document.blocks.size(), 5U);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::list_item);
  EXPECT_TRUE(slice(document.text, document.blocks[2].range).ends_with("tour with you"));
  EXPECT_EQ(slice(document.text, document.blocks[3].range), "- a lamp");
  EXPECT_TRUE(slice(document.text, document.blocks[4].range).ends_with("complained."));
}

TEST(Txt, VerseAndListsOfNamesAreNotWrappedText) {
  EXPECT_EQ(txt_blocks("manzanas\nperas\nuvas\nciruelas"), "h:manzanas|p:peras|p:uvas|p:ciruelas");
  EXPECT_EQ(parse("The moon went down behind the hill,\nAnd every dog in town was still.\n"
                  "The miller slept, the river ran,\nAnd nobody had seen the man.\n")
                .blocks.size(),
            4U);
}

TEST(Txt, LooksDecideTheKind) {
  struct Case {
    std::string_view text, blocks;
  };
  const Case cases[] = {
      {"Un título\nEl texto, que es más largo.", "h:Un título|p:El texto, que es más largo."},
      {"Un título\n\nSubtítulo\n\nEl texto, que es más largo.",
       "h:Un título|h:Subtítulo|p:El texto, que es más largo."},
      {"Una frase.\nOtra.", "p:Una frase.|p:Otra."},
      {"Texto uno.\nParte dos\nEl texto que sigue.", "p:Texto uno.|h:Parte dos|p:El texto que sigue."},
      {"Texto uno.\nFirmado, el autor", "p:Texto uno.|p:Firmado, el autor"},
      {"«Cita completa.»\nTexto más largo que sigue.", "p:«Cita completa.»|p:Texto más largo que sigue."},
      {"sola", "p:sola"},
      {"Hay:\n- pan\n• vino\n1. agua\n12) sal\na) miel\n2020 fue bueno.\n-5 grados.",
       "p:Hay:|li:- pan|li:• vino|li:1. agua|li:12) sal|li:a) miel|p:2020 fue bueno.|p:-5 grados."},
      {"# No es Markdown\nTexto largo y llano.", "h:# No es Markdown|p:Texto largo y llano."},
      {"\n\n  \u00A0\n  Con sangría.  \n", "p:Con sangría."},
  };
  for (const Case& c : cases) EXPECT_EQ(txt_blocks(c.text), c.blocks) << c.text;
}

TEST(Txt, PresegmentedLinesAreKept) {
  const Document document = parse("Uno\n\n dos tres \n", "a", {.one_sentence_a_line = true});
  EXPECT_EQ(blocks_of(document), "p:Uno|p:dos tres");
  EXPECT_EQ(document.text, "Uno\n\n dos tres \n");
}

TEST(ParseDocument, FillsInWhatItKnows) {
  const Document document = parse("a\xF1o", "viejo.txt");
  EXPECT_EQ(document.name, "viejo.txt");
  EXPECT_EQ(document.format, "txt");
  EXPECT_EQ(document.encoding, "windows-1252");
  EXPECT_EQ(document.text, "año");
  EXPECT_TRUE(document.warnings.empty());
}

TEST(ParseDocument, PicksTheReader) {
  struct Case {
    std::string_view bytes, name, format, picked;
  };
  const Case cases[] = {
      {"hola", "a.txt", "", "txt"},
      {"hola", "sin extensión", "", "txt"},
      {"hola", "A.HTML", "", "html"},
      {"hola", "b.xhtml", "", "html"},
      {"hola <b>x", "c.txt", "", "txt"},
      {"<!DOCTYPE html><p>x", "c.txt", "", "html"},
      {"\xEF\xBB\xBF\n <!-- c -->\n<HTML><body>x", "-", "", "html"},
      {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>x</body></html>", "-", "", "html"},
      {"<p>x", "-", "", "html"},
      {"<persona>x", "-", "", "txt"},
      {"< 5 x", "-", "", "txt"},
      {"<p>x", "-", "txt", "txt"},
      {"hola", "a.txt", "html", "html"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(parse(c.bytes, c.name, {.format = std::string(c.format)}).format, c.picked) << c.bytes;
  }
}

TEST(ParseDocument, SaysWhatIsWrong) {
  struct Case {
    std::string_view bytes, name;
    DocumentOptions options;
    std::string_view message;
  };
  const Case cases[] = {
      {"x", "a.txt", {.format = "odt"}, "a.txt: unknown format 'odt' (expected one of: html, txt)"},
      {"", "a.txt", {}, "a.txt: no text in it"},
      {" \n\u00A0\n", "a.txt", {}, "a.txt: no text in it"},
      {"<html><body><p> </p></body></html>", "a.html", {}, "a.html: no text in it"},
      {"\n\n", "a.txt", {.one_sentence_a_line = true}, "a.txt: no text in it"},
      {{"a\0b", 3}, "a.txt", {}, "a.txt: not text: NUL byte at offset 1"},
      {"a\xF1o",
       "a.txt",
       {.encoding = "UTF-8"},
       "a.txt: not UTF-8: byte 0xF1 at offset 1 (another encoding can be given)"},
  };
  for (const Case& c : cases) {
    const auto document = parse_document(c.bytes, c.name, c.options);
    ASSERT_FALSE(document) << c.message;
    EXPECT_EQ(to_string(document.error()), c.message);
  }
}

TEST(DocumentReaders, EndWithTheOneThatTakesAll) {
  const auto readers = document_readers();
  ASSERT_FALSE(readers.empty());
  EXPECT_EQ(readers.back().name, "txt");
  EXPECT_EQ(readers.back().looks_like, nullptr);
}

TEST(SourceMap, IdentityAgreesWithCounting) {
  std::mt19937 random(11);
  constexpr std::u32string_view kAlphabet = U"abcñé€𝄞 \n\r";
  std::string text;
  for (int k = 0; k < 5000; ++k) append_utf8(text, kAlphabet[random() % kAlphabet.size()]);
  const SourceMap map = SourceMap::identity(text);
  SourcePlace expected;
  for (std::size_t at = 0; at < text.size();) {
    ASSERT_EQ(map.place(text, at), expected) << at;
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    ASSERT_EQ(map.source_range(text, {begin, at}), (CodePointRange{expected.offset, expected.offset + 1}));
    const bool ends_line = c == '\n' || (c == '\r' && (at == text.size() || text[at] != '\n'));
    expected = {expected.offset + 1, ends_line ? expected.line + 1 : expected.line,
                ends_line ? 1 : expected.column + 1};
  }
  EXPECT_EQ(map.place(text, text.size()).offset, 5000U);
}

TEST(SourceMap, StaysValidWhenTheDocumentMoves) {
  Document first = parse("uno\ndós tres");
  const Document copy = first;
  const Document moved = std::move(first);
  for (const Document* document : {&copy, &moved}) {
    EXPECT_EQ(document->source.place(document->text, 9), (SourcePlace{8, 2, 5}));
  }
}

TEST(SourceMap, RunsLeadAroundWhatTheTextLeftOut) {
  // source: <b>a&eacute;</b>x
  const std::string text = "aéx";
  SourceMap map = SourceMap::of("<b>a&eacute;</b>x");
  map.add_run(0, 3);
  map.add_run(1, 4, 8);
  map.add_run(3, 16);
  EXPECT_EQ(map.source_range(text, {0, 1}), (CodePointRange{3, 4}));
  EXPECT_EQ(map.source_range(text, {0, 3}), (CodePointRange{3, 12}));
  EXPECT_EQ(map.source_range(text, {1, 4}), (CodePointRange{4, 17}));
}

}  // namespace
}  // namespace cotejo
