// Text as cotejo holds it: UTF-8, with offsets whose unit is in their type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// The two sides of a bitext. A template argument wherever positions of the two could be confused.
enum class Side : std::uint8_t { es, en };

/// "es" or "en".
constexpr std::string_view name(Side side) { return side == Side::es ? "es" : "en"; }

/// Half-open range of bytes in a UTF-8 text, on code point borders.
struct ByteRange {
  std::size_t begin = 0, end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Half-open range of code points.
struct CodePointRange {
  std::size_t begin = 0, end = 0;

  friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

/// Requires range.end <= text.size().
constexpr std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

namespace detail {
char32_t next_beyond_ascii(std::string_view utf8, std::size_t& at);
bool is_space_beyond_ascii(char32_t code_point);
}  // namespace detail

/// The code point that starts at byte `at`, which moves past it. Bytes that are not UTF-8 give U+FFFD, one a byte.
/// Requires at < utf8.size().
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto first = static_cast<unsigned char>(utf8[at]);
  if (first >= 0x80) return detail::next_beyond_ascii(utf8, at);
  ++at;
  return first;
}

void append_utf8(std::string& out, char32_t code_point);

std::size_t count_code_points(std::string_view utf8);

/// The same without white space: what lengths of translations are compared by.
std::uint32_t visible_length(std::string_view utf8);

/// The first byte that is not part of well-formed UTF-8 (no surrogates, no overlong forms); npos when all is well.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Code point counts at any byte of a text, and back. Building is linear; a query costs at most one stride of bytes.
/// Keeps a view: the text must outlive the index. Safe to share between threads.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view utf8);

  [[nodiscard]] std::size_t code_point_at(std::size_t byte) const;
  [[nodiscard]] std::size_t byte_at(std::size_t code_point) const;
  [[nodiscard]] CodePointRange code_points(ByteRange range) const;

 private:
  static constexpr std::size_t kStride = 256;  // bytes

  std::string_view text_;
  std::vector<std::size_t> count_at_;  // [k]: code points that start before byte k * kStride
};

/// For comparing words: full case folding, accents and other marks removed ("Órgãos" and "ORGAOS" meet; ñ becomes n).
std::string fold(std::string_view utf8);

/// Space, tab and every other Unicode white space, line ends included.
inline bool is_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
  return detail::is_space_beyond_ascii(code_point);
}

/// The first byte of the first character that ends a line; npos when there is none.
std::size_t find_line_end(std::string_view text);

/// `text` without white space at both ends; runs that hold a line end become one space, others stay as they are.
std::string unwrap(std::string_view text);

/// The part of `text` within `range` that begins and ends with something visible; empty at range.begin when there is
/// none.
ByteRange trim(std::string_view text, ByteRange range);

struct DecodeOptions {
  std::string encoding = {};  ///< an ICU converter name; empty: byte-order mark, else UTF-8 if valid, else detected
  std::string hint = {};      ///< what the document itself declares (HTML meta); believed only where the bytes agree
};

struct DecodedText {
  std::string utf8;      ///< without a byte-order mark; line ends as they were
  std::string encoding;  ///< IANA name of what the bytes were read as
  std::vector<Message> warnings;
};

/// Bytes to UTF-8. "ISO-8859-1" is read as Windows-1252, as browsers do. Errors: Errc::encoding with the byte offset of
/// the first byte that is not text (NUL, a byte the encoding does not have), or for an unknown encoding name.
/// `name` is how the user knows the input.
Result<DecodedText> decode(std::string_view bytes, std::string_view name, const DecodeOptions& options = {});

/// SHA-256 of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// Of what has been added since the last time; 64 hexadecimal digits.
  [[nodiscard]] std::string digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256, as 64 hexadecimal digits: what the same bytes are known by.
std::string sha256(std::string_view bytes);

/// How much a text looks like each of the two languages.
struct LanguageEvidence {
  std::size_t words = 0;  ///< looked at
  double es = 0, en = 0;  ///< share of them that are function words of that language and not of the other
  double beside = 0;      ///< share of them that are function words of Spanish's neighbours, and of neither of the two
};

/// By function words, the frequent ones both languages do not share. Reads at most `max_words` words.
LanguageEvidence language_evidence(std::string_view utf8, std::size_t max_words = 2000);

/// Folded function words of a language ("de", "la", "que" …; "the", "of", "and" …), sorted. They mark a language, and
/// matching them says little about a translation.
std::span<const std::string_view> function_words(Side language);

/// Whether `folded_word` is among them.
bool is_function_word(Side language, std::string_view folded_word);

enum class WordKind : std::uint8_t {
  letters,  ///< letters, with inner apostrophes, and the inner stops of "EE.UU." and "U.S."
  number,   ///< begins with a digit: "1.234,5", "25", "3D"
  sign,     ///< one character that is neither letter, digit nor white space
};

enum class Capitals : std::uint8_t { none, first, all };

struct Word {
  ByteRange range;
  WordKind kind = WordKind::letters;
  Capitals capitals = Capitals::none;  ///< of letters; `all` needs two of them
};

/// In text order. Linear; knows nothing of the language, and hyphens separate.
std::vector<Word> split_words(std::string_view utf8);

}  // namespace cotejo
