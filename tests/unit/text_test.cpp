#include "cotejo/text.hpp"

#include <gtest/gtest.h>

#include <random>

#include "text/ascii.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

std::vector<char32_t> code_points(std::string_view utf8) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < utf8.size();) all.push_back(next_code_point(utf8, at));
  return all;
}

TEST(NextCodePoint, ReadsWellFormedAndReplacesTheRestByteByByte) {
  struct Case {
    std::string_view bytes;
    std::vector<char32_t> expected;
  };
  const Case cases[] = {
      {"", {}},
      {"año", {U'a', U'ñ', U'o'}},
      {"€𝄞", {U'€', U'𝄞'}},
      {"\xC3", {0xFFFD}},                                      // cut short
      {"\xE2\x82", {0xFFFD, 0xFFFD}},                          // cut short
      {"\xC0\x80", {0xFFFD, 0xFFFD}},                          // overlong NUL
      {"\xE0\x9F\xBF", {0xFFFD, 0xFFFD, 0xFFFD}},              // overlong
      {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}},              // surrogate
      {"\xF4\x90\x80\x80", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD}},  // beyond U+10FFFF
      {"\xE9s", {0xFFFD, U's'}},                               // Latin-1
      {"\xED\x9F\xBF\xEE\x80\x80", {0xD7FF, 0xE000}},          // around the surrogates
      {"\xF4\x8F\xBF\xBF", {0x10FFFF}},
  };
  for (const Case& c : cases) EXPECT_EQ(code_points(c.bytes), c.expected) << c.bytes;
}

TEST(AppendUtf8, IsReadBackForEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
    std::string utf8;
    append_utf8(utf8, c);
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(utf8, at), c);
    ASSERT_EQ(at, utf8.size());
    ASSERT_EQ(find_invalid_utf8(utf8), kNone);
  }
}

TEST(FindInvalidUtf8, GivesTheFirstByte) {
  struct Case {
    std::string bytes;
    std::size_t expected;
  };
  const Case cases[] = {{"", kNone},
                        {"plain text of more than eight bytes", kNone},
                        {"corazón", kNone},
                        {"coraz\xF3n", 5},
                        {"more than eight bytes, then \xFF", 28},
                        {"ends in the middle \xE2\x80", 19},
                        {std::string("NUL \0 is valid", 14), kNone}};
  for (const Case& c : cases) EXPECT_EQ(find_invalid_utf8(c.bytes), c.expected) << c.bytes;
}

std::string random_text(std::mt19937& random, std::size_t length) {
  constexpr std::u32string_view kAlphabet = U"ab ñé€\n𝄞\u00A0“";
  std::string text;
  for (std::size_t k = 0; k < length; ++k) append_utf8(text, kAlphabet[random() % kAlphabet.size()]);
  return text;
}

TEST(CodePointIndex, AgreesWithCountingFromTheStart) {
  std::mt19937 random(7);
  for (const std::size_t length : {0U, 1U, 100U, 255U, 256U, 257U, 3000U}) {
    const std::string text = random_text(random, length);
    const CodePointIndex index(text);
    ASSERT_EQ(count_code_points(text), length);
    std::size_t byte = 0;
    for (std::size_t count = 0; count < length; ++count) {
      ASSERT_EQ(index.code_point_at(byte), count);
      ASSERT_EQ(index.byte_at(count), byte);
      next_code_point(text, byte);
    }
    ASSERT_EQ(index.code_point_at(text.size()), length);
    ASSERT_EQ(index.byte_at(length), text.size());
    ASSERT_EQ(index.code_points({0, text.size()}), (CodePointRange{0, length}));
  }
}

TEST(Fold, DropsCaseAndAccents) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {{"", ""},
                        {"Órgãos", "orgaos"},
                        {"ORGAOS", "orgaos"},
                        {"El Niño", "el nino"},
                        {"pingüino", "pinguino"},
                        {"cancio\u0301n", "cancion"},
                        {"STRASSE Straße", "strasse strasse"},
                        {"ẞ", "ss"},
                        {"Łódź", "łodz"},
                        {"Ἀθῆναι", "αθηναι"},
                        {"МОСКВА й", "москва и"},
                        {"“¿Qué?” — 10 €", "“¿que?” — 10 €"},
                        {"ﬁn", "fin"},
                        {"𝄞", "𝄞"}};
  for (const Case& c : cases) EXPECT_EQ(fold(c.text), c.expected) << c.text;
}

TEST(Fold, LeavesWhatIsFolded) {
  for (const std::string_view text : {"", "abril", "o'clock", "3d", "@~{}["}) {
    EXPECT_TRUE(ascii::is_folded(text)) << text;
    EXPECT_EQ(fold(text), text);
  }
  for (const std::string_view text : {"Abril", "abriL", "\u00e9l", "a\u00f1o"})
    EXPECT_FALSE(ascii::is_folded(text)) << text;
}

TEST(Fold, IsDoneOnce) {
  for (char32_t c = 1; c < 0x3000; c = c == 0xD7FF ? 0xE000 : c + 1) {
    std::string text;
    append_utf8(text, c);
    const std::string folded = fold(text);
    EXPECT_EQ(fold(folded), folded) << "U+" << std::hex << static_cast<unsigned>(c);
  }
}

TEST(IsSpace, KnowsUnicodeSpaces) {
  for (const char32_t c :
       {U' ', U'\t', U'\n', U'\r', U'\u0085', U'\u00A0', U'\u2009', U'\u2028', U'\u202F', U'\u3000'}) {
    EXPECT_TRUE(is_space(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'\0', U'\u200B', U'\uFEFF', U'\u2014', U'ñ'}) {
    EXPECT_FALSE(is_space(c)) << static_cast<unsigned>(c);
  }
}

TEST(FindLineEnd, KnowsTheLineEndsOfUnicode) {
  for (const std::string_view end : {"\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"})
    EXPECT_EQ(find_line_end("«á—" + std::string(end) + "b"), std::string_view("«á—").size()) << end;
  for (const std::string_view none : {"", "a\tb", "\u00a0", "“", "\xe2\x80", "\xc2", "\x85"})
    EXPECT_EQ(find_line_end(none), std::string_view::npos) << none;
}

TEST(VisibleLength, CountsWhatIsNoSpaceWhereverItStands) {
  for (char32_t c = 0; c < 0x100; ++c) {
    for (std::size_t before = 0; before < 9; ++before) {
      std::string text(before, 'a');
      append_utf8(text, c);
      text.append(9, '~');
      EXPECT_EQ(visible_length(text), before + 9 + (is_space(c) ? 0 : 1)) << static_cast<unsigned>(c);
    }
  }
}

TEST(Unwrap, MakesOneLine) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {{"", ""},
                        {" \n ", ""},
                        {"uno", "uno"},
                        {"  uno  dos ", "uno  dos"},
                        {"uno\ndos", "uno dos"},
                        {"uno \r\n\t dos\n\ntres", "uno dos tres"},
                        {"uno\u2028dos", "uno dos"},
                        {"10\u00A0%\n", "10\u00A0%"}};
  for (const Case& c : cases) EXPECT_EQ(unwrap(c.text), c.expected) << c.text;
}

TEST(Trim, StaysWithinTheRange) {
  struct Case {
    std::string_view text;
    ByteRange range, expected;
  };
  const Case cases[] = {{"  a b  ", {0, 7}, {2, 5}}, {"  a b  ", {3, 7}, {4, 5}},       {"    ", {1, 3}, {1, 1}},
                        {"", {0, 0}, {0, 0}},        {"\u00A0ñ\u2003", {0, 7}, {2, 4}}, {"x ñ y", {2, 4}, {2, 4}},
                        {" \x80", {0, 2}, {1, 2}}};
  for (const Case& c : cases) EXPECT_EQ(trim(c.text, c.range), c.expected) << c.text;
}

TEST(Sha256, KnownDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string(1000, 'a')), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");
}

TEST(Sha256, InPieces) {
  Sha256 out;
  for (int round = 0; round < 2; ++round) {  // a digest begins anew
    out.add("a");
    out.add("");
    out.add("bc");
    EXPECT_EQ(out.digest(), sha256("abc"));
  }
}

}  // namespace
}  // namespace cotejo
