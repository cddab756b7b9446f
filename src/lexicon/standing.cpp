#include "lexicon/standing.hpp"

#include <algorithm>
#include <array>

#include "cotejo/text.hpp"

namespace cotejo {
namespace {

struct StatusWord {
  std::string_view beginning;
  TermStanding standing;
  TermStanding negated;
};

constexpr TermStanding kPreferred = TermStanding::preferred, kAdmitted = TermStanding::admitted,
                       kForbidden = TermStanding::forbidden;

// Folded. The values of ISO 30042 (TBX), what memoQ and term lists in Spanish and English have.
constexpr StatusWord kStatusWords[] = {
    {"forbid", kForbidden, kAdmitted},   {"prohib", kForbidden, kAdmitted},     {"deprecat", kForbidden, kAdmitted},
    {"supersed", kForbidden, kAdmitted}, {"obsolet", kForbidden, kAdmitted},    {"reject", kForbidden, kAdmitted},
    {"rechaz", kForbidden, kAdmitted},   {"desaconsej", kForbidden, kAdmitted}, {"desus", kForbidden, kAdmitted},
    {"evita", kForbidden, kAdmitted},    {"avoid", kForbidden, kAdmitted},      {"bann", kForbidden, kAdmitted},
    {"prefer", kPreferred, kForbidden},  {"recom", kPreferred, kForbidden},     {"admit", kAdmitted, kForbidden},
    {"approv", kAdmitted, kForbidden},   {"aprob", kAdmitted, kForbidden},      {"accept", kAdmitted, kForbidden},
    {"acept", kAdmitted, kForbidden},    {"allow", kAdmitted, kForbidden},      {"permit", kAdmitted, kForbidden},
    {"use", kAdmitted, kForbidden},      {"usar", kAdmitted, kForbidden},       {"utiliza", kAdmitted, kForbidden},
};

constexpr auto kNegations = std::to_array<std::string_view>({"no", "non", "not", "never", "nunca", "don"});

const StatusWord* find_status(std::string_view word) {
  const auto* const found =
      std::ranges::find_if(kStatusWords, [&](const StatusWord& status) { return word.starts_with(status.beginning); });
  return found == std::end(kStatusWords) ? nullptr : found;
}

}  // namespace

std::vector<std::string> letter_words(std::string_view text) {
  std::vector<std::string> out;
  const std::string folded = fold(text);
  bool is_inside = false;
  for (const char c : folded) {
    const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (is_letter && !is_inside) out.emplace_back();
    if (is_letter) out.back() += c;
    is_inside = is_letter;
  }
  return out;
}

std::optional<TermStanding> standing_of(std::string_view status) {
  bool is_negated = false;
  for (const std::string& word : letter_words(status)) {
    is_negated = is_negated || std::ranges::find(kNegations, word) != kNegations.end();
    if (const StatusWord* const found = find_status(word)) return is_negated ? found->negated : found->standing;
  }
  return std::nullopt;
}

}  // namespace cotejo
