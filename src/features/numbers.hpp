// Numbers as a text writes them, in figures, in words and mixed, read as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/text.hpp"

namespace cotejo {

/// digits × 10^exponent. Normalised: digits has no factor ten unless it is zero, so equal values are equal.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal normalised(Decimal value);

/// "3600000000", "2.5", "-" is never written: signs are not read.
std::string to_string(const Decimal& value);

double to_double(const Decimal& value);

/// "1.234,5", "1,234.5", "10 000", "1st", "1990s". A lone separator before exactly three figures groups thousands,
/// whichever it is: Mexican Spanish groups with commas. nullopt: a code such as "3D" or "12a4", or over 18 figures.
std::optional<Decimal> parse_figures(std::string_view token);

/// "XIX" is 19. Two letters at least, up to 50: more would take "CD" and "MI" for numbers.
std::optional<std::uint32_t> parse_roman(std::string_view word);

/// A word of a sentence in the two forms that look-ups need.
struct WordForm {
  std::string_view written;
  std::string_view folded;
  WordKind kind = WordKind::letters;
  Capitals capitals = Capitals::none;
};

struct NumberReading {
  Decimal value;
  std::size_t words = 0;  ///< how many it takes
};

/// The number that starts at word `at`: "3.600 millones", "3.6 billion", "veinticinco", "twenty-five", "dos mil",
/// "tercero", "XIX". Articles ("un", "una", "a") count only before a magnitude. nullopt: none starts here.
std::optional<NumberReading> read_number(Side language, const std::vector<WordForm>& words, std::size_t at);

}  // namespace cotejo
