// scan_bitext and scan_parallel: sentence pairs from files.
#include <gtest/gtest.h>

#include <algorithm>

#include "cotejo/lexicon.hpp"
#include "cotejo/text.hpp"

namespace cotejo {
namespace {

/// "es=en" a pair, then how many were passed over: "casa=house puerta=door +1".
template <class Scan>
std::string pairs_of(Scan scan) {
  std::string out;
  const Result<BitextCounts> counts =
      scan([&](std::string_view es, std::string_view en) { out.append(es).append("=").append(en).append(" "); });
  if (!counts) return to_string(counts.error());
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(out, '=')), counts->pairs) << out;
  return out + "+" + std::to_string(counts->passed_over);
}

std::string bitext(std::string_view name, std::string_view bytes) {
  return pairs_of([&](const TakePair& take) { return scan_bitext({name, bytes}, take); });
}

std::string parallel(std::string_view es, std::string_view en) {
  return pairs_of([&](const TakePair& take) { return scan_parallel({"t.es", es}, {"t.en", en}, take); });
}

/// Little-endian, with its mark.
std::string utf16(std::string_view text) {
  std::string out = "\xFF\xFE";
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = static_cast<unsigned>(next_code_point(text, at));
    out += {static_cast<char>(unit & 0xFFU), static_cast<char>(unit >> 8U)};
  }
  return out;
}

struct BitextCase {
  const char* what;
  const char* name;
  std::string bytes;
  const char* expected;
};

void expect_pairs(const std::vector<BitextCase>& cases) {
  for (const BitextCase& c : cases) EXPECT_EQ(bitext(c.name, c.bytes), c.expected) << c.what;
}

TEST(ScanBitext, TakesLinesOfColumns) {
  expect_pairs({
      {"pairs", "t.tsv", "casa\thouse\npuerta\tdoor\n", "casa=house puerta=door +0"},
      {"sets of pairs", "t.tsv", "a\tcasa\thouse\nb\tpuerta\tdoor\n", "casa=house puerta=door +0"},
      {"without a last line end", "-", "casa\thouse\r\npuerta\tdoor", "casa=house puerta=door +0"},
      {"empty lines", "t.tsv", "\ncasa\thouse\n\r\n\n", "casa=house +0"},
      {"an empty side", "t.tsv", "casa\t\n\thouse\nset\t\tdoor\n", "+3"},
      {"a mark of UTF-8", "t.tsv",
       "\xEF\xBB\xBF"
       "año\tyear\n",
       "año=year +0"},
      {"UTF-16, as spreadsheets save", "t.tsv", utf16("año\tyear\n"), "año=year +0"},
      {"nothing", "t.tsv", "", "+0"},
  });
}

TEST(ScanBitext, SaysWhatIsWrongWithLines) {
  expect_pairs({
      {"one field", "t.tsv", "casa\thouse\ncasa\n", "t.tsv:2: expected 2 or 3 tab-separated fields, found 1"},
      {"four fields", "t.tsv", "a\tb\tc\td\n", "t.tsv:1: expected 2 or 3 tab-separated fields, found 4"},
      {"Latin-1", "t.tsv", "casa\thouse\na\xF1o\tyear\n", "t.tsv:2: not UTF-8"},
  });
}

const std::string kTmx =
    "<tmx version='1.4'><header/><body>\n"
    "<tu><tuv xml:lang='EN-US'><seg>the <hi>house</hi></seg></tuv><tuv xml:lang='ES'><seg>la casa</seg></tuv></tu>\n"
    "<tu><tuv xml:lang='es'><seg>puerta</seg></tuv><tuv xml:lang='fr'><seg>porte</seg></tuv></tu>\n"
    "</body></tmx>\n";

TEST(ScanBitext, TakesTmxByNameAndContent) {
  const std::string declared = "<?xml version='1.0'?>\n" + kTmx;
  expect_pairs({
      {"by name", "memoria.tmx", " \n" + kTmx, "la casa=the house +1"},
      {"by name in capitals", "MEMORIA.TMX", kTmx, "la casa=the house +1"},
      {"by its root", "-", kTmx, "la casa=the house +1"},
      {"by its declaration", "-", declared, "la casa=the house +1"},
      {"by its document type", "-", "<!DOCTYPE tmx>\n" + kTmx, "la casa=the house +1"},
      {"with a mark of UTF-8", "-", "\xEF\xBB\xBF" + declared, "la casa=the house +1"},
      {"in UTF-16", "-", utf16("<?xml version='1.0' encoding='UTF-16'?>" + kTmx), "la casa=the house +1"},
      {"none for its name", "tmx", "casa\thouse\n", "casa=house +0"},
  });
}

TEST(ScanBitext, SaysWhatIsWrongWithTmx) {
  expect_pairs({
      {"cut short", "m.tmx", kTmx.substr(0, kTmx.size() - 7), "m.tmx:4: the file ends inside <tmx> (expected </tmx>)"},
      {"no TMX", "m.tmx", "casa\thouse\n", "m.tmx:1: text outside the root element"},
      {"nothing", "m.tmx", "", "m.tmx: the file is empty"},
      {"other languages", "m.tmx",
       "<tmx><tu><tuv xml:lang='de'><seg>a</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu></tmx>",
       "m.tmx: no unit with text in both languages (expected variants of es and en)"},
      {"no units", "m.tmx", "<tmx/>", "m.tmx: no unit with text in both languages (expected variants of es and en)"},
  });
}

struct ParallelCase {
  const char* what;
  std::string es, en;
  const char* expected;
};

TEST(ScanParallel, TakesLineForLine) {
  const ParallelCase cases[] = {
      {"lines", "casa\npuerta\n", "house\ndoor\n", "casa=house puerta=door +0"},
      {"tabs are text", "la\tcasa\n", "the\thouse\n", "la\tcasa=the\thouse +0"},
      {"other line ends", "casa\r\npuerta\r\n", "house\ndoor", "casa=house puerta=door +0"},
      {"empty lines on one side", "casa\n\npuerta\n", "house\nand\n\n", "casa=house +2"},
      {"UTF-16 on one side", utf16("año\n"), "year\n", "año=year +0"},
      {"nothing", "", "", "+0"},
      {"a line short", "casa\npuerta\n", "house\n",
       "t.es: the number of lines is 2, but 1 in t.en (expected the same)"},
      {"a line over", "casa", "house\n\n", "t.es: the number of lines is 1, but 2 in t.en (expected the same)"},
      {"Latin-1 in Spanish", "casa\na\xF1o\n", "house\nyear\n", "t.es:2: not UTF-8"},
      {"Latin-1 in English", "casa\nni\n", "house\nna\xEFve\n", "t.en:2: not UTF-8"},
  };
  for (const ParallelCase& c : cases) EXPECT_EQ(parallel(c.es, c.en), c.expected) << c.what;
}

TEST(ScanParallel, HandsOnNothingOfTextsThatDoNotGoTogether) {
  std::size_t heard = 0;
  const auto counts =
      scan_parallel({"a", "uno\ndos\n"}, {"b", "one\n"}, [&](std::string_view, std::string_view) { ++heard; });
  EXPECT_FALSE(counts);
  EXPECT_EQ(heard, 0U);
}

}  // namespace
}  // namespace cotejo
