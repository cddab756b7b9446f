#include "features/notions.hpp"

#include <array>

#include "text/word_table.hpp"

namespace cotejo {
namespace {

struct Notion {
  std::string_view word;  ///< folded; a sign as it is
  std::string_view key;
  bool needs_capital = false;  ///< "May" is a month, "may" is not
};

constexpr auto kSpanishNotions = std::to_array<Notion>({
    {"enero", "month 1"},
    {"febrero", "month 2"},
    {"marzo", "month 3"},
    {"abril", "month 4"},
    {"mayo", "month 5"},
    {"junio", "month 6"},
    {"julio", "month 7"},
    {"agosto", "month 8"},
    {"septiembre", "month 9"},
    {"setiembre", "month 9"},
    {"octubre", "month 10"},
    {"noviembre", "month 11"},
    {"diciembre", "month 12"},
    {"lunes", "weekday 1"},
    {"martes", "weekday 2"},
    {"miercoles", "weekday 3"},
    {"jueves", "weekday 4"},
    {"viernes", "weekday 5"},
    {"sabado", "weekday 6"},
    {"domingo", "weekday 7"},
    {"%", "percent"},
    {"porciento", "percent"},
    {"dolar", "dollar"},
    {"dolares", "dollar"},
    {"usd", "dollar"},
    {"us$", "dollar"},
    {"$", "dollar"},
    {"euro", "euro"},
    {"euros", "euro"},
    {"€", "euro"},
    {"libra", "pound"},
    {"libras", "pound"},
    {"£", "pound"},
    {"yen", "yen"},
    {"yenes", "yen"},
    {"¥", "yen"},
    {"km", "kilometre"},
    {"kilometro", "kilometre"},
    {"kilometros", "kilometre"},
    {"metro", "metre"},
    {"metros", "metre"},
    {"kg", "kilogram"},
    {"kilo", "kilogram"},
    {"kilos", "kilogram"},
    {"kilogramo", "kilogram"},
    {"kilogramos", "kilogram"},
    {"hora", "hour"},
    {"horas", "hour"},
    {"minuto", "minute"},
    {"minutos", "minute"},
    {"dia", "day"},
    {"dias", "day"},
    {"semana", "week"},
    {"semanas", "week"},
    {"mes", "month"},
    {"meses", "month"},
    {"ano", "year"},
    {"anos", "year"},
    {"siglo", "century"},
    {"siglos", "century"},
});

constexpr auto kEnglishNotions = std::to_array<Notion>({
    {"january", "month 1"},
    {"february", "month 2"},
    {"march", "month 3", true},
    {"april", "month 4"},
    {"may", "month 5", true},
    {"june", "month 6"},
    {"july", "month 7"},
    {"august", "month 8", true},
    {"september", "month 9"},
    {"october", "month 10"},
    {"november", "month 11"},
    {"december", "month 12"},
    {"monday", "weekday 1"},
    {"tuesday", "weekday 2"},
    {"wednesday", "weekday 3"},
    {"thursday", "weekday 4"},
    {"friday", "weekday 5"},
    {"saturday", "weekday 6"},
    {"sunday", "weekday 7"},
    {"%", "percent"},
    {"percent", "percent"},
    {"pct", "percent"},
    {"dollar", "dollar"},
    {"dollars", "dollar"},
    {"usd", "dollar"},
    {"us$", "dollar"},
    {"$", "dollar"},
    {"euro", "euro"},
    {"euros", "euro"},
    {"€", "euro"},
    {"pound", "pound"},
    {"pounds", "pound"},
    {"£", "pound"},
    {"yen", "yen"},
    {"¥", "yen"},
    {"km", "kilometre"},
    {"kilometer", "kilometre"},
    {"kilometers", "kilometre"},
    {"kilometre", "kilometre"},
    {"kilometres", "kilometre"},
    {"meter", "metre"},
    {"meters", "metre"},
    {"metre", "metre"},
    {"metres", "metre"},
    {"kg", "kilogram"},
    {"kilo", "kilogram"},
    {"kilos", "kilogram"},
    {"kilogram", "kilogram"},
    {"kilograms", "kilogram"},
    {"hour", "hour"},
    {"hours", "hour"},
    {"minute", "minute"},
    {"minutes", "minute"},
    {"day", "day"},
    {"days", "day"},
    {"week", "week"},
    {"weeks", "week"},
    {"month", "month"},
    {"months", "month"},
    {"year", "year"},
    {"years", "year"},
    {"century", "century"},
    {"centuries", "century"},
});

constexpr WordTable kSpanish(kSpanishNotions);
constexpr WordTable kEnglish(kEnglishNotions);

}  // namespace

std::optional<std::string_view> find_notion(Side language, const WordForm& word) {
  const Notion* const found = language == Side::es ? kSpanish.find(word.folded) : kEnglish.find(word.folded);
  if (found == nullptr || (found->needs_capital && word.capitals == Capitals::none)) return std::nullopt;
  return found->key;
}

}  // namespace cotejo
