#include "check/names.hpp"

#include <algorithm>

#include "check/forms.hpp"
#include "features/cognates.hpp"
#include "features/notions.hpp"

namespace cotejo {
namespace {

bool is_code(const WordForm& form) { return form.written.find_first_of("0123456789") != std::string_view::npos; }

bool is_capitalised(const WordForm& form) {
  return form.kind == WordKind::letters && form.capitals != Capitals::none && form.written.size() > 1 && !is_code(form);
}

std::string_view without_possessive(std::string_view en) {
  for (const std::string_view possessive : {"'s", "\u2019s", "'", "\u2019"})
    if (en.ends_with(possessive)) en.remove_suffix(possessive.size());
  return en;
}

/// After which a capital is a matter of course.
bool opens_sentence(const Sentence& s, std::size_t at) {
  if (at == 0) return true;
  const WordForm& before = s.form(at - 1);
  if (before.kind != WordKind::sign) return false;
  static constexpr std::string_view kInside[] = {",", "'", "\u2019", "-", "/", "&", ";"};
  return std::ranges::find(kInside, before.written) == std::end(kInside) || at == 1;
}

/// "Rev.", "Fla.": written out on the other side perhaps, and in another language.
bool is_abbreviated(const Sentence& s, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  return s.form(at).written.size() <= kLongest && s.word(at + 1) == "." && s.is_joined(at + 1) && at + 2 < s.size();
}

/// Neither a name nor part of one, whatever its capital: months, days, numbers, "El", "The".
bool is_other(Side language, const Sentence& s, std::size_t at) {
  const WordForm& form = s.form(at);
  if (form.capitals == Capitals::all && form.written.size() <= 6) return parse_roman(form.written).has_value();
  static constexpr std::string_view kForeign[] = {"la", "el", "los", "las", "le", "de", "al", "the"};
  if (std::ranges::find(kForeign, form.folded) != std::end(kForeign)) return true;
  return is_function_word(language, form.folded) || find_notion(language, form).has_value() ||
         read_number(language, s.forms(), at).has_value();
}

bool is_linking(Side language, std::string_view word) {
  static constexpr std::string_view kSpanish[] = {"de", "del", "la", "las", "los", "el"};
  static constexpr std::string_view kEnglish[] = {"of", "the", "de", "la"};
  return language == Side::es ? std::ranges::find(kSpanish, word) != std::end(kSpanish)
                              : std::ranges::find(kEnglish, word) != std::end(kEnglish);
}

/// Nothing but a stop, an initial, a hyphen or linking words between two words of a name.
bool goes_on(Side language, const Sentence& s, std::size_t from, std::size_t to) {
  if (to - from > 4) return false;
  for (std::size_t at = from + 1; at < to; ++at) {
    const bool is_initial = s.form(at).kind == WordKind::letters && s.form(at).written.size() == 1 &&
                            s.form(at).capitals == Capitals::first;
    const bool is_stop = s.word(at) == "." && s.range(at - 1).size() <= 4;  // "Dr.", "J."
    if (!is_initial && !is_stop && !s.is_hyphen(at) && !is_linking(language, s.word(at))) return false;
  }
  return true;
}

/// "fla" of "florida", "citi" of "citigroup", "veneto" of "triveneto".
bool is_shortened(std::string_view shorter, std::string_view longer) {
  constexpr std::size_t kInside = 4;
  if (shorter.size() < 2 || shorter.size() >= longer.size()) return false;
  return (longer.starts_with(shorter) && shorter.size() >= 3) ||
         (shorter.size() >= kInside && longer.find(shorter) != std::string_view::npos);
}

/// What transliterations keep: "mohamed" and "muhammad" are "mhmd", "loukachenko" and "lukashenko" are "lksnk".
std::string consonants(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    char c = folded[at];
    const bool is_soft = (c == 'c' || c == 's') && at + 1 < folded.size() && folded[at + 1] == 'h';
    if (is_soft) ++at;
    if (c == 'c' || c == 'q') c = 'k';
    if (is_soft || c == 'z') c = 's';
    if (c == 'w') c = 'v';
    if (std::string_view("aeiouy").find(c) != std::string_view::npos || (c == 'j' && at > 0)) continue;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

}  // namespace

Capitalised capitalised_words(Side language, const std::vector<Sentence>& sentences) {
  Capitalised out;
  for (const Sentence& s : sentences) {
    if (is_in_title_case(s)) continue;
    for (std::size_t at = 0; at < s.size(); ++at) {
      const WordForm& form = s.form(at);
      if (form.kind != WordKind::letters) continue;
      if (form.capitals == Capitals::none)
        out.common.emplace(form.folded);
      else if (is_capitalised(form) && !opens_sentence(s, at) && !is_other(language, s, at))
        out.names.emplace(without_possessive(form.folded));
    }
  }
  return out;
}

bool is_in_title_case(const Sentence& sentence) {
  const auto counts = [](const WordForm& form) { return form.kind == WordKind::letters && form.written.size() > 3; };
  const auto words = std::ranges::count_if(sentence.forms(), counts);
  const auto capitals = std::ranges::count_if(
      sentence.forms(), [&](const WordForm& form) { return counts(form) && form.capitals != Capitals::none; });
  return words >= 3 && 10 * capitals >= 7 * words;
}

std::vector<NameWord> read_names(Side language, const Sentence& s, const Capitalised& capitalised) {
  std::vector<NameWord> out;
  for (std::size_t at = 0; at < s.size(); ++at) {
    const WordForm& form = s.form(at);
    if (!is_capitalised(form) || is_other(language, s, at)) continue;
    NameWord name{.at = at, .is_acronym = form.capitals == Capitals::all};
    const std::string folded(form.folded);
    const bool leads = at + 1 < s.size() && is_capitalised(s.form(at + 1)) && !is_other(language, s, at + 1) &&
                       !capitalised.common.contains(folded);
    name.is_sure = (!opens_sentence(s, at) || leads || capitalised.names.contains(folded)) && !is_abbreviated(s, at);
    const bool continues = !out.empty() && goes_on(language, s, out.back().at, at);
    name.run = out.empty() ? 0 : out.back().run + (continues ? 0 : 1);
    out.push_back(name);
  }
  return out;
}

bool is_spelt_alike(std::string_view es, std::string_view en) {
  constexpr std::size_t kShortest = 5;
  constexpr double kAlike = 0.78;
  en = without_possessive(en);
  if (is_same_family(es, en, true)) return true;
  constexpr double kHopeless = 0.5;  // regular differences of spelling do not reach so far
  if (common_subsequence_ratio(es, en) < kHopeless) return false;
  const std::string a = cognate_form(es), b = cognate_form(en);
  return a == b || (a.size() >= kShortest && b.size() >= kShortest && common_subsequence_ratio(a, b) >= kAlike);
}

bool is_same_name(std::string_view es, std::string_view en) {
  constexpr double kSlightlyAlike = 0.6;
  en = without_possessive(en);
  if (is_spelt_alike(es, en) || is_shortened(es, en) || is_shortened(en, es)) return true;
  const std::string a = consonants(es), b = consonants(en);
  return a == b && (a.size() >= 3 || (a.size() == 2 && common_subsequence_ratio(es, en) >= kSlightlyAlike));
}

}  // namespace cotejo
