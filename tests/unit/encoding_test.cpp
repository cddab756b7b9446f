#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "cotejo/text.hpp"

namespace cotejo {
namespace {

using namespace std::string_literals;

/// `utf8` in another encoding, by ICU.
std::string encode(std::string_view utf8, const char* encoding) {
  std::string out(4 * utf8.size() + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                                 static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string warnings_of(const DecodedText& text) {
  std::string all;
  for (const Message& warning : text.warnings) all.append(all.empty() ? "" : "; ").append(to_string(warning));
  return all;
}

/// "ENCODING: TEXT", with the warnings in brackets; or the message.
std::string read(std::string_view bytes, const DecodeOptions& options = {}) {
  const auto text = decode(bytes, "nota.txt", options);
  if (!text) return to_string(text.error());
  const std::string warnings = warnings_of(*text);
  return text->encoding + ": " + text->utf8 + (warnings.empty() ? "" : " [" + warnings + "]");
}

TEST(Decode, BelievesByteOrderMarks) {
  const std::string text = "¿Año?";
  for (const char* encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    EXPECT_EQ(read(encode("\uFEFF" + text, encoding)), encoding + (": " + text));
  }
}

TEST(Decode, TakesTheEncodingAskedFor) {
  struct Case {
    std::string bytes, encoding, expected;
  };
  const Case cases[] = {
      {"a\xF1o", "windows-1252", "windows-1252: año"},
      {"a\xF1o \x93x\x94", "ISO-8859-1", "windows-1252: año “x”"},
      {"a\xF1o", "latin1", "windows-1252: año"},
      {"a\x96o", "macintosh", "macintosh: año"},
      {"\xA4", "ISO-8859-15", "ISO-8859-15: €"},
      {encode("año", "UTF-16LE"), "UTF-16LE", "UTF-16LE: año"},
      {encode("un año más", "UTF-16LE"), "UTF-16", "UTF-16LE: un año más"},
      {"\xEF\xBB\xBFx", "UTF-8", "UTF-8: x"},
      {"\xEF\xBB\xBFx", "windows-1252",
       "UTF-8: x [read as UTF-8, for it begins with that byte-order mark (windows-1252 was asked for)]"},
      {"a\xF1o", "UTF-8", "nota.txt: not UTF-8: byte 0xF1 at offset 1 (another encoding can be given)"},
      {"bien \x81", "windows-1252",
       "nota.txt: not windows-1252: byte 0x81 at offset 5 (another encoding can be given)"},
      {"\xEF\xBB\xBF"
       "a\xF1o",
       "UTF-8", "nota.txt: not UTF-8: byte 0xF1 at offset 4 (another encoding can be given)"},
      {"ok \x81", "Shift_JIS", "nota.txt: not Shift_JIS: byte 0x81 at offset 3 (another encoding can be given)"},
      {"abc"s + '\0', "UTF-16LE", "UTF-16LE: 扡c"},
      {"abc", "UTF-16LE", "nota.txt: not UTF-16LE: byte 0x63 at offset 2 (another encoding can be given)"},
      {"x", "klingon",
       "nota.txt: unknown encoding 'klingon' (expected UTF-8, UTF-16, windows-1252, ISO-8859-15, macintosh, IBM850 or "
       "another name registered with IANA)"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.bytes, {c.encoding, {}}), c.expected);
}

TEST(Decode, KeepsLineEnds) { EXPECT_EQ(read("uno\r\ndos\rtres\n"), "UTF-8: uno\r\ndos\rtres\n"); }

constexpr std::string_view kSentences[] = {
    "La canción terminó",
    "¿Quién llegó después?",
    "Él vendrá mañana.",
    "AÑO NUEVO EN LOS ÁNGELES",
    "El tórtolo canta en el árbol olímpico, ¡qué día!",
    "«Así es», dijo la niña; el pingüino no respondió.",
    "Costó 30 € — un precio “justo”… según él",
    "The café’s owner—a quiet man—didn’t say.",
    "Oh là là, c’est la vie",
    "Günther Müller und die Ämter von Köln",
};

TEST(Decode, FindsWindows1252InShortTexts) {
  for (const std::string_view sentence : kSentences) {
    EXPECT_EQ(read(encode(sentence, "windows-1252")), "windows-1252: " + std::string(sentence));
  }
}

TEST(Decode, FindsTheEncodingsOfOldMachines) {
  const std::string text =
      "Después de la guerra, el corazón de la niña latía más rápido. ¿Qué haría mañana? Nadie lo sabía aún.";
  EXPECT_EQ(read(encode(text, "macintosh")), "macintosh: " + text);
  EXPECT_EQ(read(encode(text, "IBM850")), "IBM850: " + text);
}

TEST(Decode, FindsUtf16WithoutAMark) {
  EXPECT_EQ(read(encode("Una canción", "UTF-16LE")), "UTF-16LE: Una canción");
  EXPECT_EQ(read(encode("Una canción", "UTF-16BE")), "UTF-16BE: Una canción");
  EXPECT_EQ(read(encode("Una canción", "UTF-32LE")), "UTF-32LE: Una canción");
}

TEST(Decode, ReadsStrayBytesInUtf8AsWindows1252) {
  EXPECT_EQ(
      read("Después, el ni\xF1o comió en la habitación \x93"
           "azul\x94."),
      "UTF-8: Después, el niño comió en la habitación “azul”. [3 bytes are not UTF-8, the first at offset 15; read "
      "as windows-1252]");
}

TEST(Decode, BelievesDeclarationsThatFit) {
  EXPECT_EQ(read("\xEF\xE0\xF0\xE0", {{}, "windows-1251"}), "windows-1251: пара");
  EXPECT_EQ(read("a\xF1o", {{}, "iso-8859-1"}), "windows-1252: año");
  EXPECT_EQ(read("año", {{}, "iso-8859-1"}), "UTF-8: año [declared as iso-8859-1, but read as UTF-8]");
  EXPECT_EQ(read("a\xF1o", {{}, "utf-8"}), "windows-1252: año [declared as utf-8, but read as windows-1252]");
  EXPECT_EQ(read("a\xF1o", {{}, "no-such-name"}),
            "windows-1252: año [declared as no-such-name, but read as windows-1252]");
  EXPECT_EQ(read("plain", {{}, "iso-8859-1"}), "UTF-8: plain");
}

TEST(Decode, RefusesData) {
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"text\0more"s, "nota.txt: not text: NUL byte at offset 4"},
      {"\x7F"
       "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"s,
       "nota.txt: not text: NUL byte at offset 7"},
      {encode("\uFEFF"
              "ab\0c"s,
              "UTF-16LE"),
       "nota.txt: not text: NUL byte at offset 6"},
      {"short \x01 text", "nota.txt: not text: control character 0x01 at offset 6"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.bytes), c.expected);
}

TEST(Decode, LetsFewControlCharactersPassWithAWarning) {
  const std::string text = std::string(300, 'a') + "\x1F" + "b\f\x1B";
  EXPECT_EQ(read(text), "UTF-8: " + text + " [1 control characters in the text, the first at offset 300]");
}

TEST(Decode, DoesNotFollowTheDetectorToMainframes) {
  // ICU's detector takes these bytes for a code page of IBM's that ICU has no converter for.
  EXPECT_EQ(read("[\xBA\xB3'2'"), "windows-1252: [º³'2' [the encoding is not certain; read as windows-1252]");
}

TEST(Decode, AcceptsNothing) { EXPECT_EQ(read(""), "UTF-8: "); }

TEST(Decode, FindsTheBadByteFarIntoALargeText) {
  const std::string bytes = std::string(100'000, 'a') + "\x81" + std::string(100, 'b');
  EXPECT_EQ(read(bytes, {"windows-1252", {}}),
            "nota.txt: not windows-1252: byte 0x81 at offset 100000 (another encoding can be given)");
  EXPECT_EQ(read(std::string(100'000, 'a') + "\xFF\xFF", {"Shift_JIS", {}}),
            "nota.txt: not Shift_JIS: byte 0xFF at offset 100000 (another encoding can be given)");
}

}  // namespace
}  // namespace cotejo
