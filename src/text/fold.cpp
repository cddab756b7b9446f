// Folding: what is left of a letter when case and accents do not matter. Nearly every letter of Spanish and English is
// below U+0250, so those are looked up in a table that ICU fills once; the rest asks ICU a code point at a time, which
// is exact because the marks, the only thing normalisation could reorder, are dropped.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "cotejo/text.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
  return *nfd;
}

bool is_dropped(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0; }

bool folds_to_itself(UChar32 c) {
  return !u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_CASEFOLDED) && decomposition().isInert(c) && !is_dropped(c);
}

void append_folded_by_icu(std::string& out, char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (folds_to_itself(c)) return append_utf8(out, code_point);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed = decomposition().normalize(icu::UnicodeString(c).foldCase(), status);
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 part = decomposed.char32At(at);
    if (!is_dropped(part)) append_utf8(out, static_cast<char32_t>(part));
  }
}

struct Folded {
  std::array<char, 7> bytes{};
  std::uint8_t size = 0;
};

constexpr std::size_t kTableEnd = 0x250;

std::array<Folded, kTableEnd> make_table() {
  std::array<Folded, kTableEnd> table;
  for (char32_t c = 0; c < kTableEnd; ++c) {
    std::string folded;
    append_folded_by_icu(folded, c);
    if (folded.size() > table[c].bytes.size()) throw std::logic_error("folded form longer than its table entry");
    folded.copy(table[c].bytes.data(), folded.size());
    table[c].size = static_cast<std::uint8_t>(folded.size());
  }
  return table;
}

const std::array<Folded, kTableEnd>& table() {
  static const auto entries = make_table();
  return entries;
}

/// Folds the ASCII that `text` begins with, in its place. Returns where it ends.
std::size_t fold_ascii(std::string& text) {
  const auto end = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  std::transform(text.begin(), end, text.begin(), ascii::to_lower);
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::string fold(std::string_view utf8) {
  std::string out(utf8);
  std::size_t at = fold_ascii(out);
  if (at == out.size()) return out;
  out.resize(at);
  const auto& entries = table();
  while (at < utf8.size()) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x80) {
      out.push_back(ascii::to_lower(static_cast<char>(c)));
    } else if (c < kTableEnd) {
      out.append(entries[c].bytes.data(), entries[c].size);
    } else {
      append_folded_by_icu(out, c);
    }
  }
  return out;
}

}  // namespace cotejo
