#include "features/cognates.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace cotejo {
namespace {

struct Spelling {
  std::string_view from, to;
};

/// The first that fits is applied. Both languages meet in what stands on the right.
constexpr Spelling kEndings[] = {
    {"ciones", "cion"}, {"siones", "cion"}, {"tions", "cion"}, {"sions", "cion"}, {"cion", "cion"},  {"sion", "cion"},
    {"tion", "cion"},   {"dades", "te"},    {"ties", "te"},    {"dad", "te"},     {"tad", "te"},     {"ty", "te"},
    {"mente", "l"},     {"ally", "l"},      {"ly", "l"},       {"encias", "enc"}, {"ancias", "anc"}, {"encia", "enc"},
    {"ancia", "anc"},   {"ences", "enc"},   {"ances", "anc"},  {"ence", "enc"},   {"ance", "anc"},   {"ency", "enc"},
    {"ancy", "anc"},    {"icos", "ic"},     {"icas", "ic"},    {"ico", "ic"},     {"ica", "ic"},     {"ical", "ic"},
    {"ismo", "ism"},    {"istas", "ist"},   {"ista", "ist"},   {"ists", "ist"},   {"arios", "ar"},   {"arias", "ar"},
    {"ario", "ar"},     {"aria", "ar"},     {"aries", "ar"},   {"ary", "ar"},     {"osos", "os"},    {"osas", "os"},
    {"oso", "os"},      {"osa", "os"},      {"ous", "os"},     {"ivos", "iv"},    {"ivas", "iv"},    {"ivo", "iv"},
    {"iva", "iv"},      {"ives", "iv"},     {"ive", "iv"},     {"ados", "at"},    {"adas", "at"},    {"ado", "at"},
    {"ada", "at"},      {"ated", "at"},     {"ates", "at"},    {"ate", "at"},     {"ias", "i"},      {"ies", "i"},
    {"ia", "i"},        {"ios", "i"},       {"io", "i"},       {"y", "i"},        {"es", ""},        {"os", ""},
    {"as", ""},         {"s", ""},          {"o", ""},         {"a", ""},         {"e", ""},
};

constexpr std::size_t kShortestStem = 3;  // bytes that an ending leaves at least

/// Requires a word that is not empty.
std::string without_ending(std::string_view word) {
  for (const Spelling& ending : kEndings) {
    if (ending.from.back() != word.back()) continue;  // which tells nearly all of them apart
    if (word.size() >= ending.from.size() + kShortestStem && word.ends_with(ending.from)) {
      return std::string(word.substr(0, word.size() - ending.from.size())).append(ending.to);
    }
  }
  return std::string(word);
}

bool is_consonant(char c) {
  return c >= 'b' && c <= 'z' && std::string_view("aeiou").find(c) == std::string_view::npos;
}

/// "especial": the vowel Spanish puts before s and a consonant.
bool has_helping_e(std::string_view word) { return word.size() > 4 && word.starts_with("es") && is_consonant(word[2]); }

constexpr Spelling kInside[] = {{"ph", "f"}, {"th", "t"}, {"qu", "c"}, {"ch", "c"}, {"rh", "r"},
                                {"k", "c"},  {"y", "i"},  {"w", "v"},  {"h", ""}};

/// First letters of kInside.
bool may_be_respelled(char c) { return std::string_view("ptqcrkywh").find(c) != std::string_view::npos; }

/// What `word`, which is not empty, begins with, and what that becomes.
Spelling spelling_at(std::string_view word) {
  const Spelling unchanged{word.substr(0, 1), word.substr(0, 1)};
  if (!may_be_respelled(word.front())) return unchanged;
  const auto found =
      std::ranges::find_if(kInside, [&](const Spelling& spelling) { return word.starts_with(spelling.from); });
  return found == std::end(kInside) ? unchanged : *found;
}

std::string respelled(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  while (!word.empty()) {
    const Spelling spelling = spelling_at(word);
    if (!(spelling.to.size() == 1 && out.ends_with(spelling.to))) out.append(spelling.to);
    word.remove_prefix(spelling.from.size());
  }
  return out;
}

}  // namespace

std::string cognate_form(std::string_view folded) {
  if (folded.empty()) return {};
  if (has_helping_e(folded)) folded.remove_prefix(1);
  return respelled(without_ending(folded));
}

double common_subsequence_ratio(std::string_view a, std::string_view b) {
  constexpr std::size_t kBits = 64;
  a = a.substr(0, kBits);
  b = b.substr(0, kBits);
  if (a.empty() || b.empty()) return 0;
  std::array<std::uint64_t, 256> places{};
  for (std::size_t k = 0; k < a.size(); ++k) places[static_cast<unsigned char>(a[k])] |= std::uint64_t{1} << k;
  std::uint64_t unmatched = ~std::uint64_t{0};
  for (const char c : b) {
    const std::uint64_t hits = unmatched & places[static_cast<unsigned char>(c)];
    unmatched = (unmatched + hits) | (unmatched - hits);
  }
  const std::uint64_t used = a.size() == kBits ? ~std::uint64_t{0} : (std::uint64_t{1} << a.size()) - 1;
  const int common = std::popcount(~unmatched & used);
  return static_cast<double>(common) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace cotejo
