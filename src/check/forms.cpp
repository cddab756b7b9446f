#include "check/forms.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>

namespace cotejo {
namespace {

struct Respelling {
  std::string_view from, to;
};

constexpr std::size_t kShortest = 3;  // letters that a cut leaves at least

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "país", "interés", "autobús": singular for all their s.
bool ends_in_stressed_vowel_and_s(std::string_view written) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"ás", "és", "ís", "ós", "ús", "ÁS", "ÉS", "ÍS", "ÓS", "ÚS"});
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return written.ends_with(end); });
}

void cut(std::string& word, std::size_t letters) { word.resize(word.size() - letters); }

/// British words as Americans write them, so far as the ending tells.
constexpr Respelling kAmerican[] = {
    {"isation", "ization"}, {"isations", "izations"}, {"ising", "izing"},  {"ised", "ized"},
    {"ise", "ize"},         {"ises", "izes"},         {"yse", "yze"},      {"ysed", "yzed"},
    {"ysing", "yzing"},     {"tre", "ter"},           {"tres", "ters"},    {"our", "or"},
    {"ours", "ors"},        {"oured", "ored"},        {"ouring", "oring"}, {"elling", "eling"},
    {"elled", "eled"},      {"ogue", "og"},           {"ogues", "ogs"},    {"gement", "gment"},
    {"gements", "gments"},  {"ence", "ense"},         {"ences", "enses"},  {"ouries", "ories"},
};

constexpr Respelling kIrregular[] = {
    {"children", "child"}, {"men", "man"},    {"women", "woman"},        {"people", "person"}, {"feet", "foot"},
    {"teeth", "tooth"},    {"mice", "mouse"}, {"criteria", "criterion"}, {"crises", "crisis"}, {"analyses", "analysis"},
};

void respell(std::string& word) {
  for (const auto& [from, to] : kIrregular) {
    if (word != from) continue;
    word = to;
    return;
  }
  for (const auto& [from, to] : kAmerican) {
    if (word.size() < from.size() + kShortest || !word.ends_with(from)) continue;
    word.replace(word.size() - from.size(), from.size(), to);
    return;
  }
  // "shelves", "wives"; "-ives" of adjectives is no matter.
  if (word.size() > 5 && word.ends_with("lves")) word.replace(word.size() - 3, 3, "f");
}

std::string without_stops_and_genitive(std::string folded) {
  for (const std::string_view end : {"'s", "\u2019s", "'", "\u2019"}) {
    if (!folded.ends_with(end) || folded.size() == end.size()) continue;
    cut(folded, end.size());
    break;
  }
  std::erase(folded, '.');
  return folded;
}

}  // namespace

std::string spanish_form(std::string_view written) {
  std::string word = fold(written);
  std::erase(word, '.');
  const bool is_short = word.size() <= kShortest;
  if (!is_short && word.ends_with('s') && !ends_in_stressed_vowel_and_s(written)) cut(word, 1);
  if (word.size() > kShortest && word.ends_with('e') && !is_vowel(word[word.size() - 2])) cut(word, 1);
  if (word.size() > kShortest && word.ends_with('c')) word.back() = 'z';
  return word;
}

EnglishForms::EnglishForms() : stemmer_(sb_stemmer_new("english", nullptr), sb_stemmer_delete) {}
EnglishForms::~EnglishForms() = default;

std::string EnglishForms::form(std::string_view written) {
  std::string word = without_stops_and_genitive(fold(written));
  respell(word);
  const auto* const stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
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
