#include "cotejo/segment.hpp"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cotejo/text.hpp"
#include "segment/breaks.hpp"

namespace cotejo {

// In the namespace, so that gtest finds it.
void PrintTo(const ByteRange& range, std::ostream* out) { *out << range.begin << ":" << range.end; }

namespace {

using Ranges = std::vector<ByteRange>;

// --- the gold (format: tests/cases/README.md) ----------------------------------------------------------------------

struct Case {
  std::size_t line = 0;
  std::string phenomenon;
  std::string text;
  Ranges sentences;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string unescape(std::string text) {
  replace_all(text, "\\n", "\n");
  replace_all(text, "\\r", "\r");
  replace_all(text, "\\u00a0", "\u00a0");
  return text;
}

Case parse_case(std::size_t line, const std::string& row) {
  constexpr std::string_view kBorder = "¦";
  const std::size_t tab = row.find('\t');
  Case parsed{line, row.substr(0, tab), {}, {}};
  const std::string marked = unescape(row.substr(tab + 1)) + std::string(kBorder);
  for (std::size_t begin = 0, end = 0; begin < marked.size(); begin = end + kBorder.size()) {
    end = marked.find(kBorder, begin);
    const std::size_t start = parsed.text.size();
    parsed.text += marked.substr(begin, end - begin);
    parsed.sentences.push_back(trim(parsed.text, {start, parsed.text.size()}));
  }
  return parsed;
}

std::vector<Case> load_cases(Side side) {
  const std::string path = std::string(COTEJO_TESTS_DIR) + "/cases/segment." + std::string(name(side)) + ".tsv";
  std::ifstream file(path);
  std::vector<Case> cases;
  std::string row;
  for (std::size_t line = 1; std::getline(file, row); ++line) {
    if (!row.empty() && row[0] != '#') cases.push_back(parse_case(line, row));
  }
  return cases;
}

std::string marked(std::string_view text, const Ranges& sentences) {
  std::string out;
  for (const ByteRange& sentence : sentences) out.append(out.empty() ? "" : " ¦ ").append(slice(text, sentence));
  return out;
}

// --- what ICU alone does -------------------------------------------------------------------------------------------

/// Its breaks with line ends taken as spaces, so that hard-wrapped cases are not counted against it.
class PlainIcu {
 public:
  explicit PlainIcu(Side side) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(name(side)).c_str()), status));
  }

  [[nodiscard]] std::vector<std::size_t> breaks(std::string text) const {
    for (const std::string_view end : {"\n", "\r"}) replace_all(text, end, " ");
    replace_all(text, "\u0085", "\u00a0");
    for (const std::string_view end : {"\u2028", "\u2029"}) replace_all(text, end, "\u2003");
    UErrorCode status = U_ZERO_ERROR;
    UText* const view = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(view, status);
    std::vector<std::size_t> found;
    while (iterator_->next() != icu::BreakIterator::DONE)
      found.push_back(static_cast<std::size_t>(iterator_->current()));
    utext_close(view);
    return found;
  }

  [[nodiscard]] Ranges sentences(const std::string& text) const {
    Ranges found;
    std::size_t begin = 0;
    for (const std::size_t end : breaks(text)) found.push_back(trim(text, {std::exchange(begin, end), end}));
    return found;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

class Gold : public testing::TestWithParam<Side> {};

TEST_P(Gold, AtLeast99PercentRightAndAThirdOfTheErrorsOfIcu) {
  const std::vector<Case> cases = load_cases(GetParam());
  const Segmenter segmenter(GetParam());
  const PlainIcu icu(GetParam());
  std::map<std::string, int> wrong_by_phenomenon;
  int wrong = 0, icu_wrong = 0;
  for (const Case& each : cases) {
    icu_wrong += icu.sentences(each.text) == each.sentences ? 0 : 1;
    const Ranges found = segmenter.sentences(each.text);
    if (found == each.sentences) continue;
    ++wrong;
    ++wrong_by_phenomenon[each.phenomenon];
    std::cout << each.line << " " << each.phenomenon << "\n  expected " << marked(each.text, each.sentences)
              << "\n  found    " << marked(each.text, found) << "\n";
  }
  for (const auto& [phenomenon, count] : wrong_by_phenomenon) std::cout << phenomenon << ": " << count << " wrong\n";
  std::cout << name(GetParam()) << ": " << cases.size() << " cases, " << wrong << " wrong, ICU alone " << icu_wrong
            << " wrong\n";
  const auto size = static_cast<int>(cases.size());
  EXPECT_GE(size, 220);
  EXPECT_LE(wrong * 100, size);
  EXPECT_LE(wrong * 3, icu_wrong);
}

INSTANTIATE_TEST_SUITE_P(Languages, Gold, testing::Values(Side::es, Side::en),
                         [](const auto& each) { return std::string(name(each.param)); });

// --- properties ----------------------------------------------------------------------------------------------------

/// Trimmed, not empty, in order, and nothing visible between them.
void expect_holds_all_visible(std::string_view text, const Ranges& sentences) {
  std::size_t end = 0;
  for (const ByteRange& sentence : sentences) {
    ASSERT_LE(end, sentence.begin);
    ASSERT_LT(sentence.begin, sentence.end);
    ASSERT_LE(sentence.end, text.size());
    ASSERT_TRUE(trim(text, {end, sentence.begin}).empty()) << slice(text, {end, sentence.begin});
    ASSERT_EQ(trim(text, sentence), sentence);
    end = sentence.end;
  }
  ASSERT_TRUE(trim(text, {end, text.size()}).empty());
}

constexpr std::string_view kFragments[] = {
    ".",     "..",      "...",    "…",      "?",        "!",      "¿",   "¡",  "«",   "»",   "“",  "”", "\"", "'",
    "’",     "(",       ")",      "[",      "]",        "—",      "-",   "--", ",",   ";",   ":",  " ", " ",  "  ",
    "\n",    "\r\n",    "\t",     "\u00a0", "\u2028",   "\u0085", "Sr",  "EE", "UU",  "U.S", "a",  "A", "I",  "Luego",
    "luego", "The",     "no",     "No",     "5",        "1.500",  "[3]", "¹",  "etc", "p.",  "m.", "ñ", "。", "日",
    "😀",     "e\u0301", "\u200d", "\xff",   "\xe2\x80", "_",      "*",   "•",  "/",   "@"};

std::string random_text(std::mt19937& random, std::size_t fragments) {
  std::string text;
  for (std::size_t k = 0; k < fragments; ++k) text += kFragments[random() % std::size(kFragments)];
  return text;
}

TEST(Segmenter, LosesNothingVisible) {
  std::mt19937 random(20230511);
  for (const Side side : {Side::es, Side::en}) {
    const Segmenter segmenter(side);
    for (std::size_t round = 0; round < 4000; ++round) {
      const std::string text = random_text(random, round % 60);
      SCOPED_TRACE(text);
      ASSERT_NO_FATAL_FAILURE(expect_holds_all_visible(text, segmenter.sentences(text)));
    }
  }
}

std::vector<std::size_t> all_of(Breaks& breaks, std::string_view text) {
  breaks.start(text);
  std::vector<std::size_t> found;
  while (breaks.any_up_to(text.size())) found.push_back(breaks.pop());
  return found;
}

/// What ICU is not shown must not matter to it.
TEST(Breaks, AreThoseOfIcuOnTheWholeText) {
  constexpr std::string_view kOddities[] = {
      "\u00ad", "\u2024", "\u0345", "\u0301", "É",  "é",  "×", "ª", "ß", "ǅ",      "ა",      "Ა",    "Я",
      "я",      "א",      "३",      "；",     "．", "！", "‼", "⁈", "·", "\u037e", "\u200b", "\u202f", "\u0083",
      "\x0b",   "\x1c",   "‐",      "–",      "‘",  "‚",  "„", "‹", "›", "‰",      "\xc3",   "\xc2",   "\x80"};
  std::mt19937 random(20240229);
  const PlainIcu icu(Side::es);
  Breaks breaks(Side::es);
  for (std::size_t round = 0; round < 20000; ++round) {
    std::string text = random_text(random, round % 12);
    for (std::size_t odd = round % 5; odd > 0; --odd) {
      text += kOddities[random() % std::size(kOddities)];
      text += random_text(random, round % 7);
    }
    ASSERT_EQ(all_of(breaks, text), icu.breaks(text)) << text;
  }
}

/// One segmenter serves many blocks; what came before must not show.
TEST(Segmenter, HasNoMemory) {
  std::mt19937 random(7);
  const Segmenter used(Side::es);
  for (int round = 0; round < 200; ++round) {
    const std::string text = random_text(random, 40);
    EXPECT_EQ(used.sentences(text), Segmenter(Side::es).sentences(text)) << text;
  }
}

TEST(Segmenter, WhiteSpaceHoldsNoSentence) {
  for (const std::string_view text : {"", " ", "\n\n", "\u00a0\t\r\n"}) {
    EXPECT_TRUE(Segmenter(Side::es).sentences(text).empty()) << text;
  }
}

TEST(Segmenter, LineEndsOfEveryKindAreWhiteSpace) {
  for (const std::string_view end : {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"}) {
    const std::string text =
        "El Sr." + std::string(end) + "Pérez vino" + std::string(end) + "ayer." + std::string(end) + "Hoy no.";
    EXPECT_EQ(Segmenter(Side::es).sentences(text).size(), 2U) << text;
  }
}

TEST(Segmenter, KeepsTheBreaksOfOtherScripts) {
  EXPECT_EQ(Segmenter(Side::en).sentences("Yes. 你好。再见。 Goodbye.").size(), 4U);
}

std::string repeat(std::string_view part, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + part.size());
  while (text.size() < bytes) text += part;
  return text;
}

/// A quadratic step anywhere would take minutes here, and the test's time limit would end it.
TEST(Segmenter, HostileBlocksTakeLinearTime) {
  const Segmenter segmenter(Side::en);
  for (const std::string_view part : {".",   ". ",    "\"", ".\"", "(", "?)",   "a. ",   "1. ", "— ", ". —A",
                                      "[1]", ".[1] ", "\n", " ",   "A", "\xff", "U.S. ", "...", "¿",  "e\u0301. "}) {
    const std::string text = repeat(part, 1'000'000);
    SCOPED_TRACE(part);
    expect_holds_all_visible(text, segmenter.sentences(text));
  }
}

TEST(Segmenter, TakesABlockOfTenMegabytes) {
  const std::string_view paragraph =
      "El Sr. Pérez llegó a EE.UU. La reunión, en la pág. 5, fue a las 17.30 h. ¿Por qué? ";
  const std::string text = repeat(paragraph, 10'000'000);
  const std::size_t paragraphs = text.size() / paragraph.size();
  EXPECT_EQ(Segmenter(Side::es).sentences(text).size(), 3 * paragraphs);
}

// --- documents -----------------------------------------------------------------------------------------------------

/// A document whose blocks are the lines of `text` that are not empty.
Document document_of(std::string text) {
  Document document;
  document.text = std::move(text);
  for (std::size_t begin = 0; begin < document.text.size();) {
    const std::size_t end = std::min(document.text.find('\n', begin), document.text.size());
    const ByteRange line = trim(document.text, {begin, end});
    if (!line.empty()) document.blocks.push_back({BlockKind::paragraph, line});
    begin = end + 1;
  }
  return document;
}

struct Shown {
  std::uint32_t block;
  std::string text;
  friend bool operator==(const Shown&, const Shown&) = default;
  friend void PrintTo(const Shown& shown, std::ostream* out) { *out << shown.block << " '" << shown.text << "'"; }
};

std::vector<Shown> show(const Document& document, const std::vector<Segment>& segments) {
  std::vector<Shown> shown;
  for (const Segment& each : segments) shown.push_back({each.block, sentence_text(document, each)});
  return shown;
}

TEST(Segment, ABlocksEndIsASentencesEnd) {
  const Document document = document_of("Un titular sin punto\n\nLlovió. Nadie salió.\nDijo el Sr.\n");
  const std::vector<Shown> expected = {
      {0, "Un titular sin punto"}, {1, "Llovió."}, {1, "Nadie salió."}, {2, "Dijo el Sr."}};
  EXPECT_EQ(show(document, segment(document, Segmenter(Side::es))), expected);
}

TEST(Segment, LeavesTextOutsideBlocksAlone) {
  Document document;
  document.text = "<b>Hola. Adiós.</b>";
  document.blocks = {{BlockKind::paragraph, {3, 16}}};
  const std::vector<Segment> segments = segment(document, Segmenter(Side::es));
  ASSERT_EQ(segments.size(), 2U);
  EXPECT_EQ(segments[1].range, (ByteRange{9, 16}));
}

struct LinesRow {
  std::string text;
  std::vector<Shown> segments;
};

TEST(SegmentLines, EveryLineIsASegment) {
  const LinesRow rows[] = {
      {"", {}},
      {"Uno. Dos.", {{0, "Uno. Dos."}}},
      {"Uno\nDos\n", {{0, "Uno"}, {1, "Dos"}}},
      {"Uno\r\n\r\nDos", {{0, "Uno"}, {0, ""}, {1, "Dos"}}},
      {"\nUno", {{0, ""}, {0, "Uno"}}},
      {"Uno\n\n\n", {{0, "Uno"}, {0, ""}, {0, ""}}},
      {"  Uno \n\t\nDos", {{0, "Uno"}, {0, ""}, {1, "Dos"}}},
  };
  for (const LinesRow& row : rows) {
    const Document document = document_of(row.text);
    EXPECT_EQ(show(document, segment_lines(document)), row.segments) << row.text;
  }
}

TEST(SentenceText, IsOneLine) {
  Document document;
  document.text = "El Sr.\r\n  Pérez vino\nayer. Hoy no.";
  const Segment sentence{{0, document.text.find(" Hoy")}, 0};
  EXPECT_EQ(sentence_text(document, sentence), "El Sr. Pérez vino ayer.");
}

}  // namespace
}  // namespace cotejo
