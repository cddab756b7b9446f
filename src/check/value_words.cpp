#include <span>
#include <unordered_map>

#include "check/quantities.hpp"

namespace cotejo {
namespace {

using enum ValueWord::Role;

constexpr ValueWord kSpanishValues[] = {
    {"cero", 0, number},
    {"unico", 1},
    {"unica", 1},
    {"solo", 1},
    {"sola", 1},
    {"ambos", 2},
    {"ambas", 2},
    {"par", 2},
    {"pareja", 2},
    {"parejas", 2},
    {"duo", 2},
    {"doble", 2},
    {"dobles", 2},
    {"doblete", 2},
    {"duplicar", 2},
    {"duplico", 2},
    {"duplicado", 2},
    {"duplicarse", 2},
    {"duplica", 2},
    {"duplicaron", 2},
    {"gemelos", 2},
    {"gemelas", 2},
    {"trio", 3},
    {"triple", 3},
    {"trillizos", 3},
    {"terceto", 3},
    {"triplicar", 3},
    {"triplico", 3},
    {"triplicado", 3},
    {"triplica", 3},
    {"cuadruple", 4},
    {"cuarteto", 4},
    {"cuadruplicado", 4},
    {"quinteto", 5},
    {"quinquenal", 5},
    {"sexteto", 6},
    {"semanal", 1},
    {"quincena", 15},
    {"quincenas", 15},
    {"medio", 0.5},
    {"media", 0.5},
    {"medios", 0.5},
    {"medias", 0.5},
    {"mitad", 0.5},
    {"mitades", 0.5},
    {"tercio", 3, fraction},
    {"tercios", 3, fraction},
    {"terceras", 3, fraction},
    {"cuartos", 4, fraction},
    {"cuartas", 4, fraction},
    {"quintos", 5, fraction},
    {"quintas", 5, fraction},
    {"sextos", 6, fraction},
    {"octavos", 8, fraction},
    {"decimos", 10, fraction},
    {"decimas", 10, fraction},
    {"decena", 10, multiple},
    {"decenas", 10},
    {"docena", 12, multiple},
    {"docenas", 12, multiple},
    {"veintena", 20, multiple},
    {"treintena", 30, multiple},
    {"cuarentena", 40},
    {"cincuentena", 50, multiple},
    {"centenar", 100},
    {"centenares", 100},
    {"cientos", 100},
    {"millar", 1000},
    {"millares", 1000},
    {"miles", 1000},
    {"centenario", 100},
    {"bicentenario", 200},
    {"septimo", 7, ordinal},
    {"undecimo", 11, ordinal},
    {"undecima", 11, ordinal},
    {"duodecimo", 12, ordinal},
    {"duodecima", 12, ordinal},
    {"decimotercero", 13, ordinal},
    {"decimotercer", 13, ordinal},
    {"decimotercera", 13, ordinal},
    {"decimocuarto", 14, ordinal},
    {"decimocuarta", 14, ordinal},
    {"decimoquinto", 15, ordinal},
    {"decimoquinta", 15, ordinal},
    {"decimosexto", 16, ordinal},
    {"decimosexta", 16, ordinal},
    {"decimoseptimo", 17, ordinal},
    {"decimoseptima", 17, ordinal},
    {"decimoctavo", 18, ordinal},
    {"decimoctava", 18, ordinal},
    {"decimonoveno", 19, ordinal},
    {"decimonovena", 19, ordinal},
    {"decimononico", 19},
    {"vigesimo", 20, ordinal},
    {"vigesima", 20, ordinal},
    {"trigesimo", 30, ordinal},
    {"trigesima", 30, ordinal},
    {"cuadragesimo", 40, ordinal},
    {"cuadragesima", 40, ordinal},
    {"quincuagesimo", 50, ordinal},
    {"quincuagesima", 50, ordinal},
    {"sexagesimo", 60, ordinal},
    {"sexagesima", 60, ordinal},
    {"septuagesimo", 70, ordinal},
    {"octogesimo", 80, ordinal},
    {"nonagesimo", 90, ordinal},
    {"centesimo", 100, ordinal},
    {"centesima", 100, ordinal},
};

constexpr ValueWord kEnglishValues[] = {
    {"zero", 0, number},
    {"nil", 0},
    {"single", 1},
    {"sole", 1},
    {"once", 1},
    {"only", 1},
    {"alone", 1},
    {"both", 2},
    {"pair", 2},
    {"pairs", 2},
    {"couple", 2},
    {"couples", 2},
    {"duo", 2},
    {"twice", 2},
    {"double", 2},
    {"doubled", 2},
    {"doubles", 2},
    {"doubling", 2},
    {"dual", 2},
    {"twin", 2},
    {"twins", 2},
    {"twofold", 2},
    {"either", 2},
    {"neither", 2},
    {"triple", 3},
    {"tripled", 3},
    {"triples", 3},
    {"trio", 3},
    {"triplets", 3},
    {"thrice", 3},
    {"threefold", 3},
    {"quadruple", 4},
    {"quadrupled", 4},
    {"quartet", 4},
    {"quintet", 5},
    {"half", 0.5},
    {"halves", 0.5},
    {"halved", 0.5},
    {"halfway", 0.5},
    {"third", 3, fraction},
    {"thirds", 3, fraction},
    {"quarter", 4, fraction},
    {"quarters", 4, fraction},
    {"fourths", 4, fraction},
    {"fifths", 5, fraction},
    {"sixths", 6, fraction},
    {"eighths", 8, fraction},
    {"tenths", 10, fraction},
    {"dozen", 12, multiple},
    {"dozens", 12, multiple},
    {"score", 20},
    {"hundreds", 100},
    {"thousands", 1000},
    {"fortnight", 14},
    {"centenary", 100},
    {"centennial", 100},
    {"bicentenary", 200},
    {"bicentennial", 200},
    {"thirtieth", 30, ordinal},
    {"fortieth", 40, ordinal},
    {"fiftieth", 50, ordinal},
    {"sixtieth", 60, ordinal},
    {"seventieth", 70, ordinal},
    {"eightieth", 80, ordinal},
    {"ninetieth", 90, ordinal},
    {"hundredth", 100, ordinal},
    {"twenties", 20, decade},
    {"thirties", 30, decade},
    {"forties", 40, decade},
    {"fifties", 50, decade},
    {"sixties", 60, decade},
    {"seventies", 70, decade},
    {"eighties", 80, decade},
    {"nineties", 90, decade},
};

struct Magnitude {
  std::string_view word;
  double value = 1;
};

constexpr Magnitude kSpanishMagnitudes[] = {
    {"mil", 1e3},     {"millon", 1e6},    {"millones", 1e6}, {"mill", 1e6},
    {"mdd", 1e6},     {"mdp", 1e6},       {"millardo", 1e9}, {"millardos", 1e9},
    {"billon", 1e12}, {"billones", 1e12}, {"trillon", 1e18}, {"trillones", 1e18},
};

constexpr Magnitude kEnglishMagnitudes[] = {
    {"hundred", 1e2},   {"thousand", 1e3},  {"k", 1e3},        {"million", 1e6}, {"millions", 1e6}, {"mln", 1e6},
    {"mn", 1e6},        {"billion", 1e9},   {"billions", 1e9}, {"bn", 1e9},      {"bln", 1e9},      {"milliard", 1e9},
    {"milliards", 1e9}, {"trillion", 1e12}, {"tn", 1e12},      {"trn", 1e12},
};

template <class Entry>
using Index = std::unordered_map<std::string_view, const Entry*>;

template <class Entry>
Index<Entry> index_of(std::span<const Entry> entries) {
  Index<Entry> index;
  for (const Entry& entry : entries) index.emplace(entry.word, &entry);
  return index;
}

template <class Entry>
const Entry* look_up(const Index<Entry>& index, std::string_view word) {
  const auto found = index.find(word);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace

const ValueWord* find_value_word(Side language, std::string_view folded) {
  static const auto es = index_of(std::span<const ValueWord>(kSpanishValues)),
                    en = index_of(std::span<const ValueWord>(kEnglishValues));
  return look_up(language == Side::es ? es : en, folded);
}

double magnitude_of(Side language, std::string_view folded) {
  static const auto es = index_of(std::span<const Magnitude>(kSpanishMagnitudes)),
                    en = index_of(std::span<const Magnitude>(kEnglishMagnitudes));
  const Magnitude* found = look_up(language == Side::es ? es : en, folded);
  return found == nullptr ? 1 : found->value;
}

}  // namespace cotejo
