// What a sentence says in numbers, dates and times of day, read as values that can be compared across the languages.
#pragma once

#include <cstdint>
#include <vector>

#include "check/sentence.hpp"
#include "check/units.hpp"

namespace cotejo {

enum class QuantityKind : std::uint8_t {
  number,
  month,    ///< 1 to 12
  weekday,  ///< 1 is Monday
  clock,    ///< minutes after midnight
};

struct Quantity {
  QuantityKind kind = QuantityKind::number;
  double value = 0;
  std::vector<double> readings = {};  ///< what it may mean as well: "los 90" is 1990, "1,375" may have decimals
  const Unit* unit = nullptr;         ///< named or signed beside it
  ByteRange range = {};
  std::size_t begin = 0, end = 0;  ///< words of the sentence
  double magnitude = 1;            ///< "3 millones": a million
  bool in_figures = false;
  bool is_ordinal = false;
  bool is_slashed = false;  ///< "15/3": may be a day or a month
  bool is_halved = false;   ///< clock: whether before or after noon is known
  /// Good for matching only, for the other language need not say it: "un", "one", "both", "half", "medianoche".
  bool is_aside = false;

  [[nodiscard]] bool is_year() const { return in_figures && unit == nullptr && value >= 1000 && value < 2100; }
};

/// How a text writes the decimals of its numbers.
struct Notation {
  bool has_decimal_points = false;  ///< Spanish: "2.5", as Latin America writes; "1.375" may have decimals then
};

Notation spanish_notation(const std::vector<Sentence>& sentences);

/// In text order. Linear.
std::vector<Quantity> read_quantities(Side language, const Sentence& sentence, Notation notation);

enum class Agreement : std::uint8_t {
  none,
  conversion,  ///< one is the other in another unit, or rounded
  reading,     ///< under a reading of one of them
  equal,
};

/// Whether an English quantity is the Spanish one.
Agreement compare(const Quantity& es, const Quantity& en);

/// Words with a value that the anchors do not read: "docena", "both", "half", "trigésimo", "nineties".
struct ValueWord {
  std::string_view word;  ///< folded
  double value = 0;
  enum Role : std::uint8_t {
    aside,  ///< as Quantity::is_aside
    number,
    ordinal,
    decade,
    multiple,  ///< "docena": "dos docenas" is 24
    fraction,  ///< "tercio": "dos tercios" is 0.67
  } role = aside;
};

const ValueWord* find_value_word(Side language, std::string_view folded);

/// The power of ten that a word is after figures: "millones", "bn"; 1: none.
double magnitude_of(Side language, std::string_view folded);

}  // namespace cotejo
