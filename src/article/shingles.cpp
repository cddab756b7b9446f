#include "article/shingles.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

constexpr std::uint64_t kBasis = 14'695'981'039'346'656'037U;  // FNV-1a
constexpr std::uint64_t kPrime = 1'099'511'628'211U;

bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0xC3;
}
bool continues_word(char c) { return begins_word(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Hashes of the words of a text. General punctuation and quotation marks beyond ASCII (0xC2 and 0xE2 first) end a
/// word.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t hash = kBasis;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_mark = c == '\xE2' || c == '\xC2';
    if (is_mark || !(in_word ? continues_word(c) : begins_word(c))) {
      if (in_word) hashes.push_back(hash);
      in_word = false;
      hash = kBasis;
      if (is_mark) at += c == '\xE2' ? 2 : 1;
      continue;
    }
    in_word = true;
    hash = (hash ^ static_cast<unsigned char>(ascii::to_lower(c))) * kPrime;
  }
  if (in_word) hashes.push_back(hash);
  return hashes;
}

std::uint64_t combined(const std::vector<std::uint64_t>& words, std::size_t begin, std::size_t length) {
  std::uint64_t hash = kBasis;
  for (std::size_t k = begin; k < begin + length; ++k) hash = (hash ^ words[k]) * kPrime;
  return hash;
}

}  // namespace

Shingles::Shingles(std::string_view text, std::size_t length) : length_(length) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  words_ = words.size();
  for (std::size_t k = 0; k + length_ <= words.size(); ++k) known_.insert(combined(words, k, length_));
}

double Shingles::share_of(std::string_view other) const {
  const std::vector<std::uint64_t> words = word_hashes(other);
  if (words.size() < length_ || known_.empty()) return 0;
  const std::size_t count = words.size() - length_ + 1;
  std::size_t shared = 0;
  for (std::size_t k = 0; k < count; ++k) shared += known_.contains(combined(words, k, length_)) ? 1 : 0;
  return static_cast<double>(shared) / static_cast<double>(count);
}

}  // namespace cotejo::detail
