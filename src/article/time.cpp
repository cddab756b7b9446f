// Dates as feeds and pages write them. The basic idea: a date is cut into numbers, words and signs, and what they are
// is told by their look (four digits are a year, a word that names a month is one, "10:14" is a time); the few forms in
// which order alone tells are tried first.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <span>

#include "article/dates.hpp"
#include "cotejo/article.hpp"
#include "cotejo/text.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

constexpr std::int64_t kDay = 86400;   // seconds
constexpr std::int64_t kNoon = 43200;  // the same

struct Moment {
  std::optional<int> year, month, day;
  std::int64_t seconds = 0;  // of the day
  std::int64_t offset = 0;   // seconds east of UTC
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, chrono-compatible low-level date
/// algorithms).
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct Civil {
  std::int64_t year;
  int month, day;
};

Civil civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {year + era * 400 + (month <= 2 ? 1 : 0), month, static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

bool is_day(int year, int month, int day) {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<UtcSeconds> in_utc(const Moment& moment) {
  const int year = moment.year.value_or(0), month = moment.month.value_or(1), day = moment.day.value_or(1);
  if (!moment.year || !is_day(year, month, day)) return std::nullopt;
  const UtcSeconds time = days_from_civil(year, month, day) * kDay + moment.seconds - moment.offset;
  const bool has_four_digits = time >= days_from_civil(1, 1, 1) * kDay && time < days_from_civil(10'000, 1, 1) * kDay;
  return has_four_digits ? std::optional(time) : std::nullopt;
}

/// 70 to 99 are of the last century, 0 to 69 of this one, as POSIX has it.
int full_year(int year) { return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year; }

// --- Words ---------------------------------------------------------------------------------------------------------

struct Named {
  std::string_view name;
  int number;
};

// Folded, sorted. English and Spanish, whole and cut to three letters (which for Spanish differ in some), Greek and
// Hungarian as news feeds in these languages have them.
constexpr auto kMonths = std::to_array<Named>({
    {"abr", 4},       {"abril", 4},      {"ago", 8},        {"agosto", 8},    {"apr", 4},        {"april", 4},
    {"aprilis", 4},   {"aug", 8},        {"august", 8},     {"augusztus", 8}, {"dec", 12},       {"december", 12},
    {"dic", 12},      {"diciembre", 12}, {"ene", 1},        {"enero", 1},     {"feb", 2},        {"febr", 2},
    {"febrero", 2},   {"februar", 2},    {"february", 2},   {"jan", 1},       {"januar", 1},     {"january", 1},
    {"jul", 7},       {"julio", 7},      {"julius", 7},     {"july", 7},      {"jun", 6},        {"june", 6},
    {"junio", 6},     {"junius", 6},     {"maj", 5},        {"majus", 5},     {"mar", 3},        {"marc", 3},
    {"march", 3},     {"marcius", 3},    {"marzo", 3},      {"may", 5},       {"mayo", 5},       {"nov", 11},
    {"november", 11}, {"noviembre", 11}, {"oct", 10},       {"october", 10},  {"octubre", 10},   {"okt", 10},
    {"oktober", 10},  {"sep", 9},        {"sept", 9},       {"september", 9}, {"septiembre", 9}, {"set", 9},
    {"setiembre", 9}, {"szept", 9},      {"szeptember", 9}, {"αυγ", 8},       {"απρ", 4},        {"δεκ", 12},
    {"ιαν", 1},       {"ιουλ", 7},       {"ιουν", 6},       {"ιολ", 7},       {"ιον", 6},        {"μαι", 5},
    {"μαρ", 3},       {"μαμ", 5},        {"νοε", 11},       {"οκτ", 10},      {"σεπ", 9},        {"φεβ", 2},
});

// Hours east of UTC.
constexpr auto kZones = std::to_array<Named>({
    {"at", -4},  {"ct", -6},  {"et", -5},  {"mt", -7}, {"pt", -8},   {"akdt", -8}, {"akst", -9}, {"art", -3},
    {"bst", 1},  {"cdt", -5}, {"cest", 2}, {"cet", 1}, {"clt", -4},  {"cot", -5},  {"cst", -6},  {"edt", -4},
    {"eest", 3}, {"eet", 2},  {"est", -5}, {"gmt", 0}, {"hst", -10}, {"jst", 9},   {"kst", 9},   {"mdt", -6},
    {"mest", 2}, {"met", 1},  {"msd", 4},  {"msk", 3}, {"mst", -7},  {"pdt", -7},  {"pst", -8},  {"ut", 0},
    {"utc", 0},  {"west", 1}, {"wet", 0},  {"z", 0},
});

template <std::size_t N>
std::optional<int> number_of(const std::array<Named, N>& names, std::string_view word) {
  const auto* const found = std::ranges::find(names, word, &Named::name);
  if (found == names.end()) return std::nullopt;
  return found->number;
}

std::optional<int> month_of(std::string_view folded) { return number_of(kMonths, folded); }

// --- Pieces --------------------------------------------------------------------------------------------------------

struct Piece {
  enum class Kind : std::uint8_t { number, word, sign } kind;
  std::string_view text;
  int value = 0;           // of a number
  bool is_joined = false;  // to the one before, without a space
};

constexpr std::size_t kLongestDate = 128;  // bytes; a date is shorter

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  bool is_joined = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (text[at] == ' ') {
      ++at;
      is_joined = false;
      continue;
    }
    if (ascii::is_digit(text[at])) {
      while (end < text.size() && ascii::is_digit(text[end])) ++end;
      int value = 0;
      std::from_chars(text.data() + at, text.data() + std::min(end, at + 9), value);
      pieces.push_back({Piece::Kind::number, text.substr(at, end - at), value, is_joined});
    } else if (is_letter_byte(text[at])) {
      while (end < text.size() && is_letter_byte(text[end])) ++end;
      pieces.push_back({Piece::Kind::word, text.substr(at, end - at), 0, is_joined});
    } else {
      ++end;
      pieces.push_back({Piece::Kind::sign, text.substr(at, 1), 0, is_joined});
    }
    is_joined = true;
    at = end;
  }
  return pieces;
}

struct Korean {
  std::string_view word, means;
};
// Year, month, day, afternoon, morning.
constexpr Korean kKorean[] = {{"년", "-"}, {"월", "-"}, {"일", " "}, {"오후", " pm "}, {"오전", " am "}};

/// Korean dates with their words in ASCII, and the zone of Seoul, which they leave out.
std::string without_korean(std::string_view text) {
  std::string out(text);
  bool is_korean = false;
  for (const Korean& korean : kKorean)
    for (std::size_t at = out.find(korean.word); at != std::string::npos; at = out.find(korean.word, at)) {
      out.replace(at, korean.word.size(), korean.means);
      is_korean = true;
    }
  if (!is_korean) return out;
  std::size_t space = out.find("- ");  // "2004년 05월"
  for (; space != std::string::npos; space = out.find("- ")) out.erase(space + 1, 1);
  return out + " KST";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Folded, with one kind of space, without what only groups.
std::string simplified(std::string_view text) {
  std::string out;
  const std::string folded = fold(without_korean(text.substr(0, std::min(text.size(), kLongestDate))));
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (is_space(c) || c == ',' || c == '(' || c == ')')
      out += ' ';
    else
      out.append(folded, begin, at - begin);
  }
  while (out.ends_with(' ')) out.pop_back();
  replace_all(out, "a.m.", "am");
  replace_all(out, "p.m.", "pm");
  return out.substr(std::min(out.find_first_not_of(' '), out.size()));
}

// --- Reading -------------------------------------------------------------------------------------------------------

class DateReader {
 public:
  explicit DateReader(std::span<const Piece> pieces) : pieces_(pieces) {}

  std::optional<Moment> read() {
    if (!read_iso_date()) read_loose_date();
    if (!is_sound_ || !moment_.year) return std::nullopt;
    if (has_afternoon_ && moment_.seconds < kNoon) moment_.seconds += kNoon;
    if (has_morning_ && moment_.seconds >= kNoon) moment_.seconds -= kNoon;
    return moment_;
  }

 private:
  using Kind = Piece::Kind;

  [[nodiscard]] bool is_number(std::size_t at, std::size_t digits = 0) const {
    return at < pieces_.size() && pieces_[at].kind == Kind::number &&
           (digits == 0 || pieces_[at].text.size() == digits);
  }
  [[nodiscard]] bool is_sign(std::size_t at, char sign) const {
    return at < pieces_.size() && pieces_[at].kind == Kind::sign && pieces_[at].text[0] == sign;
  }
  [[nodiscard]] bool is_word(std::size_t at) const { return at < pieces_.size() && pieces_[at].kind == Kind::word; }
  [[nodiscard]] bool is_word(std::size_t at, std::string_view word) const {
    return is_word(at) && pieces_[at].text == word;
  }
  [[nodiscard]] int value(std::size_t at) const { return pieces_[at].value; }

  void fail() { is_sound_ = false; }

  /// Digits of a number that has several in it: "20031231".
  [[nodiscard]] int part(std::size_t at, std::size_t begin, std::size_t size) const {
    int number = 0;
    const std::string_view digits = pieces_[at].text.substr(begin, size);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

  // --- ISO 8601: the year, or the century, first ---

  bool read_iso_date() {
    std::size_t at = 0;
    if (is_number(0, 8)) return read_compact();
    if (is_number(0, 14)) return read_compact();
    if (is_sign(0, '-') && is_sign(1, '-')) return false;
    if (is_number(0, 7)) {
      set_ordinal(part(0, 0, 4), part(0, 4, 3));
      return read_iso_time(1);
    }
    if (is_number(0, 6) && pieces_.size() == 1) {
      if (part(0, 4, 2) >= 1 && part(0, 4, 2) <= 12 && part(0, 0, 4) >= 1900)
        set_date(part(0, 0, 4), part(0, 4, 2), 1);
      else
        set_date(full_year(part(0, 0, 2)), part(0, 2, 2), part(0, 4, 2));
      return true;
    }
    if (!is_number(0, 4)) return false;
    moment_.year = value(0);
    at = 1;
    if (at == pieces_.size()) return true;
    if (is_word(at, "w") && is_number(at + 1)) return read_week(at);
    const bool is_divided = is_sign(at, '-') || is_sign(at, '/') || is_sign(at, '.');
    if (!is_divided) return false;
    if (is_word(at + 1, "w") && is_number(at + 2)) return read_week(at + 1);
    if (is_number(at + 1, 3)) {
      set_ordinal(*moment_.year, value(at + 1));
      return read_iso_time(at + 2);
    }
    if (!is_number(at + 1)) return read_month_word(at + 1);
    if (is_number(at + 1, 4)) {
      set_date(*moment_.year, part(at + 1, 0, 2), part(at + 1, 2, 2));
      return read_iso_time(at + 2);
    }
    const bool has_day = (is_sign(at + 2, '-') || is_sign(at + 2, '/') || is_sign(at + 2, '.')) && is_number(at + 3);
    set_date(*moment_.year, value(at + 1), has_day ? value(at + 3) : 1);
    return read_iso_time(has_day ? at + 4 : at + 2);
  }

  /// "2004-julius-13"
  bool read_month_word(std::size_t at) {
    const auto month = is_word(at) ? month_of(pieces_[at].text) : std::nullopt;
    if (!month || !is_sign(at + 1, '-') || !is_number(at + 2)) return false;
    set_date(*moment_.year, *month, value(at + 2));
    return read_iso_time(at + 3);
  }

  bool read_compact() {
    set_date(part(0, 0, 4), part(0, 4, 2), part(0, 6, 2));
    if (pieces_[0].text.size() == 14) {
      set_time(part(0, 8, 2), part(0, 10, 2), part(0, 12, 2));
      read_rest(1);
      return true;
    }
    return read_iso_time(1);
  }

  bool read_week(std::size_t at) {
    const bool is_compact = is_number(at + 1, 3);
    const bool has_day = is_compact || (is_sign(at + 2, '-') && is_number(at + 3));
    const int week = is_compact ? part(at + 1, 0, 2) : value(at + 1);
    const int day = is_compact ? part(at + 1, 2, 1) : has_day ? value(at + 3) : 1;
    if (week < 1 || week > 53 || day < 1 || day > 7) return fail(), true;
    // The week of 4 January is the first; 1970-01-01 was a Thursday.
    const std::int64_t fourth = days_from_civil(*moment_.year, 1, 4);
    const std::int64_t monday = fourth - (fourth % 7 + 7 + 3) % 7;
    set_civil(civil_from_days(monday + (week - 1) * std::int64_t{7} + day - 1));
    return read_iso_time(at + (is_compact ? 2 : has_day ? 4 : 2));
  }

  void set_civil(const Civil& date) { set_date(static_cast<int>(date.year), date.month, date.day); }

  void set_ordinal(int year, int day) {
    if (day < 1 || day > 366) return fail();
    set_civil(civil_from_days(days_from_civil(year, 1, 1) + day - 1));
  }

  void set_date(int year, int month, int day) {
    moment_.year = year;
    moment_.month = month;
    moment_.day = day;
  }

  bool read_iso_time(std::size_t at) {
    if (is_word(at, "t")) ++at;
    read_rest(at);
    return true;
  }

  // --- RFC 822, asctime and whatever else has a month's name, or a day first ---

  void read_loose_date() {
    moment_ = {};
    std::vector<int> numbers;  // in order, of the date
    std::size_t at = 0;
    for (; at < pieces_.size(); ++at) {
      if (is_number(at) && (is_sign(at + 1, ':') && is_number(at + 2))) break;
      if (is_number(at)) numbers.push_back(value(at));
      if (is_number(at)) has_long_year_ = has_long_year_ || pieces_[at].text.size() == 4;
      if (is_word(at)) read_month(at);
      if ((is_word(at, "t") && is_number(at + 1)) || numbers.size() == 3) break;
      if (moment_.month && numbers.size() == 2) break;
    }
    if (is_number(at) && is_sign(at + 1, ':')) {
      at = read_rest(at);
      for (; at < pieces_.size(); ++at)  // asctime has the year behind the time
        if (is_number(at) && (moment_.month ? numbers.size() < 2 : numbers.size() < 3)) numbers.push_back(value(at));
    } else if (at + 1 < pieces_.size()) {
      read_rest(at + 1);
    }
    assign(numbers);
  }

  /// "mar" may be a Tuesday, martes, when another month follows.
  void read_month(std::size_t at) {
    const auto month = month_of(pieces_[at].text);
    if (!month || (moment_.month && !has_doubtful_month_)) return;
    moment_.month = month;
    has_doubtful_month_ = is_word(at, "mar");
  }

  void assign(const std::vector<int>& numbers) {
    if (moment_.month && numbers.size() >= 2) {
      const bool is_year_first = numbers[0] > 31;
      moment_.year = full_year(is_year_first ? numbers[0] : numbers[1]);
      moment_.day = is_year_first ? numbers[1] : numbers[0];
    } else if (moment_.month && numbers.size() == 1 && has_long_year_) {
      moment_.year = numbers[0];
    } else if (!moment_.month && numbers.size() == 3) {
      assign_numbers(numbers);
    } else {
      fail();
    }
  }

  /// 31/12/2003, 12/31/2003, 31/12/03, 03-12-31. Where both orders make a date, the day is first, as in Spain.
  void assign_numbers(const std::vector<int>& numbers) {
    const bool is_year_first = numbers[0] > 31 || (!has_long_year_ && numbers[2] <= 31 && is_sign(1, '-'));
    if (is_year_first) return set_date(full_year(numbers[0]), numbers[1], numbers[2]);
    const bool is_month_first = numbers[1] > 12;
    set_date(full_year(numbers[2]), is_month_first ? numbers[0] : numbers[1], is_month_first ? numbers[1] : numbers[0]);
  }

  // --- Time and zone ---

  /// Where the reading of them ended.
  std::size_t read_rest(std::size_t at) {
    bool has_clock = false;
    for (; at < pieces_.size(); ++at) {
      if (!has_clock && is_clock(at)) {
        has_clock = true;
        at = read_clock(at) - 1;
      } else if ((is_sign(at, '+') || is_sign(at, '-')) && is_number(at + 1) && pieces_[at + 1].is_joined) {
        return read_offset(at);
      } else if (is_word(at)) {
        read_word(at, has_clock);
      } else if (is_number(at)) {
        return at;
      }
    }
    return at;
  }

  [[nodiscard]] bool is_clock(std::size_t at) const {
    if (!is_number(at)) return false;
    const bool is_behind_t = at > 0 && is_word(at - 1, "t");
    const std::size_t digits = pieces_[at].text.size();
    return is_sign(at + 1, ':') || is_dotted_clock(at) || digits == 6 || (is_behind_t && (digits == 4 || digits == 2));
  }

  /// "10.20 h", "a las 10.20", as Spanish has it.
  [[nodiscard]] bool is_dotted_clock(std::size_t at) const {
    static constexpr std::string_view kHours[] = {"h", "hs", "hrs", "horas"};
    if (!is_sign(at + 1, '.') || !is_number(at + 2, 2)) return false;
    if (at > 0 && is_word(at - 1, "las")) return true;
    return is_word(at + 3) && std::ranges::find(kHours, pieces_[at + 3].text) != std::end(kHours);
  }

  std::size_t read_clock(std::size_t at) {
    if (is_dotted_clock(at)) return set_time(value(at), value(at + 2), 0), at + 3;
    const std::size_t digits = pieces_[at].text.size();
    if (!is_sign(at + 1, ':')) {
      set_time(part(at, 0, 2), digits >= 4 ? part(at, 2, 2) : 0, digits == 6 ? part(at, 4, 2) : 0);
      return skip_fraction(at + 1);
    }
    if (!is_number(at + 2)) return set_time(value(at), 0, 0), at + 2;
    const bool has_seconds = is_sign(at + 3, ':') && is_number(at + 4);
    set_time(value(at), value(at + 2), has_seconds ? value(at + 4) : 0);
    return skip_fraction(has_seconds ? at + 5 : at + 3);
  }

  [[nodiscard]] std::size_t skip_fraction(std::size_t at) const {
    const bool has_fraction = is_sign(at, '.') && is_number(at + 1);
    return has_fraction ? at + 2 : at;
  }

  /// A zone comes after the clock: before it, an "at" is none.
  void read_word(std::size_t at, bool has_clock) {
    if (is_word(at, "pm") || is_word(at, "μμ")) has_afternoon_ = true;
    if (is_word(at, "am") || is_word(at, "πμ")) has_morning_ = true;
    if (!has_clock) return;
    if (const auto hours = number_of(kZones, pieces_[at].text)) moment_.offset = *hours * 3600LL;
  }

  void set_time(int hours, int minutes, int seconds) {
    if (hours > 24 || minutes > 59 || seconds > 61) return fail();
    moment_.seconds = hours * 3600LL + minutes * 60LL + seconds;
  }

  /// "+0200", "+02:00", "+2"; a bad one is none. A sign after "GMT" counts from there.
  std::size_t read_offset(std::size_t at) {
    const int sign = is_sign(at, '-') ? -1 : 1;
    const std::size_t digits = pieces_[at + 1].text.size();
    const bool is_divided = is_sign(at + 2, ':') && is_number(at + 3);
    const int hours = digits >= 3 ? part(at + 1, 0, digits - 2) : value(at + 1);
    const int minutes = digits >= 3 ? part(at + 1, digits - 2, 2) : is_divided ? value(at + 3) : 0;
    if (hours < 24 && minutes < 60) moment_.offset = sign * (hours * 3600LL + minutes * 60LL);
    return at + (is_divided ? 4 : 2);
  }

  std::span<const Piece> pieces_;
  Moment moment_;
  bool is_sound_ = true, has_afternoon_ = false, has_morning_ = false, has_long_year_ = false;
  bool has_doubtful_month_ = false;
};

}  // namespace

std::optional<UtcSeconds> parse_time(std::string_view text) {
  const std::string simple = simplified(text);
  const std::vector<Piece> pieces = cut(simple);
  if (pieces.empty()) return std::nullopt;
  const auto moment = DateReader(pieces).read();
  return moment ? in_utc(*moment) : std::nullopt;
}

bool detail::is_date_word(std::string_view folded) {
  return month_of(folded).has_value() || number_of(kZones, folded).has_value();
}

std::string format_time(UtcSeconds time) {
  const std::int64_t of_day = (time % kDay + kDay) % kDay;
  const Civil date = civil_from_days((time - of_day) / kDay);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04lld-%02d-%02dT%02d:%02d:%02dZ", static_cast<long long>(date.year),
                date.month, date.day, static_cast<int>(of_day / 3600), static_cast<int>(of_day / 60 % 60),
                static_cast<int>(of_day % 60));
  return text.data();
}

}  // namespace cotejo
