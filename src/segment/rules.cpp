// The rules are a table: what they are called, what they decide, when they apply. A rule may rely on those above it
// having not applied. Examples show the junction as |.
#include "segment/rules.hpp"

#include <algorithm>

#include "segment/characters.hpp"

namespace cotejo {
namespace {

using Kind = Abbreviation;

constexpr std::size_t kNearby = 300;  // bytes: how far a rule looks for the other end of a bracket or an aside

// --- words ---------------------------------------------------------------------------------------------------------

std::size_t length(std::string_view word) { return count_code_points(word); }

bool all_of(std::string_view word, bool (*wanted)(char32_t)) {
  return !word.empty() && skip(word, 0, wanted) == word.size();
}

bool is_single_capital(std::string_view word) { return length(word) == 1 && is_upper(char_at(word, 0)); }

bool is_roman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

/// EE, UU, FF: the plural of an initial.
bool is_doubled_capital(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word.size() == 2 && word[0] == word[1] && is_upper(char_at(word, 0));
}

/// U.S, EE.UU, S.A: capitals with dots between. Clock times in capitals are not names.
bool is_dotted_capitals(std::string_view word) {
  if (word == "A.M" || word == "P.M") return false;
  std::size_t groups = 0;
  for (std::size_t at = 0; at < word.size(); ++groups) {
    const std::size_t end = skip(word, at, is_upper);
    if (end == at || length(word.substr(at, end - at)) > 2) return false;
    if (end < word.size() && word[end] != '.') return false;
    at = end + 1;
  }
  return groups > 1;
}

bool is_clock(std::string_view word) {
  return word == "am" || word == "pm" || word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M" ||
         word == "m";
}

// --- what follows --------------------------------------------------------------------------------------------------

bool next_is_upper(const Junction& j) { return is_upper(j.next_char()); }
bool next_is_digit(const Junction& j) { return is_digit(j.next_char()); }

/// The letter a sentence that follows would begin with, behind quotes and brackets.
char32_t next_letter(const Junction& j) { return char_at(j.text, skip(j.text, j.next, opens, 16)); }

/// iPhone, eBay: names that keep their small letter at the beginning of a sentence.
bool next_is_camel(const Junction& j) {
  constexpr std::size_t kSmall = 3;
  const std::string_view word = j.next_word();
  const std::size_t small = skip(word, 0, is_lower);
  return small > 0 && small < kSmall && is_upper(char_at(word, small));
}

/// One letter and a dot: an initial, even if the letter is a word too ("A.", "Y.").
bool next_is_initial(const Junction& j) {
  const std::string_view word = j.next_word();
  return is_single_capital(word) && char_at(j.text, j.next + word.size()) == '.';
}

bool next_ends_in_mente(const Junction& j) { return j.next_word().size() > 7 && j.next_word().ends_with("mente"); }

/// A headline in capitals says nothing by them: "EE.UU.| Y CUBA EN GUERRA".
bool next_is_shouted(const Junction& j) {
  constexpr int kWords = 3;
  std::size_t at = j.next;
  std::size_t letters = 0;
  for (int word = 0; word < kWords; ++word) {
    const std::size_t end = skip(j.text, at, is_upper, 32);
    if (is_lower(char_at(j.text, end))) return false;
    letters += end - at;
    at = skip(j.text, end, is_space, 8);
  }
  return letters > 1;
}

bool next_opens(const Junction& j, const Lexis& lexis) {
  if (next_is_initial(j) || next_is_shouted(j)) return false;
  return has(lexis.openers, j.next_word()) || next_ends_in_mente(j);
}

bool next_is_name(const Junction& j, const Lexis& lexis) { return next_is_upper(j) && !next_opens(j, lexis); }

/// 5, § 5, IV; but the English "I" is a person.
bool next_is_number(const Junction& j, const Lexis& lexis) {
  const bool is_pronoun = &lexis == &kEnglish && j.next_word() == "I";
  return next_is_digit(j) || j.next_char() == U'§' || (is_roman(j.next_word()) && !is_pronoun);
}

// --- rules that look at the shape alone ----------------------------------------------------------------------------

/// «...Y entonces: nothing has been said yet.
bool nothing_said(const Junction& j, const Lexis&) { return j.first_word >= j.stop; }

/// La ley [...]| no se aplica
bool elision(const Junction& j, const Lexis&) {
  const char32_t before = char_before(j.text, j.stop);
  const char32_t after = char_at(j.text, j.closers);
  return j.kind == Stop::ellipsis && ((before == '(' && after == ')') || (before == '[' && after == ']'));
}

/// What surrounds a stop without white space, as far as it could be an address, a file name or code.
bool looks_like_address(const Junction& j) {
  const auto visible = [](char32_t c) { return !is_space(c); };
  constexpr std::size_t kAddress = 64;
  const std::size_t begin = skip_back(j.text, j.stop, visible, kAddress);
  const std::size_t end = skip(j.text, j.next, visible, kAddress);
  return j.text.substr(begin, end - begin).find_first_of("/@_=&#\\{}<>") != std::string_view::npos;
}

/// .com, .docx: what follows the last dot of a name.
bool next_is_suffix(const Junction& j) {
  static constexpr std::string_view kSuffixes[] = {"ar", "biz", "cl",  "co",  "com", "doc",  "docx", "edu", "es",
                                                   "eu", "exe", "gob", "gov", "htm", "html", "info", "jpg", "js",
                                                   "mx", "net", "odt", "org", "pdf", "pe",   "txt",  "uk",  "us"};
  return has(kSuffixes, j.next_word());
}

/// A word that only a full stop can end: "casa" in "casa.Luego", not "U.S" nor "System" nor "17".
bool ends_in_word(const Junction& j, const Lexis& lexis) {
  const std::string_view word = j.word;
  const char32_t last = char_before(j.text, j.stop);
  if (word.empty()) return closes(last);
  if (word.find('.') != std::string_view::npos || length(word) < 2 || !is_lower(last)) return false;
  return is_lower(char_at(word, 0)) || has(lexis.openers, j.next_word());
}

/// "Luego" in "casa.Luego cenó": a capitalised word with nothing odd after it, or ¿ or ¡.
bool starts_with_word(const Junction& j) {
  if (opens_question(j.next_char())) return true;
  const std::string_view word = j.next_word();
  const char32_t after = char_at(j.text, j.next + word.size());
  const bool is_capitalised = next_is_upper(j) && (length(word) == 1 || !next_is_shouted(j));
  return is_capitalised && (after == 0 || is_space(after) || after == ',') && !next_is_suffix(j);
}

/// Llegó a casa.|Luego cenó. ¿Vienes?|No. Espera…|Quizá
bool missing_space(const Junction& j, const Lexis& lexis) {
  if (j.has_gap() || j.has_closers() || !starts_with_word(j) || looks_like_address(j)) return false;
  const bool is_named = j.kind == Stop::strong && has(lexis.exclamatory, j.word);
  return !is_named && (j.kind == Stop::dot ? ends_in_word(j, lexis) : !j.word.empty());
}

bool no_gap(const Junction& j, const Lexis&) { return !j.has_gap(); }

/// fin.[3]| El censo
bool after_note(const Junction& j, const Lexis&) {
  return j.note && (is_upper(next_letter(j)) || opens(j.next_char()));
}

/// 1.| Abra el menú — at the beginning only; "Fue en 2008.| Luego" is another matter.
bool list_marker(const Junction& j, const Lexis&) {
  constexpr std::size_t kDigits = 3;
  const std::string_view word = j.word;
  if (!j.bare_dot() || j.first_word + word.size() != j.stop) return false;
  const bool is_number = all_of(word, [](char32_t c) { return is_digit(c) || c == '.'; });
  return (is_number && word.find_first_of('.') <= kDigits &&
          (word.size() <= kDigits || word.find('.') != std::string_view::npos)) ||
         length(word) == 1 || is_roman(word);
}

/// Where the bracket that closes at the junction opened; npos when that is not nearby.
std::size_t bracket_opening(const Junction& j) {
  const std::size_t begin = j.stop - std::min(j.stop, kNearby);
  const std::size_t found = j.text.substr(begin, j.stop - begin).rfind('(');
  return found == std::string_view::npos ? found : begin + found;
}

bool closes_bracket(const Junction& j) {
  return j.text.substr(j.closers, j.gap - j.closers).find(')') != std::string_view::npos;
}

/// The bracket at the junction opened in the middle of the sentence.
bool closes_inner_bracket(const Junction& j) {
  if (!closes_bracket(j)) return false;
  const std::size_t opening = bracket_opening(j);
  return opening != std::string_view::npos && opening > j.first_word;
}

/// Vio a (¡por fin!)| Pérez
bool aside(const Junction& j, const Lexis&) { return j.kind != Stop::dot && closes_inner_bracket(j); }

// --- abbreviations -------------------------------------------------------------------------------------------------

/// en Chicago (EE.UU.)| Biden
bool bracketed_abbreviation(const Junction& j, const Lexis&) {
  if (j.kind != Stop::dot || !closes_inner_bracket(j)) return false;
  return is_dotted_capitals(j.word) || j.abbreviation != Kind::none || is_doubled_capital(j.word);
}

/// Sr.| Pérez
bool title(const Junction& j, const Lexis&) { return j.bare_dot() && j.abbreviation == Kind::title; }

/// No.| 5
bool reference(const Junction& j, const Lexis& lexis) {
  return j.bare_dot() && j.abbreviation == Kind::reference && next_is_number(j, lexis);
}

/// a.| C., p.| M.: a small letter and a capital one, both with dots.
bool mixed_initials(const Junction& j, const Lexis&) {
  return j.bare_dot() && length(j.word) == 1 && is_lower(char_at(j.word, 0)) && next_is_initial(j);
}

/// P. D.| Te quiero
bool postscript(const Junction& j, const Lexis&) {
  return j.bare_dot() && (j.word == "D" || j.word == "S") && j.previous_word() == "P.";
}

/// EE.| UU.
bool doubled_initials(const Junction& j, const Lexis&) {
  return j.bare_dot() && is_doubled_capital(j.word) && is_doubled_capital(j.next_word()) &&
         char_at(j.text, j.next + j.next_word().size()) == '.';
}

bool is_name_like(const Junction& j) {
  const std::string_view word = j.word;
  return is_dotted_capitals(word) || j.abbreviation == Kind::name ||
         (is_doubled_capital(word) && is_doubled_capital(j.previous_word()));
}

/// U.S.| Senate, EE.UU.| Biden, Warner Bros.| Pictures
bool name_goes_on(const Junction& j, const Lexis& lexis) {
  return j.bare_dot() && is_name_like(j) && (next_is_digit(j) || next_is_name(j, lexis));
}

/// at 5 p.m.| Monday
bool clock_goes_on(const Junction& j, const Lexis& lexis) {
  return j.bare_dot() && next_is_upper(j) && is_clock(j.word) && has(lexis.calendar, j.next_word());
}

/// a las 4.37 a. m.| (09.37 GMT), Altavista S.A.| (Lima): a bracket that holds no sentence of its own.
bool remark_follows(const Junction& j, const Lexis&) {
  if (!j.bare_dot() || j.next_char() != '(') return false;
  if (!is_name_like(j) && !is_clock(j.word) && j.abbreviation == Kind::none) return false;
  const std::string_view rest = j.text.substr(j.next, kNearby);
  const std::size_t close = rest.find(')');
  return close != std::string_view::npos && std::string_view(".?!").find(rest[close - 1]) == std::string_view::npos;
}

/// The letter completes the word before it: vitamina C, Felipe V, "and I".
bool completes_previous(const Junction& j, const Lexis& lexis) {
  const std::string_view previous = j.previous_word();
  if (previous.empty()) return false;
  if (has(lexis.letter_nouns, previous)) return true;
  if (is_roman(j.word) && has(lexis.monarchs, previous)) return true;
  if (previous == "a." || previous == "d.") return true;  // a. C.
  return &lexis == &kEnglish && j.word == "I" && all_of(previous, is_lower);
}

/// W in "George W.", J.-P in "J.-P. Sartre"
bool is_initial(std::string_view word) {
  const bool is_double = word.size() <= 4 && word.find('-') != std::string_view::npos;
  return is_single_capital(word) ||
         (is_double && is_upper(char_at(word, 0)) && is_upper(char_before(word, word.size())));
}

/// George W.| Bush, J.| L. Borges
bool initial(const Junction& j, const Lexis& lexis) {
  return j.bare_dot() && is_initial(j.word) && next_is_name(j, lexis) && !completes_previous(j, lexis);
}

/// D. L.| 1094, Pub. L.| 110
bool numbered_initial(const Junction& j, const Lexis&) {
  return j.bare_dot() && is_single_capital(j.word) && next_is_digit(j) && j.previous_word().ends_with('.');
}

/// Yahoo!| Inc.
bool exclamatory_name(const Junction& j, const Lexis& lexis) {
  return j.kind == Stop::strong && !j.has_closers() && next_is_name(j, lexis) && has(lexis.exclamatory, j.word);
}

// --- speech --------------------------------------------------------------------------------------------------------

/// I...| I didn't do it.
bool stutter(const Junction& j, const Lexis&) {
  return j.kind == Stop::ellipsis && !j.has_closers() && next_is_upper(j) && fold(j.next_word()) == fold(j.word);
}

/// Words after the junction up to a reporting verb, all but it capitalised.
bool attribution_follows(const Junction& j, const Lexis& lexis) {
  constexpr int kWords = 4;
  std::size_t at = j.next;
  for (int word = 0; word < kWords; ++word) {
    const std::size_t end = skip(j.text, at, is_letter, 32);
    const std::string_view token = j.text.substr(at, end - at);
    if (word > 0 && has(lexis.reporting, token)) return true;
    if (!is_upper(char_at(token, 0))) return false;
    at = skip(
        j.text, end, [](char32_t c) { return is_space(c) || c == '.'; }, 8);
  }
  return false;
}

/// "Why?"| John Brown asked.
bool attribution(const Junction& j, const Lexis& lexis) {
  if (j.kind == Stop::dot || !j.has_closers() || !next_is_upper(j)) return false;
  const bool is_name =
      !next_opens(j, lexis) || j.next_word() == "I" || abbreviation_of(j.next_word(), lexis) == Kind::title;
  return is_name && attribution_follows(j, lexis);
}

/// The bytes of the dash at `at` that is glued to the word behind it; 0 when there is none.
std::size_t glued_dash(std::string_view text, std::size_t at) {
  std::size_t after = skip(text, at, is_dash, 1);
  if (text.substr(at, 2) == "--") after = at + 2;
  return after > at && after < text.size() && !is_space(char_at(text, after)) ? after - at : 0;
}

/// —Lo siento. |—Ana bajó la vista—. The dash opens the narrator's aside, which another one closes.
bool opens_aside(const Junction& j, std::size_t dash) {
  const std::string_view rest = j.text.substr(j.next + dash, kNearby);
  const std::size_t close = rest.find(j.text.substr(j.next, dash));
  return close != std::string_view::npos && close > 0 && !is_space(char_before(rest, close));
}

/// —¿Vienes? |—No.
bool speaker_changes(const Junction& j, const Lexis&) {
  const std::size_t dash = glued_dash(j.text, j.next);
  if (dash == 0 || opens_aside(j, dash)) return false;
  const char32_t first = char_at(j.text, j.next + dash);
  return is_upper(first) || opens_question(first);
}

// --- beginnings ICU does not see -----------------------------------------------------------------------------------

bool is_bullet(char32_t c) { return c == U'–' || c == '-' || c == '*' || c == U'•' || c == U'·' || c == U'▪'; }

/// - Compre leche. |- Pague la luz.
bool next_bullet(const Junction& j, const Lexis&) {
  const std::size_t after = skip(j.text, j.next, is_bullet, 1);
  if (after == j.next || !is_space(char_at(j.text, after))) return false;
  const std::size_t marker = skip_back(j.text, j.first_word, is_space, 8);
  return char_before(j.text, marker) == j.next_char();
}

/// Lea las instrucciones. |b) Pulse
bool next_list_letter(const Junction& j, const Lexis&) {
  const std::string_view word = j.next_word();
  return j.kind != Stop::ellipsis && length(word) == 1 && char_at(j.text, j.next + word.size()) == ')';
}

/// bajó el precio. |iPhone es
bool next_camel(const Junction& j, const Lexis&) { return next_is_camel(j); }

/// ¡Ay!| qué dolor
bool goes_on_small(const Junction& j, const Lexis&) {
  return j.kind == Stop::strong && is_lower(next_letter(j)) && !opens_question(j.next_char());
}

/// Hubo un incendio. |200 personas
bool next_digit(const Junction& j, const Lexis&) { return j.kind == Stop::dot && next_is_digit(j); }

/// Llegó la noche. |¿quién
bool next_question(const Junction& j, const Lexis&) { return j.kind == Stop::dot && opens_question(j.next_char()); }

/// Lo vi… |Era él.
bool after_ellipsis(const Junction& j, const Lexis&) { return j.kind == Stop::ellipsis && is_upper(next_letter(j)); }

enum class Verdict : std::uint8_t { join, cut };

struct Rule {
  Verdict verdict;
  bool (*applies)(const Junction&, const Lexis&);
};

constexpr Rule kRules[] = {
    {Verdict::join, nothing_said},   {Verdict::join, elision},          {Verdict::cut, missing_space},
    {Verdict::join, no_gap},         {Verdict::cut, after_note},        {Verdict::join, list_marker},
    {Verdict::join, postscript},     {Verdict::join, mixed_initials},   {Verdict::join, bracketed_abbreviation},
    {Verdict::join, title},          {Verdict::join, reference},        {Verdict::join, doubled_initials},
    {Verdict::join, name_goes_on},   {Verdict::join, clock_goes_on},    {Verdict::join, remark_follows},
    {Verdict::join, initial},        {Verdict::join, numbered_initial}, {Verdict::join, exclamatory_name},
    {Verdict::join, aside},          {Verdict::join, attribution},      {Verdict::join, stutter},
    {Verdict::cut, speaker_changes}, {Verdict::cut, next_bullet},       {Verdict::cut, next_list_letter},
    {Verdict::cut, next_camel},      {Verdict::join, goes_on_small},    {Verdict::cut, next_digit},
    {Verdict::cut, next_question},   {Verdict::cut, after_ellipsis},
};

/// What the word at the junction abbreviates. One in capitals is an acronym ("el FT.| No") unless all around it is too.
Kind abbreviation(const Junction& j, const Lexis& lexis) {
  if (j.kind != Stop::dot) return Kind::none;
  const bool is_acronym = length(j.word) > 1 && all_of(j.word, is_upper) && !next_is_digit(j) && !next_is_shouted(j);
  return is_acronym ? Kind::none : abbreviation_of(j.word, lexis);
}

}  // namespace

bool ends_sentence(Junction junction, const Lexis& lexis) {
  junction.abbreviation = abbreviation(junction, lexis);
  const auto* const rule = std::find_if(std::begin(kRules), std::end(kRules),
                                        [&](const Rule& each) { return each.applies(junction, lexis); });
  return rule == std::end(kRules) ? junction.broken : rule->verdict == Verdict::cut;
}

}  // namespace cotejo
