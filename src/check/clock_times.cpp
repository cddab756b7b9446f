#include "check/clock_times.hpp"

#include <algorithm>
#include <charconv>

namespace cotejo {
namespace {

constexpr double kHour = 60, kHalfDay = 12 * kHour, kDay = 24 * kHour;

enum class Half : std::uint8_t { unknown, before_noon, after_noon };

/// What says that a number is a time of day, or which half of the day it is in.
struct Marker {
  Half half = Half::unknown;
  std::size_t words = 0;  ///< 0: there is none
};

struct HourAndMinutes {
  double hour = 0, minutes = 0;
  std::size_t words = 0;
  bool is_sure = false;  ///< cannot be anything but a time
  bool in_figures = false;
  Half half = Half::unknown;  ///< "5pm"
};

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

Half half_of(std::string_view letter) { return letter == "p" ? Half::after_noon : Half::before_noon; }

/// "a.m.", "p. m.", "PM", "a.m": how many words from `at` on.
Marker read_am_pm(const Sentence& s, std::size_t at) {
  if (is_any_of(s.word(at), {"am", "pm", "a.m", "p.m"}))
    return {half_of(s.word(at).substr(0, 1)), s.word(at + 1) == "." && s.word(at).size() == 3 ? 2U : 1U};
  const bool spelled = is_any_of(s.word(at), {"a", "p"}) && s.word(at + 1) == "." && s.word(at + 2) == "m";
  if (!spelled) return {};
  return {half_of(s.word(at)), s.word(at + 3) == "." ? 4U : 3U};
}

/// "de la tarde", "por la noche".
Marker read_spanish_part_of_day(const Sentence& s, std::size_t at) {
  if (!is_any_of(s.word(at), {"de", "por", "del"})) return {};
  const std::size_t noun = s.word(at + 1) == "la" ? at + 2 : at + 1;
  if (is_any_of(s.word(noun), {"tarde", "noche"})) return {Half::after_noon, noun + 1 - at};
  if (is_any_of(s.word(noun), {"manana", "madrugada"})) return {Half::before_noon, noun + 1 - at};
  return {};
}

Marker read_english_part_of_day(const Sentence& s, std::size_t at) {
  if (s.word(at) != "in" || s.word(at + 1) != "the") return {};
  if (is_any_of(s.word(at + 2), {"afternoon", "evening"})) return {Half::after_noon, 3};
  return s.word(at + 2) == "morning" ? Marker{Half::before_noon, 3} : Marker{};
}

Marker read_marker(Side language, const Sentence& s, std::size_t at) {
  if (const Marker am_pm = read_am_pm(s, at); am_pm.words > 0) return am_pm;
  const Marker part = language == Side::es ? read_spanish_part_of_day(s, at) : read_english_part_of_day(s, at);
  if (part.words > 0) return part;
  const bool is_hour_sign = is_any_of(s.word(at), {"h", "hs", "hrs", "gmt"}) ||
                            (language == Side::en && is_any_of(s.word(at), {"o'clock", "o\u2019clock"}));
  return {Half::unknown, is_hour_sign ? 1U : 0U};
}

std::optional<double> whole_number(std::string_view figures) {
  int value = 0;
  const auto [end, error] = std::from_chars(figures.data(), figures.data() + figures.size(), value);
  if (error != std::errc() || end != figures.data() + figures.size() || figures.size() > 2) return std::nullopt;
  return value;
}

bool is_minutes(std::string_view figures) {
  const auto value = whole_number(figures);
  return figures.size() == 2 && value && *value < kHour;
}

/// "4:40", "4.40", "5pm", "17", "17.30h" in one token or three.
std::optional<HourAndMinutes> read_figures(const Sentence& s, std::size_t at) {
  std::string_view token = s.word(at);
  HourAndMinutes out{.words = 1, .in_figures = true};
  for (const std::string_view suffix : {"am", "pm", "h"}) {
    if (!token.ends_with(suffix)) continue;
    token.remove_suffix(suffix.size());
    out.is_sure = true;
    if (suffix != "h") out.half = half_of(suffix.substr(0, 1));
    break;
  }
  const std::size_t dot = token.find_first_of(".,");
  const auto hour = whole_number(token.substr(0, dot));
  if (!hour || *hour > 24) return std::nullopt;
  out.hour = *hour;
  if (dot != std::string_view::npos) {
    if (!is_minutes(token.substr(dot + 1))) return std::nullopt;
    out.minutes = *whole_number(token.substr(dot + 1));
  } else if (s.word(at + 1) == ":" && s.is_joined(at + 1) && s.is_joined(at + 2)) {
    std::string_view minutes = s.word(at + 2);
    if (minutes.ends_with("am") || minutes.ends_with("pm")) {
      out.half = half_of(minutes.substr(minutes.size() - 2, 1));
      minutes.remove_suffix(2);
    } else if (minutes.ends_with("h")) {
      minutes.remove_suffix(1);
    }
    if (!is_minutes(minutes)) return std::nullopt;
    out.minutes = *whole_number(minutes);
    out.words = 3;
    out.is_sure = true;
  }
  return out;
}

std::optional<HourAndMinutes> read_hour(Side language, const Sentence& s, std::size_t at) {
  if (at >= s.size()) return std::nullopt;
  if (s.is_figures(at)) return read_figures(s, at);
  if (language == Side::es && s.word(at) == "una") return HourAndMinutes{.hour = 1, .words = 1};
  const auto number = read_number(language, s.forms(), at);
  if (!number || number->words != 1 || to_double(number->value) > 12) return std::nullopt;
  return HourAndMinutes{.hour = to_double(number->value), .words = 1};
}

/// "y media", "menos cuarto", "y veinte" after a Spanish hour; nothing is added when there is none of it.
void add_spanish_minutes(const Sentence& s, std::size_t at, HourAndMinutes& time) {
  const std::string_view joiner = s.word(at), minutes = s.word(at + 1);
  if (joiner != "y" && joiner != "menos") return;
  const double sign = joiner == "y" ? 1 : -1;
  if (minutes == "media" || minutes == "cuarto") {
    time.minutes = sign * (minutes == "media" ? 30 : 15);
    time.words += 2;
    time.is_sure = true;
    return;
  }
  if (at + 1 >= s.size()) return;
  const auto number = read_number(Side::es, s.forms(), at + 1);
  if (!number || to_double(number->value) < 5 || to_double(number->value) >= kHour) return;
  time.minutes = sign * to_double(number->value);
  time.words += 1 + number->words;
}

/// "half past", "a quarter to", "ten past" before an English hour.
struct Before {
  double minutes = 0;
  std::size_t words = 0;
};

Before read_english_minutes(const Sentence& s, std::size_t at) {
  const std::size_t first = s.word(at) == "a" ? at + 1 : at;
  const std::string_view joiner = s.word(first + 1);
  const double sign = joiner == "past" ? 1 : joiner == "to" ? -1 : 0;
  if (sign == 0) return {};
  const std::size_t words = first + 2 - at;
  if (s.word(first) == "half" && sign > 0) return {30, words};
  if (s.word(first) == "quarter") return {sign * 15, words};
  const auto number = sign > 0 ? read_number(Side::en, s.forms(), first) : std::nullopt;
  return number && number->words == 1 ? Before{to_double(number->value), words} : Before{};
}

ClockTime clock_time(const HourAndMinutes& time, Half half, std::size_t words) {
  double minutes = time.hour * kHour + time.minutes;
  if (half == Half::after_noon && time.hour < 12) minutes += kHalfDay;
  if (half == Half::before_noon && time.hour == 12) minutes -= kHalfDay;
  if (minutes < 0) minutes += kDay;
  return {minutes >= kDay ? minutes - kDay : minutes, words, half != Half::unknown || time.hour > 12, time.in_figures};
}

std::optional<ClockTime> read_spanish(const Sentence& s, std::size_t at) {
  const bool has_article = s.word(at) == "las" || s.word(at) == "la";
  auto time = read_hour(Side::es, s, has_article ? at + 1 : at);
  if (!time || (!has_article && !time->in_figures)) return std::nullopt;
  if (has_article) time->words += 1;
  if (has_article) add_spanish_minutes(s, at + time->words, *time);
  Marker marker = read_marker(Side::es, s, at + time->words);
  if (has_article && marker.words == 0 && s.word(at + time->words) == "horas") marker.words = 1;
  const bool is_sure = time->is_sure || marker.words > 0;
  if (!is_sure || (time->minutes != 0 && !time->is_sure && marker.words == 0)) return std::nullopt;
  if (time->half != Half::unknown) marker.half = time->half;
  return clock_time(*time, marker.half, time->words + marker.words);
}

std::optional<ClockTime> read_english(const Sentence& s, std::size_t at) {
  const Before before = read_english_minutes(s, at);
  auto time = read_hour(Side::en, s, at + before.words);
  if (!time) return std::nullopt;
  if (before.words > 0) {
    time->minutes = before.minutes;
    time->words += before.words;
    time->is_sure = true;
  }
  Marker marker = read_marker(Side::en, s, at + time->words);
  if (!time->is_sure && marker.words == 0) return std::nullopt;
  if (time->half != Half::unknown) marker.half = time->half;
  return clock_time(*time, marker.half, time->words + marker.words);
}

}  // namespace

std::optional<ClockTime> read_clock(Side language, const Sentence& sentence, std::size_t at) {
  return language == Side::es ? read_spanish(sentence, at) : read_english(sentence, at);
}

}  // namespace cotejo
