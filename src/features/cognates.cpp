#include "features/cognates.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "text/ending_table.hpp"

namespace cotejo {
namespace {

struct Spelling {
  std::string_view from, to;
};

/// The first that fits is applied. Both languages meet in what stands on the right.
constexpr auto kEndings = std::to_array<Spelling>({
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
});

constexpr EndingTable kEndingTable([] {
  std::array<std::string_view, kEndings.size()> endings;
  std::ranges::transform(kEndings, endings.begin(), &Spelling::from);
  return endings;
}());

constexpr std::size_t kShortestStem = 3;  // bytes that an ending leaves at least

std::string without_ending(std::string_view word) {
  const auto found = kEndingTable.find(word, kShortestStem);
  if (!found) return std::string(word);
  const Spelling& ending = kEndings[*found];
  return std::string(word.substr(0, word.size() - ending.from.size())).append(ending.to);
}

bool is_consonant(char c) {
  return c >= 'b' && c <= 'z' && std::string_view("aeiou").find(c) == std::string_view::npos;
}

/// "especial": the vowel Spanish puts before s and a consonant.
bool has_helping_e(std::string_view word) { return word.size() > 4 && word.starts_with("es") && is_consonant(word[2]); }

/// Their first letters differ.
constexpr Spelling kInside[] = {{"ph", "f"}, {"th", "t"}, {"qu", "c"}, {"ch", "c"}, {"rh", "r"},
                                {"k", "c"},  {"y", "i"},  {"w", "v"},  {"h", ""}};

/// By character: past the place in kInside of the spelling that begins with it; 0: none does.
constexpr auto kInsideFrom = [] {
  std::array<std::uint8_t, 256> out{};
  std::uint8_t place = 0;
  for (const Spelling& spelling : kInside) out[static_cast<unsigned char>(spelling.from.front())] = ++place;
  return out;
}();

/// The one that is to be changed at byte `at`, or nullptr.
const Spelling* spelling_at(std::string_view word, std::size_t at) {
  const std::uint8_t place = kInsideFrom[static_cast<unsigned char>(word[at])];
  if (place == 0) return nullptr;
  const Spelling& spelling = kInside[place - 1];
  const bool fits = spelling.from.size() == 1 || (at + 1 < word.size() && word[at + 1] == spelling.from[1]);
  return fits ? &spelling : nullptr;
}

/// Double letters become one. In its place, for no spelling grows: the front of `word` fills as the rest is read.
std::string respelled(std::string word) {
  const std::string_view all = word;
  char* const out = word.data();
  std::size_t size = 0;
  const auto put = [&](char c) {
    if (size == 0 || out[size - 1] != c) out[size++] = c;
  };
  for (std::size_t at = 0; at < all.size();) {
    if (const Spelling* const spelling = spelling_at(all, at)) {
      at += spelling->from.size();
      if (!spelling->to.empty()) put(spelling->to.front());
    } else {
      put(all[at++]);
    }
  }
  word.resize(size);
  return word;
}

}  // namespace

std::string cognate_form(std::string_view folded) {
  if (has_helping_e(folded)) folded.remove_prefix(1);
  return respelled(without_ending(folded));
}

double common_subsequence_ratio(std::string_view a, std::string_view b, double floor) {
  constexpr std::size_t kBits = 64;
  a = a.substr(0, kBits);
  b = b.substr(0, kBits);
  const auto longer = static_cast<double>(std::max(a.size(), b.size()));
  if (a.empty() || b.empty() || static_cast<double>(std::min(a.size(), b.size())) / longer <= floor) return 0;
  std::array<std::uint64_t, 256> places;  // of a byte in `a`; only those that come in one of the words are ever set
  for (const char c : b) places[static_cast<unsigned char>(c)] = 0;
  for (const char c : a) places[static_cast<unsigned char>(c)] = 0;
  for (std::size_t k = 0; k < a.size(); ++k) places[static_cast<unsigned char>(a[k])] |= std::uint64_t{1} << k;
  std::uint64_t unmatched = ~std::uint64_t{0};
  for (const char c : b) {
    const std::uint64_t hits = unmatched & places[static_cast<unsigned char>(c)];
    unmatched = (unmatched + hits) | (unmatched - hits);
  }
  const std::uint64_t used = a.size() == kBits ? ~std::uint64_t{0} : (std::uint64_t{1} << a.size()) - 1;
  return static_cast<double>(std::popcount(~unmatched & used)) / longer;
}

}  // namespace cotejo
