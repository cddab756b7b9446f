// Dates as pages and feeds write them: numbers in the order of ISO 8601, or words of Spanish and English with numbers
// around them in any order.
#include <array>
#include <string>

#include "article/dates.hpp"
#include "cotejo/article.hpp"
#include "cotejo/text.hpp"

namespace cotejo {
namespace {

constexpr std::int64_t kDay = 86'400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space_or_mark(char c) { return c == ' ' || c == ',' || c == '.' || c == '\t' || c == '\n' || c == '\r'; }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// Days since 1970-01-01 (Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil).
std::int64_t days_from(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

struct Moment {
  int year = 0, month = 0, day = 0;  ///< 0: not told
  int hour = 0, minute = 0, second = 0;
  int zone = 0;  ///< minutes east of Greenwich

  [[nodiscard]] std::optional<UtcSeconds> seconds() const {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
      return std::nullopt;
    if (hour > 24 || minute > 59 || second > 60) return std::nullopt;
    const std::int64_t of_day = (hour * 60 + minute - zone) * 60 + second;
    return days_from(year, month, day) * kDay + of_day;
  }
};

/// Reads a text from its start.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip(std::size_t bytes = 1) { at_ += bytes; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (is_digit(peek(count))) ++count;
    return count;
  }
  /// Requires that many digits ahead, at most nine.
  int number(std::size_t digits) {
    int value = 0;
    for (; digits > 0; --digits) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || static_cast<unsigned char>(peek()) >= 0x80) ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// "+02:00", "-0500", "+02"; the sign is next.
std::optional<int> read_offset(Reader& in) {
  const int sign = in.peek() == '-' ? -1 : 1;
  in.skip();
  const std::size_t digits = in.digits_ahead();
  if (digits != 2 && digits != 4 && digits != 1) return std::nullopt;
  const int hours = in.number(std::min<std::size_t>(digits, 2));
  int minutes = digits == 4 ? in.number(2) : 0;
  if (digits <= 2 && in.peek() == ':' && is_digit(in.peek(1)) && is_digit(in.peek(2))) {
    in.skip();
    minutes = in.number(2);
  }
  if (hours > 15 || minutes > 59) return std::nullopt;
  return sign * (hours * 60 + minutes);
}

/// "10:00", "10:00:30.25"; also "1000" and "100030" where the date was written so. False when it is none.
bool read_clock(Reader& in, Moment& moment) {
  const std::size_t digits = in.digits_ahead();
  if (digits == 4 || digits == 6) {
    moment.hour = in.number(2);
    moment.minute = in.number(2);
    if (digits == 6) moment.second = in.number(2);
  } else if (digits == 1 || digits == 2) {
    moment.hour = in.number(digits);
    if (in.take(':') || (in.peek() == 'h' && is_digit(in.peek(1)) && in.take('h'))) {
      if (in.digits_ahead() != 2) return false;
      moment.minute = in.number(2);
      if (in.peek() == ':' && is_digit(in.peek(1)) && is_digit(in.peek(2))) {
        in.skip();
        moment.second = in.number(2);
      }
    }
  } else {
    return false;
  }
  if ((in.peek() == '.' || in.peek() == ',') && is_digit(in.peek(1))) {
    in.skip();
    while (is_digit(in.peek())) in.skip();
  }
  return true;
}

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr Zone kZones[] = {{"z", 0},      {"gmt", 0},    {"utc", 0},    {"ut", 0},     {"est", -300}, {"edt", -240},
                           {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
                           {"cet", 60},   {"cest", 120}, {"wet", 0},    {"west", 60},  {"bst", 60},   {"eet", 120},
                           {"eest", 180}, {"et", -300},  {"art", -180}, {"clt", -240}, {"cot", -300}, {"pet", -300}};

std::optional<int> zone_of(std::string_view lower) {
  for (const Zone& zone : kZones) {
    if (zone.name == lower) return zone.minutes;
  }
  return std::nullopt;
}

/// The zone after a clock time, and nothing else, must end the text. False when something else follows.
bool read_zone(Reader& in, Moment& moment) {
  while (in.peek() == ' ') in.skip();
  if (in.at_end()) return true;
  if (in.peek() == '+' || in.peek() == '-') {
    const auto offset = read_offset(in);
    if (!offset) return false;
    moment.zone = *offset;
  } else if (const auto zone = zone_of(fold(in.word()))) {
    moment.zone = *zone;
  } else {
    return false;
  }
  while (is_space_or_mark(in.peek())) in.skip();
  if (in.peek() == '[') return true;  // "[Europe/Madrid]"
  return in.at_end();
}

/// A date in figures, year first: "2026-11-05", "2026/11/05", "20261105", "2026-309", "2026-11".
bool read_numeric_date(Reader& in, Moment& moment) {
  const std::size_t digits = in.digits_ahead();
  if (digits != 4 && digits != 8) return false;
  moment.year = in.number(4);
  moment.month = moment.day = 1;
  if (digits == 8) {
    moment.month = in.number(2);
    moment.day = in.number(2);
    return true;
  }
  if (in.at_end()) return true;
  const char separator = in.peek();
  if (separator != '-' && separator != '/' && separator != '.') return false;
  in.skip();
  const std::size_t next = in.digits_ahead();
  if (next == 3 && separator == '-') {
    const int of_year = in.number(3);
    if (of_year < 1 || of_year > (is_leap(moment.year) ? 366 : 365)) return false;
    moment.day = of_year;
    while (moment.day > days_in(moment.year, moment.month)) moment.day -= days_in(moment.year, moment.month++);
    return true;
  }
  if (next != 1 && next != 2) return false;
  moment.month = in.number(next);
  if (!in.take(separator)) return in.at_end();
  const std::size_t last = in.digits_ahead();
  if (last != 1 && last != 2) return false;
  moment.day = in.number(last);
  return true;
}

std::optional<UtcSeconds> parse_numeric(std::string_view text) {
  Reader in(text);
  Moment moment;
  if (!read_numeric_date(in, moment)) return std::nullopt;
  if (in.at_end()) return moment.seconds();
  if (in.peek() == 'Z' || in.peek() == 'z' || in.peek() == '+')
    return read_zone(in, moment) ? moment.seconds() : std::nullopt;
  const bool has_separator = in.peek() == 'T' || in.peek() == 't' || in.peek() == ' ' || in.peek() == '_';
  if (!has_separator) return std::nullopt;
  in.skip();
  while (in.peek() == ' ' || in.peek() == ',' || in.peek() == '-') in.skip();
  if (!read_clock(in, moment) || !read_zone(in, moment)) return std::nullopt;
  return moment.seconds();
}

// --- Dates in words ------------------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 12> kEnglishMonths{"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 12> kSpanishMonths{"enero",      "febrero", "marzo",     "abril",
                                                          "mayo",       "junio",   "julio",     "agosto",
                                                          "septiembre", "octubre", "noviembre", "diciembre"};

/// 1 to 12; 0 for what is no month. Three letters are enough.
int month_of(std::string_view folded) {
  if (folded.size() < 3) return 0;
  if (folded == "setiembre" || folded == "sept") return 9;
  for (std::size_t k = 0; k < 12; ++k) {
    if (kEnglishMonths[k].starts_with(folded) || kSpanishMonths[k].starts_with(folded)) return static_cast<int>(k) + 1;
  }
  return 0;
}

/// Words that stand between the parts of a date and mean nothing.
bool is_filler(std::string_view folded) {
  constexpr std::string_view kFillers[] = {
      "de",        "del",  "a",        "las",   "la",        "el",  "los",    "at",    "on",       "the",
      "h",         "hs",   "hrs",      "horas", "st",        "nd",  "rd",     "th",    "mon",      "monday",
      "tue",       "tues", "tuesday",  "wed",   "wednesday", "thu", "thur",   "thurs", "thursday", "fri",
      "friday",    "sat",  "saturday", "sun",   "sunday",    "lun", "lunes",  "mar",   "martes",   "mie",
      "miercoles", "jue",  "jueves",   "vie",   "viernes",   "sab", "sabado", "dom",   "domingo",  "peninsular"};
  for (const std::string_view word : kFillers) {
    if (word == folded) return true;
  }
  return false;
}

constexpr std::string_view kLabels[] = {"publicado", "publicada",     "actualizado", "actualizada", "modificado",
                                        "creado",    "fecha",         "published",   "updated",     "posted",
                                        "last",      "modified",      "first",       "created",     "date",
                                        "ultima",    "actualizacion", "publicacion", "hora",        "time"};

bool is_label(std::string_view folded) {
  for (const std::string_view word : kLabels) {
    if (word == folded) return true;
  }
  return false;
}

int full_year(int two_digits) { return two_digits + (two_digits < 70 ? 2000 : 1900); }

/// The parts of a date in the order they come, sorted out at the end.
class WordedDate {
 public:
  explicit WordedDate(std::string_view text, bool labels) : in_(text), labels_(labels) {}

  std::optional<UtcSeconds> read() {
    while (!in_.at_end()) {
      if (!step()) return std::nullopt;
    }
    return conclude();
  }

 private:
  bool step() {
    const char c = in_.peek();
    if (is_digit(c)) return read_number();
    if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80) return read_word();
    const bool is_offset =
        has_clock_ && (c == '+' || c == '-') && in_.peek(1) != ' ' && !has_zone_ && is_digit(in_.peek(1));
    if (is_offset) {
      const auto offset = read_offset(in_);
      if (!offset) return false;
      moment_.zone = *offset;
      return has_zone_ = true;
    }
    const bool is_mark = is_space_or_mark(c) || c == '-' || c == '/' || c == ':' || c == '|' || c == '(' || c == ')';
    in_.skip();
    return is_mark;
  }

  bool read_number() {
    const std::size_t digits = in_.digits_ahead();
    if (digits > 4) return false;
    const bool is_clock = digits <= 2 && !has_clock_ && (in_.peek(digits) == ':' || in_.peek(digits) == 'h') &&
                          is_digit(in_.peek(digits + 1));
    const bool is_dotted =
        digits <= 2 && !has_clock_ && has_date() && in_.peek(digits) == '.' && is_digit(in_.peek(digits + 1));
    if (is_dotted) {  // "10.30"
      moment_.hour = in_.number(digits);
      in_.skip();
      if (in_.digits_ahead() != 2) return false;
      moment_.minute = in_.number(2);
      return has_clock_ = true;
    }
    if (is_clock) return has_clock_ = read_clock(in_, moment_);
    const int value = in_.number(digits);
    if (count_ == numbers_.size()) return false;
    numbers_[count_++] = {value, digits};
    return true;
  }

  [[nodiscard]] bool has_date() const { return count_ + (moment_.month > 0 ? 1 : 0) >= 3; }

  bool read_word() {
    const std::string word = fold(in_.word());
    if (word == "t" && is_digit(in_.peek())) return true;
    if (word == "am" || word == "pm" || word == "a" || word == "p") {
      if (word.size() == 2) return half_of_day(word[0]);
      if (has_clock_ && in_.peek() == '.' && in_.peek(1) == 'm') {
        in_.skip(2);
        return half_of_day(word[0]);
      }
    }
    if (moment_.month == 0 || may_be_tuesday_) {
      if (const int month = month_of(word)) {
        moment_.month = month;
        may_be_tuesday_ = word == "mar";  // "mar, 5 nov 2026"
        return true;
      }
    }
    if (const auto zone = has_clock_ ? zone_of(word) : std::nullopt) {
      moment_.zone = *zone;
      return has_zone_ = true;
    }
    return is_filler(word) || (labels_ && is_label(word));
  }

  bool half_of_day(char half) {
    if (!has_clock_ || moment_.hour > 12) return true;
    moment_.hour = moment_.hour % 12 + (half == 'p' ? 12 : 0);
    return true;
  }

  struct Number {
    int value;
    std::size_t digits;
  };

  std::optional<UtcSeconds> conclude() {
    if (moment_.month > 0 && count_ == 2) return with_month();
    if (moment_.month == 0 && count_ == 3) return in_figures();
    return std::nullopt;
  }

  /// "5 November 2026", "November 5, 2026", "2026 Nov 5", "05-Nov-26".
  std::optional<UtcSeconds> with_month() {
    const bool year_first = numbers_[0].digits == 4;
    const Number year = numbers_[year_first ? 0 : 1], day = numbers_[year_first ? 1 : 0];
    if (year.digits != 4 && year.digits != 2) return std::nullopt;
    moment_.year = year.digits == 4 ? year.value : full_year(year.value);
    moment_.day = day.value;
    return moment_.seconds();
  }

  /// "05/11/2026", day first, as Spanish has it, unless that is no date.
  std::optional<UtcSeconds> in_figures() {
    if (numbers_[2].digits != 4 && numbers_[2].digits != 2) return std::nullopt;
    if (numbers_[0].digits > 2 || numbers_[1].digits > 2) return std::nullopt;
    moment_.year = numbers_[2].digits == 4 ? numbers_[2].value : full_year(numbers_[2].value);
    const bool month_first = numbers_[1].value > 12;
    moment_.day = numbers_[month_first ? 1 : 0].value;
    moment_.month = numbers_[month_first ? 0 : 1].value;
    return moment_.seconds();
  }

  Reader in_;
  bool labels_;
  Moment moment_;
  std::array<Number, 3> numbers_{};
  std::size_t count_ = 0;
  bool has_clock_ = false, has_zone_ = false, may_be_tuesday_ = false;
};

constexpr std::size_t kLongestDate = 128;  // bytes

std::optional<UtcSeconds> parse(std::string_view text, bool labels) {
  const std::string_view shown = slice(text, trim(text, {0, text.size()}));
  if (shown.empty() || shown.size() > kLongestDate) return std::nullopt;
  if (const auto time = parse_numeric(shown)) return time;
  return WordedDate(shown, labels).read();
}

std::string padded(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace

std::optional<UtcSeconds> parse_time(std::string_view text) { return parse(text, false); }

std::optional<UtcSeconds> detail::parse_shown_time(std::string_view text) { return parse(text, true); }

std::string format_time(UtcSeconds time) {
  const std::int64_t days = time / kDay - (time % kDay < 0 ? 1 : 0);
  const std::int64_t of_day = time - days * kDay;
  // civil_from_days, of the same source as days_from.
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T" + padded(of_day / 3600, 2) + ":" +
         padded(of_day / 60 % 60, 2) + ":" + padded(of_day % 60, 2) + "Z";
}

}  // namespace cotejo
