#include "cotejo/text.hpp"

#include <unicode/uchar.h>

#include "text/low_characters.hpp"

namespace cotejo {
namespace {

/// What a character is to a word, in bits, for one test to ask for several; a sign has none.
using Class = std::uint8_t;
constexpr Class kLetter = 1, kCapital = 2, kDigit = 4, kMark = 8, kSpace = 16;

Class icu_class(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(u)) return kSpace;
  if (u_isdigit(u)) return kDigit;
  if (u_isupper(u) || u_istitle(u)) return kLetter | kCapital;
  if (u_isalpha(u)) return kLetter;
  // Combining marks and format characters (soft hyphen, joiners) belong to the word around them.
  constexpr std::uint32_t kJoining = U_GC_M_MASK | U_GC_CF_MASK;
  return (U_MASK(u_charType(u)) & kJoining) != 0 ? kMark : 0;
}

using Classes = LowCharacters<Class>;

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'\u2019'; }
bool is_group_separator(char32_t c) { return c == '.' || c == ',' || c == U'\u00a0' || c == U'\u202f' || c == '\''; }

/// Reads one word, of which it has the first character.
class Scanner {
 public:
  Scanner(std::string_view text, ByteRange first, const Classes& classes)
      : text_(text), classes_(classes), begin_(first.begin), end_(first.end) {}

  Word scan(Class first) {
    Word word{{begin_, end_}, WordKind::sign, Capitals::none};
    if (first & kLetter) {
      count(first);
      scan_letters();
      word.kind = WordKind::letters;
      word.capitals = capitals(first);
    } else if (first == kDigit) {
      scan_number();
      word.kind = WordKind::number;
    }
    word.range.end = end_;
    return word;
  }

 private:
  /// The code point after the next one is of a class that goes on with the word: take both when it is so.
  bool take_joined(Class goes_on) {
    std::size_t after = end_;
    next_code_point(text_, after);
    if (after >= text_.size()) return false;
    const Class next = classes_(next_code_point(text_, after));
    if (!(next & goes_on)) return false;
    end_ = after;
    count(next);
    return true;
  }

  void count(Class c) {
    letters_ += c & kLetter ? 1 : 0;
    capitals_ += c & kCapital ? 1 : 0;
  }

  /// Takes the ASCII that goes on with the word, which is nearly all of nearly all words.
  void take_ascii(Class goes_on) {
    std::size_t end = end_, letters = letters_, capitals = capitals_;
    for (; end < text_.size(); ++end) {
      const auto byte = static_cast<unsigned char>(text_[end]);
      const Class k = byte < 0x80 ? classes_(byte) : 0;
      if (!(k & goes_on)) break;
      letters += k & kLetter ? 1 : 0;
      capitals += k & kCapital ? 1 : 0;
    }
    end_ = end, letters_ = letters, capitals_ = capitals;
  }

  /// Or at the end: the word ends for certain.
  [[nodiscard]] bool is_at_blank() const { return end_ == text_.size() || text_[end_] == ' '; }

  void scan_letters() {
    for (take_ascii(kLetter | kDigit); !is_at_blank(); take_ascii(kLetter | kDigit)) {
      std::size_t after = end_;
      const char32_t c = next_code_point(text_, after);
      const Class k = classes_(c);
      if (k & (kLetter | kDigit | kMark)) {
        end_ = after;
        count(k);
        continue;
      }
      const bool joined = is_apostrophe(c)                  ? take_joined(kLetter)
                          : c == '.' && is_acronym_so_far() ? take_joined(kCapital)
                                                            : false;
      if (!joined) return;
    }
  }

  void scan_number() {
    for (take_ascii(kLetter | kDigit); !is_at_blank(); take_ascii(kLetter | kDigit)) {
      std::size_t after = end_;
      const char32_t c = next_code_point(text_, after);
      if (classes_(c) & (kDigit | kLetter)) {
        end_ = after;
        continue;
      }
      if (!is_group_separator(c) || !take_joined(kDigit)) return;
    }
  }

  /// Only short runs of capitals take an inner stop: "EE.UU", "U.S", "S.A".
  [[nodiscard]] bool is_acronym_so_far() const { return letters_ == capitals_ && letters_ <= 6; }

  [[nodiscard]] Capitals capitals(Class first) const {
    if (letters_ >= 2 && letters_ == capitals_) return Capitals::all;
    return first & kCapital ? Capitals::first : Capitals::none;
  }

  std::string_view text_;
  const Classes& classes_;
  std::size_t begin_, end_;
  std::size_t letters_ = 0, capitals_ = 0;
};

}  // namespace

std::vector<Word> split_words(std::string_view utf8) {
  static const Classes classes(icu_class);
  std::vector<Word> words;
  words.reserve(utf8.size() / 5);
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t after = at;
    const Class first = classes(next_code_point(utf8, after));
    if (!(first & (kSpace | kMark))) {
      words.push_back(Scanner(utf8, {at, after}, classes).scan(first));
      after = words.back().range.end;
    }
    at = after;
  }
  return words;
}

}  // namespace cotejo
