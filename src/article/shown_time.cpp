#include <algorithm>
#include <array>
#include <string>

#include "article/dates.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kLongest = 128;  // bytes

// Folded, sorted. What may stand around the parts of a date besides names of months and zones, which parse_time knows.
constexpr auto kFillers = std::to_array<std::string_view>({
    "a",        "am",       "at",    "de",         "del",     "dom", "domingo",   "el",     "fri",
    "friday",   "h",        "horas", "hrs",        "hs",      "jue", "jueves",    "la",     "las",
    "los",      "lun",      "lunes", "m",          "martes",  "mie", "miercoles", "mon",    "monday",
    "nd",       "on",       "p",     "peninsular", "pm",      "rd",  "sab",       "sabado", "sat",
    "saturday", "st",       "sun",   "sunday",     "t",       "th",  "the",       "thu",    "thur",
    "thurs",    "thursday", "tue",   "tues",       "tuesday", "vie", "viernes",   "wed",    "wednesday",
});
constexpr auto kLabels = std::to_array<std::string_view>({
    "actualizacion", "actualizada", "actualizado", "creado",     "created",  "date",    "fecha",
    "first",         "hora",        "last",        "modificado", "modified", "posted",  "publicacion",
    "publicada",     "publicado",   "published",   "time",       "ultima",   "updated",
});
static_assert(std::ranges::is_sorted(kFillers) && std::ranges::is_sorted(kLabels));

bool is_of_a_date(std::string_view word) {
  return std::ranges::binary_search(kFillers, word) || detail::is_date_word(word);
}

/// The text without its labels; nothing where it has other words than a date's.
std::optional<std::string> without_labels(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Word& word : split_words(text)) {
    if (word.kind != WordKind::letters) continue;
    std::string folded = fold(slice(text, word.range));
    std::erase(folded, '.');
    if (std::ranges::binary_search(kLabels, folded)) {
      out.append(text, done, word.range.begin - done);
      done = word.range.end + (text.substr(word.range.end).starts_with(':') ? 1 : 0);
    } else if (!is_of_a_date(folded)) {
      return std::nullopt;
    }
  }
  return out.append(text, done);
}

}  // namespace

std::optional<UtcSeconds> detail::parse_shown_time(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  const std::optional<std::string> bare = without_labels(text);
  return bare ? parse_time(*bare) : std::nullopt;
}

}  // namespace cotejo
