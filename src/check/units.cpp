#include "check/units.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <unordered_map>

namespace cotejo {
namespace {

using enum Dimension;

constexpr double kDay = 86400, kYear = 365.25 * kDay;

constexpr Unit kUnits[] = {
    {"millimetre", length, 0.001},
    {"centimetre", length, 0.01},
    {"metre", length, 1},
    {"kilometre", length, 1000},
    {"inch", length, 0.0254, true},
    {"foot", length, 0.3048, true},
    {"yard", length, 0.9144, true},
    {"mile", length, 1609.344, true},
    {"square metre", area, 1},
    {"square kilometre", area, 1e6},
    {"hectare", area, 1e4},
    {"square foot", area, 0.0929, true},
    {"square mile", area, 2.59e6, true},
    {"acre", area, 4046.86, true},
    {"litre", volume, 1},
    {"gallon", volume, 3.785, true},
    {"pint", volume, 0.5, true},
    {"barrel", volume, 159},
    {"gram", mass, 1},
    {"kilogram", mass, 1000},
    {"tonne", mass, 1e6},
    {"ounce", mass, 28.35, true},
    {"pound", mass, 453.592, true},
    {"stone", mass, 6350, true},
    {"kilometre per hour", speed, 1},
    {"mile per hour", speed, 1.609344, true},
    {"degree", temperature, 1},
    {"degree Celsius", temperature, 1},
    {"degree Fahrenheit", temperature, 1, true},
    {"second", time, 1},
    {"minute", time, 60},
    {"hour", time, 3600},
    {"day", time, kDay},
    {"week", time, 7 * kDay},
    {"fortnight", time, 14 * kDay},
    {"month", time, kYear / 12},
    {"quarter", time, kYear / 4},
    {"half-year", time, kYear / 2},
    {"year", time, kYear},
    {"five years", time, 5 * kYear},
    {"decade", time, 10 * kYear},
    {"century", time, 100 * kYear},
    {"millennium", time, 1000 * kYear},
    {"dollar", money, 1},
    {"euro", money, 2},
    {"pound sterling", money, 3},
    {"yen", money, 4},
    {"peso", money, 5},
    {"rouble", money, 6},
    {"yuan", money, 7},
    {"franc", money, 8},
    {"crown", money, 9},
    {"rupee", money, 10},
    {"percent", share, 1},
};

struct UnitWord {
  std::string_view word, unit;
};

constexpr UnitWord kBoth[] = {
    {"mm", "millimetre"},
    {"cm", "centimetre"},
    {"km", "kilometre"},
    {"kms", "kilometre"},
    {"m2", "square metre"},
    {"m²", "square metre"},
    {"km2", "square kilometre"},
    {"km²", "square kilometre"},
    {"ha", "hectare"},
    {"kg", "kilogram"},
    {"kgs", "kilogram"},
    {"kph", "kilometre per hour"},
    {"kmh", "kilometre per hour"},
    {"mph", "mile per hour"},
    {"ft", "foot"},
    {"lb", "pound"},
    {"lbs", "pound"},
    {"oz", "ounce"},
    {"°", "degree"},
    {"°c", "degree Celsius"},
    {"°f", "degree Fahrenheit"},
    {"$", "dollar"},
    {"us$", "dollar"},
    {"usd", "dollar"},
    {"€", "euro"},
    {"eur", "euro"},
    {"£", "pound sterling"},
    {"gbp", "pound sterling"},
    {"¥", "yen"},
    {"euro", "euro"},
    {"euros", "euro"},
    {"yen", "yen"},
    {"peso", "peso"},
    {"pesos", "peso"},
    {"yuan", "yuan"},
    {"%", "percent"},
    {"min", "minute"},
    {"h", "hour"},
    {"hr", "hour"},
    {"hrs", "hour"},
};

constexpr UnitWord kSpanishUnits[] = {
    {"milimetro", "millimetre"},
    {"milimetros", "millimetre"},
    {"centimetro", "centimetre"},
    {"centimetros", "centimetre"},
    {"metro", "metre"},
    {"metros", "metre"},
    {"m", "metre"},
    {"kilometro", "kilometre"},
    {"kilometros", "kilometre"},
    {"pulgada", "inch"},
    {"pulgadas", "inch"},
    {"pie", "foot"},
    {"pies", "foot"},
    {"yarda", "yard"},
    {"yardas", "yard"},
    {"milla", "mile"},
    {"millas", "mile"},
    {"hectarea", "hectare"},
    {"hectareas", "hectare"},
    {"acre", "acre"},
    {"acres", "acre"},
    {"litro", "litre"},
    {"litros", "litre"},
    {"galon", "gallon"},
    {"galones", "gallon"},
    {"pinta", "pint"},
    {"pintas", "pint"},
    {"barril", "barrel"},
    {"barriles", "barrel"},
    {"gramo", "gram"},
    {"gramos", "gram"},
    {"kilo", "kilogram"},
    {"kilos", "kilogram"},
    {"kilogramo", "kilogram"},
    {"kilogramos", "kilogram"},
    {"tonelada", "tonne"},
    {"toneladas", "tonne"},
    {"onza", "ounce"},
    {"onzas", "ounce"},
    {"libra", "pound"},
    {"libras", "pound"},
    {"grado", "degree"},
    {"grados", "degree"},
    {"segundos", "second"},
    {"minuto", "minute"},
    {"minutos", "minute"},
    {"hora", "hour"},
    {"horas", "hour"},
    {"hs", "hour"},
    {"dia", "day"},
    {"dias", "day"},
    {"semana", "week"},
    {"semanas", "week"},
    {"quincena", "fortnight"},
    {"mes", "month"},
    {"meses", "month"},
    {"trimestre", "quarter"},
    {"trimestres", "quarter"},
    {"semestre", "half-year"},
    {"semestres", "half-year"},
    {"ano", "year"},
    {"anos", "year"},
    {"quinquenio", "five years"},
    {"lustro", "five years"},
    {"lustros", "five years"},
    {"decada", "decade"},
    {"decadas", "decade"},
    {"siglo", "century"},
    {"siglos", "century"},
    {"milenio", "millennium"},
    {"milenios", "millennium"},
    {"dolar", "dollar"},
    {"dolares", "dollar"},
    {"mdd", "dollar"},
    {"mdp", "peso"},
    {"yenes", "yen"},
    {"rublo", "rouble"},
    {"rublos", "rouble"},
    {"yuanes", "yuan"},
    {"franco", "franc"},
    {"francos", "franc"},
    {"corona", "crown"},
    {"coronas", "crown"},
    {"rupia", "rupee"},
    {"rupias", "rupee"},
    {"porciento", "percent"},
};

constexpr UnitWord kEnglishUnits[] = {
    {"millimeter", "millimetre"},
    {"millimeters", "millimetre"},
    {"millimetre", "millimetre"},
    {"millimetres", "millimetre"},
    {"centimeter", "centimetre"},
    {"centimeters", "centimetre"},
    {"centimetre", "centimetre"},
    {"centimetres", "centimetre"},
    {"meter", "metre"},
    {"meters", "metre"},
    {"metre", "metre"},
    {"metres", "metre"},
    {"m", "metre"},
    {"kilometer", "kilometre"},
    {"kilometers", "kilometre"},
    {"kilometre", "kilometre"},
    {"kilometres", "kilometre"},
    {"inch", "inch"},
    {"inches", "inch"},
    {"foot", "foot"},
    {"feet", "foot"},
    {"yard", "yard"},
    {"yards", "yard"},
    {"mile", "mile"},
    {"miles", "mile"},
    {"hectare", "hectare"},
    {"hectares", "hectare"},
    {"acre", "acre"},
    {"acres", "acre"},
    {"liter", "litre"},
    {"liters", "litre"},
    {"litre", "litre"},
    {"litres", "litre"},
    {"gallon", "gallon"},
    {"gallons", "gallon"},
    {"pint", "pint"},
    {"pints", "pint"},
    {"barrel", "barrel"},
    {"barrels", "barrel"},
    {"gram", "gram"},
    {"grams", "gram"},
    {"kilo", "kilogram"},
    {"kilos", "kilogram"},
    {"kilogram", "kilogram"},
    {"kilograms", "kilogram"},
    {"ton", "tonne"},
    {"tons", "tonne"},
    {"tonne", "tonne"},
    {"tonnes", "tonne"},
    {"ounce", "ounce"},
    {"ounces", "ounce"},
    {"pound", "pound"},
    {"pounds", "pound"},
    {"stone", "stone"},
    {"degree", "degree"},
    {"degrees", "degree"},
    {"seconds", "second"},
    {"minute", "minute"},
    {"minutes", "minute"},
    {"hour", "hour"},
    {"hours", "hour"},
    {"day", "day"},
    {"days", "day"},
    {"week", "week"},
    {"weeks", "week"},
    {"fortnight", "fortnight"},
    {"month", "month"},
    {"months", "month"},
    {"quarter", "quarter"},
    {"quarters", "quarter"},
    {"year", "year"},
    {"years", "year"},
    {"decade", "decade"},
    {"decades", "decade"},
    {"century", "century"},
    {"centuries", "century"},
    {"millennium", "millennium"},
    {"millennia", "millennium"},
    {"dollar", "dollar"},
    {"dollars", "dollar"},
    {"rouble", "rouble"},
    {"roubles", "rouble"},
    {"ruble", "rouble"},
    {"rubles", "rouble"},
    {"franc", "franc"},
    {"francs", "franc"},
    {"crown", "crown"},
    {"crowns", "crown"},
    {"rupee", "rupee"},
    {"rupees", "rupee"},
    {"percent", "percent"},
    {"pct", "percent"},
};

using UnitIndex = std::unordered_map<std::string_view, const Unit*>;

void add(UnitIndex& index, std::span<const UnitWord> words) {
  for (const auto& [word, unit] : words) index.emplace(word, &unit_named(unit));
}

UnitIndex index_of(std::span<const UnitWord> words) {
  UnitIndex index;
  add(index, kBoth);
  add(index, words);
  return index;
}

bool is_fahrenheit(const Unit& unit) { return unit.name == "degree Fahrenheit"; }

/// "12 grados" and "54 degrees": an English degree may be one of Fahrenheit without saying so.
bool is_temperature_conversion(double es, const Unit& es_unit, double en) {
  constexpr double kRounded = 6;  // "26 grados" is "80 degrees" or "in the 80s"
  const double fahrenheit = is_fahrenheit(es_unit) ? (es - 32) / 1.8 : es * 1.8 + 32;
  return std::abs(fahrenheit - en) <= kRounded;
}

}  // namespace

const Unit* find_unit(Side language, std::string_view folded) {
  static const UnitIndex es = index_of(kSpanishUnits), en = index_of(kEnglishUnits);
  const UnitIndex& index = language == Side::es ? es : en;
  const auto found = index.find(folded);
  return found == index.end() ? nullptr : found->second;
}

const Unit& unit_named(std::string_view name) {
  const auto* const found = std::ranges::find(kUnits, name, &Unit::name);
  if (found == std::end(kUnits)) throw std::logic_error("a unit that the table has not");
  return *found;
}

bool is_conversion(double es, const Unit& es_unit, double en, const Unit& en_unit) {
  if (es_unit.dimension != en_unit.dimension) return false;
  if (es_unit.dimension == temperature) return is_temperature_conversion(es, es_unit, en);
  if (es_unit.dimension == money || es_unit.dimension == share || es_unit == en_unit) return false;
  const double converted = es * es_unit.size / en_unit.size;
  // Between the systems one figure is kept: "dos centímetros" is "an inch", "10 centímetros" "4 inches". Years and
  // months are exact but for the months' lengths.
  const bool changes_system = es_unit.is_imperial != en_unit.is_imperial;
  const double tolerance = changes_system ? std::max(0.5, 0.15 * en) : 0.03 * en;
  return std::abs(converted - en) <= tolerance;
}

}  // namespace cotejo
