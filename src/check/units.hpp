// Units of measure, time and money: which word names which, and what one is in another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cotejo/text.hpp"

namespace cotejo {

enum class Dimension : std::uint8_t { length, area, volume, mass, speed, temperature, time, money, share };

/// One of a unit is `size` of the dimension's base unit; money has no base, and its sizes only tell currencies apart.
struct Unit {
  std::string_view name;  ///< English, for tests
  Dimension dimension = Dimension::length;
  double size = 1;
  bool is_imperial = false;

  friend bool operator==(const Unit& a, const Unit& b) { return a.name == b.name; }
};

/// The unit that a folded word or sign stands for; nullptr: none.
const Unit* find_unit(Side language, std::string_view folded);

/// By its English name. Requires one of the table.
const Unit& unit_named(std::string_view name);

/// Whether a Spanish writer's `es` of one unit is an English writer's `en` of another, within what they round.
bool is_conversion(double es, const Unit& es_unit, double en, const Unit& en_unit);

}  // namespace cotejo
