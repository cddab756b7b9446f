#include "features/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "text/word_table.hpp"

namespace cotejo {
namespace {

enum class Role : std::uint8_t {
  article,    ///< one, but only before a magnitude
  value,      ///< adds up: units, tens, hundreds
  hundred,    ///< English: multiplies what stands before it by 100
  magnitude,  ///< thousand and up
  ordinal,    ///< stands alone
};

struct NumberWord {
  std::string_view word;  ///< folded
  Role role = Role::value;
  std::uint64_t value = 0;
};

constexpr std::uint64_t kThousand = 1'000, kMillion = 1'000'000, kBillion = 1'000'000'000,
                        kTrillion = 1'000'000'000'000;

constexpr auto kSpanishNumbers = std::to_array<NumberWord>({
    {"un", Role::article, 1},
    {"una", Role::article, 1},
    {"uno", Role::value, 1},
    {"dos", Role::value, 2},
    {"tres", Role::value, 3},
    {"cuatro", Role::value, 4},
    {"cinco", Role::value, 5},
    {"seis", Role::value, 6},
    {"siete", Role::value, 7},
    {"ocho", Role::value, 8},
    {"nueve", Role::value, 9},
    {"diez", Role::value, 10},
    {"once", Role::value, 11},
    {"doce", Role::value, 12},
    {"trece", Role::value, 13},
    {"catorce", Role::value, 14},
    {"quince", Role::value, 15},
    {"dieciseis", Role::value, 16},
    {"diecisiete", Role::value, 17},
    {"dieciocho", Role::value, 18},
    {"diecinueve", Role::value, 19},
    {"veinte", Role::value, 20},
    {"veintiun", Role::value, 21},
    {"veintiuno", Role::value, 21},
    {"veintiuna", Role::value, 21},
    {"veintidos", Role::value, 22},
    {"veintitres", Role::value, 23},
    {"veinticuatro", Role::value, 24},
    {"veinticinco", Role::value, 25},
    {"veintiseis", Role::value, 26},
    {"veintisiete", Role::value, 27},
    {"veintiocho", Role::value, 28},
    {"veintinueve", Role::value, 29},
    {"treinta", Role::value, 30},
    {"cuarenta", Role::value, 40},
    {"cincuenta", Role::value, 50},
    {"sesenta", Role::value, 60},
    {"setenta", Role::value, 70},
    {"ochenta", Role::value, 80},
    {"noventa", Role::value, 90},
    {"cien", Role::value, 100},
    {"ciento", Role::value, 100},
    {"doscientos", Role::value, 200},
    {"doscientas", Role::value, 200},
    {"trescientos", Role::value, 300},
    {"trescientas", Role::value, 300},
    {"cuatrocientos", Role::value, 400},
    {"cuatrocientas", Role::value, 400},
    {"quinientos", Role::value, 500},
    {"quinientas", Role::value, 500},
    {"seiscientos", Role::value, 600},
    {"seiscientas", Role::value, 600},
    {"setecientos", Role::value, 700},
    {"setecientas", Role::value, 700},
    {"ochocientos", Role::value, 800},
    {"ochocientas", Role::value, 800},
    {"novecientos", Role::value, 900},
    {"novecientas", Role::value, 900},
    {"mil", Role::magnitude, kThousand},
    {"millon", Role::magnitude, kMillion},
    {"millones", Role::magnitude, kMillion},
    {"millardo", Role::magnitude, kBillion},
    {"millardos", Role::magnitude, kBillion},
    {"billon", Role::magnitude, kTrillion},
    {"billones", Role::magnitude, kTrillion},
    {"primero", Role::ordinal, 1},
    {"primera", Role::ordinal, 1},
    {"primer", Role::ordinal, 1},
    {"primeros", Role::ordinal, 1},
    {"primeras", Role::ordinal, 1},
    {"segundo", Role::ordinal, 2},
    {"segunda", Role::ordinal, 2},
    {"tercero", Role::ordinal, 3},
    {"tercera", Role::ordinal, 3},
    {"tercer", Role::ordinal, 3},
    {"cuarto", Role::ordinal, 4},
    {"cuarta", Role::ordinal, 4},
    {"quinto", Role::ordinal, 5},
    {"quinta", Role::ordinal, 5},
    {"sexto", Role::ordinal, 6},
    {"sexta", Role::ordinal, 6},
    {"septimo", Role::ordinal, 7},
    {"septima", Role::ordinal, 7},
    {"octavo", Role::ordinal, 8},
    {"octava", Role::ordinal, 8},
    {"noveno", Role::ordinal, 9},
    {"novena", Role::ordinal, 9},
    {"decimo", Role::ordinal, 10},
    {"decima", Role::ordinal, 10},
});

constexpr auto kEnglishNumbers = std::to_array<NumberWord>({
    {"a", Role::article, 1},
    {"one", Role::value, 1},
    {"two", Role::value, 2},
    {"three", Role::value, 3},
    {"four", Role::value, 4},
    {"five", Role::value, 5},
    {"six", Role::value, 6},
    {"seven", Role::value, 7},
    {"eight", Role::value, 8},
    {"nine", Role::value, 9},
    {"ten", Role::value, 10},
    {"eleven", Role::value, 11},
    {"twelve", Role::value, 12},
    {"thirteen", Role::value, 13},
    {"fourteen", Role::value, 14},
    {"fifteen", Role::value, 15},
    {"sixteen", Role::value, 16},
    {"seventeen", Role::value, 17},
    {"eighteen", Role::value, 18},
    {"nineteen", Role::value, 19},
    {"twenty", Role::value, 20},
    {"thirty", Role::value, 30},
    {"forty", Role::value, 40},
    {"fifty", Role::value, 50},
    {"sixty", Role::value, 60},
    {"seventy", Role::value, 70},
    {"eighty", Role::value, 80},
    {"ninety", Role::value, 90},
    {"hundred", Role::hundred, 100},
    {"thousand", Role::magnitude, kThousand},
    {"million", Role::magnitude, kMillion},
    {"billion", Role::magnitude, kBillion},
    {"bn", Role::magnitude, kBillion},
    {"trillion", Role::magnitude, kTrillion},
    {"first", Role::ordinal, 1},
    {"second", Role::ordinal, 2},
    {"third", Role::ordinal, 3},
    {"fourth", Role::ordinal, 4},
    {"fifth", Role::ordinal, 5},
    {"sixth", Role::ordinal, 6},
    {"seventh", Role::ordinal, 7},
    {"eighth", Role::ordinal, 8},
    {"ninth", Role::ordinal, 9},
    {"tenth", Role::ordinal, 10},
    {"eleventh", Role::ordinal, 11},
    {"twelfth", Role::ordinal, 12},
    {"thirteenth", Role::ordinal, 13},
    {"fourteenth", Role::ordinal, 14},
    {"fifteenth", Role::ordinal, 15},
    {"sixteenth", Role::ordinal, 16},
    {"seventeenth", Role::ordinal, 17},
    {"eighteenth", Role::ordinal, 18},
    {"nineteenth", Role::ordinal, 19},
    {"twentieth", Role::ordinal, 20},
});

constexpr WordTable kSpanishWords(kSpanishNumbers);
constexpr WordTable kEnglishWords(kEnglishNumbers);

/// Adds number words up, as they come.
class NumberSum {
 public:
  /// False: the word does not go on with the number, which ends before it.
  bool take(const NumberWord& word) {
    switch (word.role) {
      case Role::value:
      case Role::article:
        return add(word.value);
      case Role::hundred:
        return multiply_group(word.value);
      case Role::magnitude:
        return close_group(word.value);
      case Role::ordinal:
        return false;
    }
    return false;
  }

  [[nodiscard]] std::uint64_t value() const { return total_ + thousands_ + group_; }

 private:
  /// "veinte" then "cinco", "ciento" then "veinte": each smaller than the step before; "dos tres" are two numbers.
  bool add(std::uint64_t value) {
    if (value >= room_) return false;
    group_ += value;
    room_ = value >= 100 ? 100 : value >= 20 && value % 10 == 0 ? 10 : 1;
    return true;
  }

  bool multiply_group(std::uint64_t factor) {
    if (group_ >= 100) return false;
    group_ = std::max<std::uint64_t>(group_, 1) * factor;
    room_ = 100;
    return true;
  }

  bool close_group(std::uint64_t magnitude) {
    if (magnitude >= last_magnitude_) return false;
    room_ = kThousand;
    if (magnitude == kThousand) {
      thousands_ += std::max<std::uint64_t>(group_, 1) * kThousand;
      group_ = 0;
      return thousands_ < kMillion;
    }
    total_ += std::max<std::uint64_t>(thousands_ + group_, 1) * magnitude;
    thousands_ = group_ = 0;
    last_magnitude_ = magnitude;
    return true;
  }

  std::uint64_t total_ = 0, thousands_ = 0, group_ = 0;
  std::uint64_t room_ = kThousand;  ///< the next value must be below it
  std::uint64_t last_magnitude_ = std::numeric_limits<std::uint64_t>::max();
};

/// "treinta y cinco", "two hundred and five", "twenty-five": what may stand between two number words.
bool is_joiner(Side language, const WordForm& word) {
  return word.folded == (language == Side::es ? "y" : "and") || word.written == "-" || word.written == "\u2010";
}

const NumberWord* number_word_at(Side language, const std::vector<WordForm>& words, std::size_t at) {
  if (at >= words.size() || words[at].kind != WordKind::letters) return nullptr;
  const std::string_view word = words[at].folded;
  return language == Side::es ? kSpanishWords.find(word) : kEnglishWords.find(word);
}

bool is_magnitude(const NumberWord* word) {
  return word != nullptr && (word->role == Role::magnitude || word->role == Role::hundred);
}

/// Requires that `word` is the number word at `at`.
std::optional<NumberReading> read_number_words(Side language, const std::vector<WordForm>& words, std::size_t at,
                                               const NumberWord* word) {
  if (word->role == Role::ordinal) return NumberReading{normalised({word->value, 0}), 1};
  if (word->role == Role::article && !is_magnitude(number_word_at(language, words, at + 1))) return std::nullopt;
  NumberSum sum;
  std::size_t end = at;
  for (std::size_t next = at; word != nullptr && sum.take(*word);) {
    end = next + 1;
    next = end < words.size() && is_joiner(language, words[end]) ? end + 1 : end;
    word = number_word_at(language, words, next);
    if (word != nullptr && word->role == Role::article && language == Side::en) break;  // "two and a half"
  }
  if (end == at) return std::nullopt;
  return NumberReading{normalised({sum.value(), 0}), end - at};
}

int log10_of(std::uint64_t magnitude) {
  int exponent = 0;
  for (; magnitude >= 10; magnitude /= 10) ++exponent;
  return exponent;
}

/// Figures and the magnitudes that follow: "3.600 millones", "2 mil millones", "3.6 billion".
std::optional<NumberReading> read_figures(Side language, const std::vector<WordForm>& words, std::size_t at) {
  std::optional<Decimal> value = parse_figures(words[at].written);
  if (!value) return std::nullopt;
  std::size_t end = at + 1;
  for (; is_magnitude(number_word_at(language, words, end)); ++end) {
    value->exponent += log10_of(number_word_at(language, words, end)->value);
  }
  return NumberReading{normalised(*value), end - at};
}

bool is_separator(char c) { return c == '.' || c == ',' || c == '\''; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Ordinal and plural endings leave the value as it is; any other letters make the token a code.
bool is_harmless_suffix(std::string_view suffix) {
  static constexpr std::string_view kSuffixes[] = {"",   "st", "nd", "rd", "th", "s",  "\u00ba", "\u00aa",
                                                   "er", "ro", "ra", "do", "da", "to", "ta",     "mo",
                                                   "ma", "vo", "va", "no", "na", "h"};
  return std::ranges::find(kSuffixes, suffix) != std::end(kSuffixes);
}

/// The separator that marks decimals, if one does: the last of two different ones, or a lone one that does not group
/// three figures. Returns its place in the token, npos for none.
std::size_t decimal_point(std::string_view figures) {
  const std::size_t last = figures.find_last_of(".,'");
  if (last == std::string_view::npos || figures[last] == '\'') return std::string_view::npos;
  const auto of_this_kind = std::ranges::count(figures, figures[last]);
  const bool other_kind = figures.find_first_of(figures[last] == '.' ? ",'" : ".'") != std::string_view::npos;
  const bool groups_three = figures.size() - last - 1 == 3 && last <= 3 && figures.front() != '0';
  if (of_this_kind > 1 || (groups_three && !other_kind)) return std::string_view::npos;
  return last;
}

}  // namespace

Decimal normalised(Decimal value) {
  if (value.digits == 0) return {};
  for (; value.digits % 10 == 0; value.digits /= 10) ++value.exponent;
  return value;
}

std::string to_string(const Decimal& value) {
  std::string figures = std::to_string(value.digits);
  if (value.exponent >= 0) return figures.append(static_cast<std::size_t>(value.exponent), '0');
  const auto decimals = static_cast<std::size_t>(-value.exponent);
  if (figures.size() <= decimals) figures.insert(0, decimals - figures.size() + 1, '0');
  return figures.insert(figures.size() - decimals, 1, '.');
}

double to_double(const Decimal& value) { return static_cast<double>(value.digits) * std::pow(10., value.exponent); }

std::optional<Decimal> parse_figures(std::string_view token) {
  std::size_t end = 0;  // past the last figure
  std::string figures;
  for (std::size_t at = 0; at < token.size(); ++at) {
    if (is_digit(token[at])) {
      figures += token[at];
      end = at + 1;
    } else if (is_separator(token[at]) && at + 1 < token.size() && is_digit(token[at + 1])) {
      figures += token[at];
    } else if (token.substr(at).starts_with("\u00a0") || token.substr(at).starts_with("\u202f")) {
      at += token.substr(at).starts_with("\u00a0") ? 1 : 2;  // a space that groups thousands
    } else {
      break;
    }
  }
  if (!is_harmless_suffix(token.substr(end))) return std::nullopt;
  const std::size_t point = decimal_point(figures);
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(figures.size() - point - 1);
  std::erase_if(figures, is_separator);
  Decimal value{0, -decimals};
  if (figures.empty() || figures.size() > 18) return std::nullopt;
  std::from_chars(figures.data(), figures.data() + figures.size(), value.digits);
  return normalised(value);
}

std::optional<std::uint32_t> parse_roman(std::string_view word) {
  constexpr std::string_view kLetters = "IVXL";
  constexpr std::uint32_t kValues[] = {1, 5, 10, 50};
  if (word.size() < 2 || word.find_first_not_of(kLetters) != std::string_view::npos) return std::nullopt;
  std::uint32_t sum = 0, before = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t k = 0; k < word.size(); ++k) {
    std::uint32_t value = kValues[kLetters.find(word[k])];
    const std::uint32_t next = k + 1 < word.size() ? kValues[kLetters.find(word[k + 1])] : 0;
    if (next > value) {
      value = next - value;
      ++k;
    }
    if (value > before) return std::nullopt;
    before = value;
    sum += value;
  }
  if (sum > 50) return std::nullopt;
  return sum;
}

std::optional<NumberReading> read_number(Side language, const std::vector<WordForm>& words, std::size_t at) {
  const WordForm& word = words[at];
  if (word.kind == WordKind::number) return read_figures(language, words, at);
  if (word.kind == WordKind::letters && word.capitals == Capitals::all) {
    if (const auto roman = parse_roman(word.written)) return NumberReading{normalised({*roman, 0}), 1};
  }
  const NumberWord* const number = number_word_at(language, words, at);
  return number == nullptr ? std::nullopt : read_number_words(language, words, at, number);
}

}  // namespace cotejo
