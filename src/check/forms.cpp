#include "check/forms.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "text/ending_table.hpp"
#include "text/word_table.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kShortest = 3;  // letters that a cut leaves at least

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "país", "interés", "autobús": singular for all their s.
bool ends_in_stressed_vowel_and_s(std::string_view written) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"ás", "és", "ís", "ós", "ús", "ÁS", "ÉS", "ÍS", "ÓS", "ÚS"});
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return written.ends_with(end); });
}

void cut(std::string& word, std::size_t letters) { word.resize(word.size() - letters); }

struct Respelling {
  std::string_view from, to;
};

/// British words as Americans write them, so far as the ending tells.
constexpr auto kAmerican = std::to_array<Respelling>({
    {"isation", "ization"}, {"isations", "izations"}, {"ising", "izing"},  {"ised", "ized"},
    {"ise", "ize"},         {"ises", "izes"},         {"yse", "yze"},      {"ysed", "yzed"},
    {"ysing", "yzing"},     {"tre", "ter"},           {"tres", "ters"},    {"our", "or"},
    {"ours", "ors"},        {"oured", "ored"},        {"ouring", "oring"}, {"elling", "eling"},
    {"elled", "eled"},      {"ogue", "og"},           {"ogues", "ogs"},    {"gement", "gment"},
    {"gements", "gments"},  {"ence", "ense"},         {"ences", "enses"},  {"ouries", "ories"},
});

constexpr EndingTable kBritishEndings([] {
  std::array<std::string_view, kAmerican.size()> out;
  std::ranges::transform(kAmerican, out.begin(), &Respelling::from);
  return out;
}());

struct Irregular {
  std::string_view word, singular;
};
constexpr auto kIrregularList = std::to_array<Irregular>({
    {"children", "child"},
    {"men", "man"},
    {"women", "woman"},
    {"people", "person"},
    {"feet", "foot"},
    {"teeth", "tooth"},
    {"mice", "mouse"},
    {"criteria", "criterion"},
    {"crises", "crisis"},
    {"analyses", "analysis"},
});
constexpr WordTable kIrregular(kIrregularList);

void replace_end(std::string& word, std::size_t letters, std::string_view by) {
  word.replace(word.size() - letters, letters, by);
}

void respell(std::string& word) {
  if (const Irregular* const irregular = kIrregular.find(word)) {
    word = irregular->singular;
  } else if (const auto ending = kBritishEndings.find(word, kShortest)) {
    const auto& [from, to] = kAmerican[*ending];
    replace_end(word, from.size(), to);
  } else if (word.size() > 5 && word.ends_with("lves")) {  // "shelves", "wives"; "-ives" of adjectives is no matter
    replace_end(word, 3, "f");
  }
}

void cut_genitive(std::string& word) {
  for (const std::string_view end : {"'s", "\u2019s", "'", "\u2019"}) {
    if (!word.ends_with(end) || word.size() == end.size()) continue;
    cut(word, end.size());
    return;
  }
}

/// Requires a folded word.
std::string without_plural(std::string word, bool may_be_plural) {
  std::erase(word, '.');
  if (may_be_plural && word.size() > kShortest && word.ends_with('s')) cut(word, 1);
  if (word.size() > kShortest && word.ends_with('e') && !is_vowel(word[word.size() - 2])) cut(word, 1);
  if (word.size() > kShortest && word.ends_with('c')) word.back() = 'z';
  return word;
}

}  // namespace

std::string spanish_form(std::string_view written) {
  return without_plural(fold(written), !ends_in_stressed_vowel_and_s(written));
}

std::string spanish_form_of_folded(std::string folded) { return without_plural(std::move(folded), true); }

std::string american_spelling(std::string folded) {
  cut_genitive(folded);
  std::erase(folded, '.');
  respell(folded);
  return folded;
}

EnglishForms::EnglishForms() : stemmer_(sb_stemmer_new("english", nullptr), sb_stemmer_delete) {}
EnglishForms::~EnglishForms() = default;

std::string EnglishForms::stem(std::string_view spelling) {
  const auto* const stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(spelling.data()),
                                           static_cast<int>(spelling.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

bool is_same_family(std::string_view a, std::string_view b, bool are_names) {
  if (a == b) return true;
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  const auto common = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
  if (are_names && common >= 3 && 2 * common >= longer) return true;
  const bool is_longer_by_ending = common == shorter && common >= 4 && longer - shorter <= 2;
  const bool is_other_ending = common >= 5 && 9 * common >= 7 * longer;
  return is_longer_by_ending || is_other_ending;
}

}  // namespace cotejo
