// The reader goes over the words once; what starts at a word is tried from the most telling to the least: a time of
// day, a number, a word of the calendar, a word that implies a number. Then neighbours are looked at: ranges share a
// magnitude, "2009-10" shares a century.
#include "check/quantities.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "check/clock_times.hpp"
#include "features/notions.hpp"

namespace cotejo {
namespace {

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where the letters after the figures begin: "11million", "1990s", "25th".
std::size_t end_of_figures(std::string_view token) {
  const auto last = std::find_if(token.rbegin(), token.rend(), is_digit);
  return static_cast<std::size_t>(token.rend() - last);
}

/// The other meaning of a lone separator before three figures; nothing when there is one meaning only.
std::optional<double> with_decimals(std::string_view figures, char separator) {
  const std::size_t at = figures.find_first_of(".,");
  if (at == std::string_view::npos || figures[at] != separator || at == 0 || at > 3) return std::nullopt;
  if (figures.size() != at + 4 || figures.front() == '0') return std::nullopt;
  const std::string_view whole = figures.substr(0, at), rest = figures.substr(at + 1);
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(rest, is_digit)) return std::nullopt;
  double value = 0;
  const std::string plain = std::string(whole) + '.' + std::string(rest);
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

/// "6.306.2": the same sign groups and marks decimals, for a slip; nothing for others.
std::optional<double> with_a_stray_separator(std::string_view figures) {
  const std::size_t last = figures.find_last_of(".,");
  if (last == std::string_view::npos || figures.size() - last == 4) return std::nullopt;
  if (figures.find(figures[last]) == last) return std::nullopt;
  std::string whole(figures.substr(0, last));
  std::erase_if(whole, [](char c) { return !is_digit(c); });
  double value = 0;
  const std::string plain = whole + '.' + std::string(figures.substr(last + 1));
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

class QuantityReader {
 public:
  QuantityReader(Side language, const Sentence& sentence, Notation notation)
      : language_(language), s_(sentence), notation_(notation) {}

  std::vector<Quantity> read() {
    for (std::size_t at = 0; at < s_.size();) at += take(at);
    for (std::size_t k = 0; k + 1 < out_.size(); ++k) relate(out_[k], out_[k + 1]);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_spanish() const { return language_ == Side::es; }
  [[nodiscard]] std::string_view before(std::size_t at) const { return at > 0 ? s_.word(at - 1) : std::string_view(); }

  /// Returns how many words were read, of which a quantity may take none.
  std::size_t take(std::size_t at) {
    if (const auto clock = read_clock(language_, s_, at)) return add_clock(at, *clock);
    if (auto number = read_number_at(at)) return add_number(std::move(*number));
    if (const std::size_t words = take_notion(at)) return words;
    return take_value_word(at);
  }

  std::size_t add(Quantity quantity) {
    quantity.range = {s_.range(quantity.begin).begin, s_.range(quantity.end - 1).end};
    const std::size_t words = quantity.end - quantity.begin;
    out_.push_back(std::move(quantity));
    return words;
  }

  std::size_t add_clock(std::size_t at, const ClockTime& clock) {
    return add({.kind = QuantityKind::clock,
                .value = clock.minutes,
                .begin = at,
                .end = at + clock.words,
                .in_figures = clock.in_figures,
                .is_halved = clock.is_halved});
  }

  // ---- numbers -----------------------------------------------------------------------------------------------------

  std::optional<Quantity> read_number_at(std::size_t at) {
    if (s_.is_figures(at)) return read_figures(at);
    if (s_.form(at).kind != WordKind::letters) return std::nullopt;
    if (is_spanish() && is_after_century(at)) return read_century(at);
    if (auto code = read_code(at)) return code;
    if (auto half = read_half_of_magnitude(at)) return half;
    return read_words(at);
  }

  /// "siglo V", where a single letter is a number; "siglos XIX y XX".
  [[nodiscard]] bool is_after_century(std::size_t at) const {
    if (is_any_of(before(at), {"siglo", "siglos"})) return true;
    return !out_.empty() && out_.back().end + 1 == at && before(at) == "y" && out_.back().unit != nullptr &&
           out_.back().unit->name == "century";
  }

  std::optional<Quantity> read_century(std::size_t at) {
    static constexpr std::string_view kSingle[] = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
    std::string letters(s_.form(at).written);
    std::ranges::transform(letters, letters.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const auto* const single = std::ranges::find(kSingle, letters);
    const auto value = single != std::end(kSingle) ? static_cast<std::uint32_t>(single - kSingle + 1)
                                                   : parse_roman(letters).value_or(0);
    if (value == 0) return read_words(at);
    return Quantity{.value = static_cast<double>(value),
                    .unit = &unit_named("century"),
                    .begin = at,
                    .end = at + 1,
                    .in_figures = true,
                    .is_ordinal = true};
  }

  /// "R6", "G20", "A320": the figures are compared, for "G-20" is read so too.
  std::optional<Quantity> read_code(std::size_t at) const {
    const std::string_view word = s_.form(at).written;
    constexpr std::ptrdiff_t kLongest = 4;  // letters: "Table1" is two words run together
    const auto* const first = std::ranges::find_if(word, is_digit);
    if (first - word.begin() > kLongest || s_.form(at).capitals == Capitals::none) return std::nullopt;
    const std::string_view figures = word.substr(static_cast<std::size_t>(first - word.begin()));
    if (figures.empty() || figures.size() > 9 || !std::ranges::all_of(figures, is_digit)) return std::nullopt;
    std::uint64_t value = 0;
    std::from_chars(figures.data(), figures.data() + figures.size(), value);
    return Quantity{.value = static_cast<double>(value), .begin = at, .end = at + 1, .in_figures = true};
  }

  std::optional<Quantity> read_figures(std::size_t at) {
    Quantity out{.begin = at, .end = at + 1, .in_figures = true};
    std::string figures(s_.word(at));
    std::string_view suffix = std::string_view(s_.word(at)).substr(end_of_figures(figures));
    figures.resize(figures.size() - suffix.size());
    join_groups(figures, suffix, out);
    const auto value = parse_figures(figures);
    if (!value) return std::nullopt;
    out.value = to_double(*value);
    if (const auto other = with_a_stray_separator(figures)) out.readings.push_back(*other);
    if (is_spanish() ? figures.find(',') != std::string::npos || notation_.has_decimal_points : true) {
      const char separator = is_spanish() && figures.find(',') != std::string::npos ? ',' : '.';
      if (const auto other = with_decimals(figures, separator)) out.readings.push_back(*other);
    }
    read_suffix(suffix, out);
    read_magnitudes(out);
    add_and_a_half(out);
    return out;
  }

  /// "820 000": up to three figures, then groups of three, each after one space.
  void join_groups(std::string& figures, std::string_view& suffix, Quantity& out) const {
    if (figures.size() > 3 || !suffix.empty()) return;
    while (s_.is_figures(out.end) && s_.range(out.end).begin == s_.range(out.end - 1).end + 1) {
      const std::string_view next = s_.word(out.end);
      const std::size_t end = end_of_figures(next), group = std::min(next.find_first_of(".,"), end);
      if (group != 3 || !std::ranges::all_of(next.substr(0, group), is_digit)) return;
      figures += next.substr(0, end);
      suffix = next.substr(end);
      ++out.end;
      if (end != group || !suffix.empty()) return;
    }
  }

  void read_suffix(std::string_view suffix, Quantity& out) const {
    if (suffix.empty()) return;
    if (is_any_of(suffix, {"st", "nd", "rd", "th", "\u00ba", "\u00aa", "o", "a"})) out.is_ordinal = true;
    if (suffix == "s") add_decade(out);
    if (suffix == "m") out.readings.push_back(out.value * 1e6);  // metres, or millions
    if (suffix == "b") multiply(out, 1e9);
    multiply(out, magnitude_of(language_, suffix));
    out.unit = find_unit(language_, suffix);
  }

  static void multiply(Quantity& out, double factor) {
    if (factor == 1) return;
    out.value *= factor;
    out.magnitude *= factor;
    for (double& reading : out.readings) reading *= factor;
  }

  /// "3.600 millones", "2 mil millones", "500-million".
  void read_magnitudes(Quantity& out) const {
    for (;;) {
      const bool has_hyphen = s_.is_hyphen(out.end) && s_.is_joined(out.end) && s_.is_joined(out.end + 1);
      const bool has_plus = s_.word(out.end) == "+" && s_.is_joined(out.end);  // "$300+ billion"
      const std::size_t at = has_hyphen || has_plus ? out.end + 1 : out.end;
      const double factor = magnitude_of(language_, s_.word(at));
      const bool is_slip = factor == 100 && out.value >= 100;  // "700 hundred"
      if (factor == 1 || is_slip) return;
      multiply(out, factor);
      out.end = at + 1;
    }
  }

  /// "dos y medio", "un millón y medio", "two and a half".
  void add_and_a_half(Quantity& out) const {
    std::size_t end = out.end;
    if (is_spanish()) {
      if (s_.word(end) != "y" || !is_any_of(s_.word(end + 1), {"medio", "media"})) return;
      end += 2;
    } else {
      const auto skip_hyphen = [&] { end += s_.is_hyphen(end) ? 1 : 0; };
      skip_hyphen();
      for (const std::string_view word : {"and", "a", "half"}) {
        if (s_.word(end) != word && word == "a") continue;
        if (s_.word(end) != word) return;
        ++end;
        if (word != "half") skip_hyphen();
      }
    }
    out.end = end;
    out.value += out.magnitude / 2;
    read_magnitudes(out);
  }

  /// "medio millón", "half a million", "media docena", "half-a-dozen".
  std::optional<Quantity> read_half_of_magnitude(std::size_t at) {
    if (!is_any_of(s_.word(at), {"medio", "media", "half"})) return std::nullopt;
    std::size_t end = at + 1;
    while (s_.is_hyphen(end) || s_.word(end) == "a") ++end;
    const ValueWord* word = find_value_word(language_, s_.word(end));
    const double factor =
        word != nullptr && word->role == ValueWord::multiple ? word->value : magnitude_of(language_, s_.word(end));
    if (factor == 1) return std::nullopt;
    Quantity out{.value = factor / 2, .begin = at, .end = end + 1, .magnitude = factor};
    read_magnitudes(out);
    return out;
  }

  std::optional<Quantity> read_words(std::size_t at) {
    const auto reading = read_number(language_, s_.forms(), at);
    if (!reading) return read_value_number(at);
    Quantity out{.value = to_double(reading->value), .begin = at, .end = at + reading->words};
    out.is_ordinal = is_ordinal_word(at) || s_.form(at).capitals == Capitals::all;
    out.is_aside = out.value == 1;
    const double last = magnitude_of(language_, s_.word(out.end - 1));
    if (last >= 1000) out.magnitude = last;
    add_compound_ordinal(out);
    add_multiple(out);
    add_fraction(out);
    add_and_a_half(out);
    return out;
  }

  [[nodiscard]] bool is_ordinal_word(std::size_t at) const {
    static constexpr std::string_view kNotOrdinal[] = {"dos", "tres", "uno"};
    const std::string_view word = s_.word(at);
    if (std::ranges::find(kNotOrdinal, word) != std::end(kNotOrdinal)) return false;
    if (is_spanish())
      return is_any_of(word, {"primer",  "primero", "primera", "primeros", "primeras", "segundo", "segunda", "tercer",
                              "tercero", "tercera", "cuarto",  "cuarta",   "quinto",   "quinta",  "sexto",   "sexta",
                              "septimo", "septima", "octavo",  "octava",   "noveno",   "novena",  "decimo",  "decima"});
    return word.ends_with("th") || is_any_of(word, {"first", "second", "third"});
  }

  /// "twenty-first", "vigésimo primero", "décimo cuarta".
  void add_compound_ordinal(Quantity& out) const {
    const std::size_t next = s_.is_hyphen(out.end) ? out.end + 1 : out.end;
    const bool is_ten = std::fmod(out.value, 10) == 0 && out.value > 0 && out.value <= 90;
    if (!is_ten || (is_spanish() && !out.is_ordinal) || next >= s_.size() || !is_ordinal_word(next)) return;
    const auto unit = read_number(language_, s_.forms(), next);
    if (!unit || to_double(unit->value) > 9) return;
    out.value += to_double(unit->value);
    out.is_ordinal = true;
    out.end = next + 1;
  }

  /// "dos docenas".
  void add_multiple(Quantity& out) const {
    const ValueWord* word = find_value_word(language_, s_.word(out.end));
    if (word == nullptr || word->role != ValueWord::multiple) return;
    multiply(out, word->value);
    ++out.end;
  }

  /// "dos tercios", "two-thirds", "tres cuartas partes".
  void add_fraction(Quantity& out) const {
    const std::size_t at = s_.is_hyphen(out.end) ? out.end + 1 : out.end;
    const ValueWord* word = find_value_word(language_, s_.word(at));
    if (word == nullptr || word->role != ValueWord::fraction || out.value > word->value) return;
    if (word->word == "quarter" && s_.word(at + 1) == "of" && out.value > 1) return;
    out.readings.push_back(out.value);
    out.value /= word->value;
    out.is_aside = true;
    out.end = at + 1;
  }

  /// "trigésimo", "docena", "nineties", "tercio".
  std::optional<Quantity> read_value_number(std::size_t at) {
    const ValueWord* word = find_value_word(language_, s_.word(at));
    if (word == nullptr || word->role == ValueWord::aside) return std::nullopt;
    Quantity out{.value = word->value, .begin = at, .end = at + 1};
    out.is_ordinal = word->role == ValueWord::ordinal;
    out.is_aside = word->role == ValueWord::fraction || word->role == ValueWord::multiple;
    if (word->role == ValueWord::decade) add_decade(out);
    if (word->role == ValueWord::fraction) out.readings.push_back(1 / word->value);
    add_compound_ordinal(out);
    return out;
  }

  /// 90 and 1990 are one decade, and the 1800s are the 19th century.
  static void add_decade(Quantity& out) {
    constexpr double kCentury = 100;
    if (out.value < kCentury) out.readings.insert(out.readings.end(), {1900 + out.value, 1800 + out.value});
    if (out.value >= 1000) out.readings.push_back(std::fmod(out.value, kCentury));
    if (out.value >= 1000 && std::fmod(out.value, kCentury) == 0) out.readings.push_back(out.value / kCentury + 1);
  }

  std::size_t add_number(Quantity number) {
    if (is_spanish() && is_decade_here(number)) add_decade(number);
    find_its_unit(number);
    number.is_slashed = is_beside_slash(number);
    return add(std::move(number));
  }

  [[nodiscard]] bool is_decade_here(const Quantity& number) const {
    if (std::fmod(number.value, 10) != 0) return false;
    if (is_any_of(before(number.begin), {"anos", "los", "decada"})) return true;
    for (std::size_t back = 2; back <= 3 && back <= number.begin; ++back)
      if (is_any_of(s_.word(number.begin - back), {"decada", "anos"})) return true;
    return number.begin > 0 && !out_.empty() && out_.back().readings.size() > 1 && before(number.begin) == "y";
  }

  [[nodiscard]] bool is_beside_slash(const Quantity& number) const {
    return before(number.begin) == "/" || s_.word(number.end) == "/";
  }

  /// A sign before, or a word after: "$25", "25-year", "3 millones de dólares", "25 por ciento".
  void find_its_unit(Quantity& number) {
    if (is_any_of(s_.word(number.end), {"por", "per"}) &&
        is_any_of(s_.word(number.end + 1), {"ciento", "cien", "cent"})) {
      number.unit = &unit_named("percent");
      number.end += 2;
      return;
    }
    if (number.unit != nullptr) return;
    std::size_t at = number.end;
    if (s_.is_hyphen(at) || (s_.word(at) == "de" && number.magnitude > 1)) ++at;
    number.unit = find_unit(language_, s_.word(at));
    if (number.unit == nullptr || s_.word(at) == "m") find_sign_before(number);
    if (number.unit != nullptr) find_compound_unit(number, at);
    if (at == number.end) add_half_after_unit(number);
  }

  /// "dos años y medio", "two years and a half", "dos veces y medio".
  void add_half_after_unit(Quantity& number) const {
    Quantity after{.value = number.value, .end = number.end + 1, .magnitude = number.magnitude};
    add_and_a_half(after);
    if (after.value == number.value) return;
    if (number.unit == nullptr)
      number.readings.push_back(after.value);
    else
      number.value = after.value;
    number.end = after.end;
  }

  void find_sign_before(Quantity& number) const {
    if (number.begin == 0 || s_.form(number.begin - 1).kind != WordKind::sign) return;
    const Unit* sign = find_unit(language_, before(number.begin));
    if (sign != nullptr && sign->dimension == Dimension::money) number.unit = sign;
  }

  /// "km/h", "kilómetros por hora", "miles per hour", "kilómetros cuadrados", "square miles".
  void find_compound_unit(Quantity& number, std::size_t at) const {
    const bool per_hour =
        is_any_of(s_.word(at + 1), {"/", "por", "per", "an"}) && is_any_of(s_.word(at + 2), {"h", "hora", "hour"});
    if (per_hour && number.unit->name == "kilometre") number.unit = &unit_named("kilometre per hour");
    if (per_hour && number.unit->name == "mile") number.unit = &unit_named("mile per hour");
    if (is_any_of(s_.word(at + 1), {"cuadrado", "cuadrados", "cuadrada", "cuadradas"})) {
      if (number.unit->name == "metre") number.unit = &unit_named("square metre");
      if (number.unit->name == "kilometre") number.unit = &unit_named("square kilometre");
      if (number.unit->name == "mile") number.unit = &unit_named("square mile");
      if (number.unit->name == "foot") number.unit = &unit_named("square foot");
    }
  }

  // ---- words of the calendar, and words that imply a number --------------------------------------------------------

  std::size_t take_notion(std::size_t at) {
    if (s_.form(at).kind != WordKind::letters) return 0;
    const auto notion = find_notion(language_, s_.form(at));
    if (notion && notion->starts_with("month ")) return add_calendar(QuantityKind::month, notion->substr(6), at);
    if (notion && notion->starts_with("weekday ")) return add_calendar(QuantityKind::weekday, notion->substr(8), at);
    if (const double month = month_by_abbreviation(at); month > 0)
      return add({.kind = QuantityKind::month, .value = month, .begin = at, .end = at + 1});
    return 0;
  }

  std::size_t add_calendar(QuantityKind kind, std::string_view number, std::size_t at) {
    int value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_plural_day = kind == QuantityKind::weekday && !is_spanish() && s_.word(at).ends_with("s");
    return add(
        {.kind = kind, .value = static_cast<double>(value), .begin = at, .end = at + 1, .is_aside = is_plural_day});
  }

  /// "Sept. 11", "11 Dec": only beside a number.
  [[nodiscard]] double month_by_abbreviation(std::size_t at) const {
    static constexpr std::string_view kEnglish[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                    "jul", "aug", "sep", "oct", "nov", "dec"};
    static constexpr std::string_view kSpanish[] = {"ene", "feb", "mar", "abr", "may", "jun",
                                                    "jul", "ago", "sep", "oct", "nov", "dic"};
    const std::size_t after = s_.word(at + 1) == "." ? at + 2 : at + 1;
    if (!s_.is_figures(after) && !(at > 0 && s_.is_figures(at - 1))) return 0;
    if (s_.word(at) == "sept") return 9;
    const auto& table = is_spanish() ? kSpanish : kEnglish;
    const auto* const found = std::ranges::find(table, s_.word(at));
    return found == std::end(table) ? 0 : static_cast<double>(found - table + 1);
  }

  std::size_t take_value_word(std::size_t at) {
    if (s_.form(at).kind != WordKind::letters) return 1;
    const std::string_view word = s_.word(at);
    if (is_any_of(word, {"mediodia", "noon", "midday", "medianoche", "midnight"})) {
      const bool is_noon = !is_any_of(word, {"medianoche", "midnight"});
      return add({.kind = QuantityKind::clock,
                  .value = is_noon ? 720. : 0.,
                  .begin = at,
                  .end = at + 1,
                  .is_halved = true,
                  .is_aside = true});
    }
    const ValueWord* value = find_value_word(language_, word);
    const bool is_article =
        is_any_of(word, {"un", "una", "a", "an", "cada", "each", "every", "per", "al", "el", "la", "the", "last"});
    if (value == nullptr && !is_article) return 1;
    const Unit* unit = find_unit(language_, s_.word(at + 1));
    if (is_article && (unit == nullptr || unit->dimension != Dimension::time)) return 1;
    Quantity out{.value = is_article ? 1 : value->value, .unit = unit, .begin = at, .end = at + 1, .is_aside = true};
    add_and_a_half_unit(out);
    return add(std::move(out));
  }

  /// "un año y medio", "a year and a half".
  void add_and_a_half_unit(Quantity& out) const {
    if (out.unit == nullptr) return;
    Quantity after = out;
    ++after.end;
    add_and_a_half(after);
    if (after.end > out.end + 1) out.value = after.value;
  }

  // ---- neighbours --------------------------------------------------------------------------------------------------

  void relate(Quantity& a, Quantity& b) const {
    if (a.kind != QuantityKind::number || b.kind != QuantityKind::number) return;
    if (b.magnitude > a.magnitude && is_range_between(a, b)) a.readings.push_back(a.value * b.magnitude / a.magnitude);
    if (a.unit == nullptr && b.unit != nullptr && is_range_between(a, b)) a.unit = b.unit;
    const bool shares_century = a.is_year() && b.in_figures && b.value < 100 && b.begin == a.end + 1 &&
                                is_any_of(s_.word(a.end), {"-", "/", "\u2013", "\u2010", "y", "a", "and", "to"});
    if (shares_century) b.readings.push_back(a.value - std::fmod(a.value, 100) + b.value);
    if (is_split_decimal(a, b)) a.readings.push_back(a.value + b.value / (s_.word(b.begin).size() == 1 ? 10 : 100));
    const bool is_year_in_words = !is_spanish() && !a.in_figures && !b.in_figures && a.end == b.begin &&
                                  a.value >= 10 && a.value <= 20 && b.value >= 10 && b.value < 100;
    if (is_year_in_words) {
      b.readings.push_back(a.value * 100 + b.value);
      a.is_aside = true;
    }
  }

  /// "68, 78 puntos", for a slip; or a list.
  [[nodiscard]] bool is_split_decimal(const Quantity& a, const Quantity& b) const {
    return a.in_figures && b.in_figures && a.end + 1 == b.begin && s_.word(a.end) == "," && s_.is_joined(a.end) &&
           s_.word(b.begin).size() <= 2 && a.magnitude == 1;
  }

  /// "entre 2 y 3 millones", "2-3 millones", "from two to three million".
  [[nodiscard]] bool is_range_between(const Quantity& a, const Quantity& b) const {
    if (b.begin < a.end + 1 || b.begin > a.end + 3) return false;
    for (std::size_t at = a.end; at < b.begin; ++at) {
      static constexpr std::string_view kJoiners[] = {"y",  "e",  "o",     "u",  "a",   "al",  "-", "\u2013", "and",
                                                      "or", "to", "hasta", "un", "los", "the", "$", "\u20ac", "\u00a3"};
      if (std::ranges::find(kJoiners, s_.word(at)) == std::end(kJoiners)) return false;
    }
    return true;
  }

  Side language_;
  const Sentence& s_;
  Notation notation_;
  std::vector<Quantity> out_;
};

// ---- comparing -----------------------------------------------------------------------------------------------------

bool is_same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

bool is_percent(const Quantity& q) { return q.unit != nullptr && q.unit->dimension == Dimension::share; }

/// A quarter is 25 %, and the other way round.
bool is_same_share(const Quantity& a, const Quantity& b) {
  return (is_percent(a) && b.value < 1 && is_same(a.value, 100 * b.value)) ||
         (is_percent(b) && a.value < 1 && is_same(b.value, 100 * a.value));
}

bool is_under_a_reading(const Quantity& a, const Quantity& b) {
  const auto is_b = [&](double reading) { return is_same(reading, b.value); };
  const auto is_a = [&](double reading) { return is_same(reading, a.value); };
  if (std::ranges::any_of(a.readings, is_b) || std::ranges::any_of(b.readings, is_a)) return true;
  return std::ranges::any_of(a.readings, [&](double reading) {
    return std::ranges::any_of(b.readings, [&](double other) { return is_same(reading, other); });
  });
}

/// "12 grados" and "10 degrees": measures are rounded in translation, money and shares are not.
bool is_rounded(const Quantity& es, const Quantity& en) {
  const Dimension dimension = es.unit->dimension;
  const bool is_measure =
      dimension != Dimension::money && dimension != Dimension::share && dimension != Dimension::time;
  if (!is_measure || *es.unit != *en.unit) return false;
  const auto is_round = [](double value) { return std::fmod(value, 5) == 0; };
  return (is_round(es.value) || is_round(en.value)) &&
         std::abs(es.value - en.value) <= 0.2 * std::max(es.value, en.value);
}

Agreement compare_numbers(const Quantity& es, const Quantity& en) {
  if (is_same(es.value, en.value)) return Agreement::equal;
  if (is_under_a_reading(es, en) || is_same_share(es, en)) return Agreement::reading;
  if (es.unit == nullptr) return Agreement::none;
  const bool may_be_degrees = es.unit->dimension == Dimension::temperature && en.unit == nullptr;
  if (!may_be_degrees && en.unit == nullptr) return Agreement::none;
  if (!may_be_degrees && is_rounded(es, en)) return Agreement::conversion;
  const Unit& en_unit = may_be_degrees ? unit_named("degree Fahrenheit") : *en.unit;
  return is_conversion(es.value, *es.unit, en.value, en_unit) ? Agreement::conversion : Agreement::none;
}

Agreement compare_clocks(const Quantity& es, const Quantity& en) {
  constexpr double kHalfDay = 720;
  if (is_same(es.value, en.value)) return Agreement::equal;
  const bool is_other_half = is_same(std::fmod(es.value, kHalfDay), std::fmod(en.value, kHalfDay));
  return is_other_half && !(es.is_halved && en.is_halved) ? Agreement::reading : Agreement::none;
}

/// "a las 17" and "5 p.m.", "15/3" and "15 March".
bool is_number_for(const Quantity& number, const Quantity& other) {
  if (other.kind == QuantityKind::month) return number.is_slashed && number.value == other.value;
  if (other.kind != QuantityKind::clock) return false;
  const double minutes = std::fmod(other.value, 60), hour = (other.value - minutes) / 60;
  const bool is_hour = minutes == 0 && number.value <= 24 && std::fmod(number.value, 12) == std::fmod(hour, 12);
  return is_hour || is_same(number.value, hour + minutes / 100);
}

}  // namespace

Notation spanish_notation(const std::vector<Sentence>& sentences) {
  int points = 0, commas = 0;
  for (const Sentence& sentence : sentences) {
    for (const WordForm& form : sentence.forms()) {
      if (form.kind != WordKind::number) continue;
      const std::size_t last = form.written.find_last_of(".,");
      if (last == std::string_view::npos) continue;
      const bool groups = form.written.size() - last == 4;
      const bool is_point = form.written[last] == '.';
      (is_point != groups ? points : commas) += 1;
    }
  }
  return {points > commas};
}

std::vector<Quantity> read_quantities(Side language, const Sentence& sentence, Notation notation) {
  return QuantityReader(language, sentence, notation).read();
}

Agreement compare(const Quantity& es, const Quantity& en) {
  if (es.kind == en.kind) {
    if (es.kind == QuantityKind::number) return compare_numbers(es, en);
    if (es.kind == QuantityKind::clock) return compare_clocks(es, en);
    return es.value == en.value ? Agreement::equal : Agreement::none;
  }
  if (es.kind == QuantityKind::number) return is_number_for(es, en) ? Agreement::reading : Agreement::none;
  if (en.kind == QuantityKind::number) return is_number_for(en, es) ? Agreement::reading : Agreement::none;
  return Agreement::none;
}

}  // namespace cotejo
