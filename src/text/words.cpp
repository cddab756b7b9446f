#include "cotejo/text.hpp"

#include <unicode/uchar.h>

#include <array>

namespace cotejo {
namespace {

enum class Class : std::uint8_t { space, lower, upper, digit, mark, sign };

Class icu_class(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(u)) return Class::space;
  if (u_isdigit(u)) return Class::digit;
  if (u_isupper(u) || u_istitle(u)) return Class::upper;
  if (u_isalpha(u)) return Class::lower;
  // Combining marks and format characters (soft hyphen, joiners) belong to the word around them.
  constexpr std::uint32_t kJoining = U_GC_M_MASK | U_GC_CF_MASK;
  return (U_MASK(u_charType(u)) & kJoining) != 0 ? Class::mark : Class::sign;
}

/// Most text is below U+0250, and a look-up there costs less than ICU's properties.
Class class_of(char32_t c) {
  static const auto table = [] {
    std::array<Class, 0x250> out{};
    for (char32_t k = 0; k < out.size(); ++k) out[k] = icu_class(k);
    return out;
  }();
  return c < table.size() ? table[c] : icu_class(c);
}

bool is_letter(Class c) { return c == Class::lower || c == Class::upper; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'\u2019'; }
bool is_group_separator(char32_t c) { return c == '.' || c == ',' || c == U'\u00a0' || c == U'\u202f' || c == '\''; }

/// Reads one word from `begin` on.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin) : text_(text), end_(begin) {}

  Word scan() {
    const std::size_t begin = end_;
    const Class first = class_of(take());
    Word word{{begin, end_}, WordKind::sign, Capitals::none};
    if (is_letter(first)) {
      count(first);
      scan_letters();
      word.kind = WordKind::letters;
      word.capitals = capitals(first);
    } else if (first == Class::digit) {
      scan_number();
      word.kind = WordKind::number;
    }
    word.range.end = end_;
    return word;
  }

 private:
  char32_t take() { return next_code_point(text_, end_); }

  /// The code point after the next one is of a class that may go on with the word: take both when it is so.
  template <class Goes>
  bool take_joined(Goes goes_on) {
    std::size_t after = end_;
    next_code_point(text_, after);
    if (after >= text_.size()) return false;
    const Class next = class_of(next_code_point(text_, after));
    if (!goes_on(next)) return false;
    end_ = after;
    count(next);
    return true;
  }

  void count(Class c) {
    letters_ += is_letter(c);
    capitals_ += c == Class::upper;
  }

  void scan_letters() {
    while (end_ < text_.size()) {
      std::size_t after = end_;
      const char32_t c = next_code_point(text_, after);
      const Class k = class_of(c);
      if (is_letter(k) || k == Class::digit || k == Class::mark) {
        end_ = after;
        count(k);
        continue;
      }
      const bool joined = is_apostrophe(c)                  ? take_joined([](Class n) { return is_letter(n); })
                          : c == '.' && is_acronym_so_far() ? take_joined([](Class n) { return n == Class::upper; })
                                                            : false;
      if (!joined) return;
    }
  }

  void scan_number() {
    while (end_ < text_.size()) {
      std::size_t after = end_;
      const char32_t c = next_code_point(text_, after);
      const Class k = class_of(c);
      if (k == Class::digit || is_letter(k)) {
        end_ = after;
        continue;
      }
      if (!is_group_separator(c) || !take_joined([](Class n) { return n == Class::digit; })) return;
    }
  }

  /// Only short runs of capitals take an inner stop: "EE.UU", "U.S", "S.A".
  [[nodiscard]] bool is_acronym_so_far() const { return letters_ == capitals_ && letters_ <= 6; }

  [[nodiscard]] Capitals capitals(Class first) const {
    if (letters_ >= 2 && letters_ == capitals_) return Capitals::all;
    return first == Class::upper ? Capitals::first : Capitals::none;
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t letters_ = 0, capitals_ = 0;
};

}  // namespace

std::vector<Word> split_words(std::string_view utf8) {
  std::vector<Word> words;
  words.reserve(utf8.size() / 5);
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t after = at;
    const Class c = class_of(next_code_point(utf8, after));
    if (c == Class::space || c == Class::mark) {
      at = after;
      continue;
    }
    words.push_back(Scanner(utf8, at).scan());
    at = words.back().range.end;
  }
  return words;
}

}  // namespace cotejo
