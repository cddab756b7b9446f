// ICU's detector compares three-byte runs with those of many languages. On a sentence of Spanish it takes ISO-8859-2
// for ISO-8859-1 now and then, and it does not know the Macintosh and DOS encodings at all. So the encodings of Spanish
// and English texts are tried first, by a plainer question: how many of the bytes above 0x7F become a character that
// these languages use, where they use it? An "é" stands beside a letter, an "¿" does not stand between two. Only when
// no encoding explains the majority of the bytes is ICU asked.
#include "text/detect.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kSample = 64U << 10U;    // bytes looked at
constexpr std::size_t kLeftContext = 64;       // bytes of the sample before its first non-ASCII byte
constexpr std::size_t kDetectorSample = 8000;  // bytes; ICU reads no more
constexpr std::array kWestern = {"windows-1252", "macintosh", "IBM850"};  // the first wins a tie

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }
bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_letter(char byte) { return is_upper(byte) || is_lower(byte); }

/// The part that tells: from a little before the first non-ASCII byte on.
std::string_view sample_of(std::string_view bytes) {
  const auto first = static_cast<std::size_t>(std::ranges::find_if(bytes, is_high) - bytes.begin());
  return bytes.substr(first - std::min(first, kLeftContext), kSample);
}

/// What the bytes 0x80 … 0xFF mean in an encoding of one byte a character.
using HighHalf = std::array<char32_t, 128>;

HighHalf high_half(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no converter for ") + encoding);
  HighHalf half{};
  for (std::size_t k = 0; k < half.size(); ++k) {
    const char byte = static_cast<char>(0x80 + k);
    const char* source = &byte;
    half[k] = static_cast<char32_t>(ucnv_getNextUChar(converter.getAlias(), &source, source + 1, &status));
  }
  return half;
}

bool is_spanish_upper(char32_t c) { return std::u32string_view(U"ÁÉÍÓÚÜÑ").find(c) != std::u32string_view::npos; }
bool is_spanish_lower(char32_t c) { return std::u32string_view(U"áéíóúüñ").find(c) != std::u32string_view::npos; }
bool is_joining_sign(char32_t c) { return c == U'’' || c == U'—'; }
bool is_sign(char32_t c) {
  return std::u32string_view(U"¿¡«»“”‘’–—…€ºª•·°§£©®™½\u00A0").find(c) != std::u32string_view::npos;
}

/// A character above ASCII that Spanish or English has, in a place where it may be.
bool is_at_home(char before, char32_t c, char after) {
  if (is_spanish_lower(c)) return is_letter(before) || is_lower(after);
  if (is_spanish_upper(c)) return !is_lower(before) && (is_upper(before) || is_letter(after));
  if (is_joining_sign(c)) return true;
  return is_sign(c) && !(is_letter(before) && is_letter(after));
}

/// Non-ASCII bytes of the sample that the encoding makes sense of.
std::size_t explained(std::string_view sample, const HighHalf& half) {
  const auto byte_or_space = [&](std::size_t at) { return at < sample.size() ? sample[at] : ' '; };
  std::size_t count = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (!is_high(sample[at])) continue;
    const char32_t c = half[static_cast<unsigned char>(sample[at]) - 0x80U];
    count += is_at_home(at == 0 ? ' ' : sample[at - 1], c, byte_or_space(at + 1)) ? 1 : 0;
  }
  return count;
}

/// The Western encoding that explains most bytes; none when it is not the majority of them.
std::optional<std::string> detect_western(std::string_view sample) {
  std::array<std::size_t, kWestern.size()> counts{};
  std::ranges::transform(kWestern, counts.begin(),
                         [&](const char* encoding) { return explained(sample, high_half(encoding)); });
  const auto best = std::ranges::max_element(counts);
  const auto high = static_cast<std::size_t>(std::ranges::count_if(sample, is_high));
  if (2 * *best <= high) return std::nullopt;
  return kWestern[static_cast<std::size_t>(best - counts.begin())];
}

bool is_latin_1(std::string_view encoding) { return encoding == "ISO-8859-1" || encoding == "windows-1252"; }
bool is_wide(std::string_view encoding) { return encoding.starts_with("UTF-"); }

/// What ICU finds, the encodings already ruled out left aside. Western European is believed before its Central European
/// and Turkish neighbours when it comes near them: the texts expected here are Spanish and English.
std::string detect_by_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  const auto size = static_cast<std::int32_t>(std::min(sample.size(), kDetectorSample));
  ucsdet_setText(detector.getAlias(), sample.data(), size, &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.getAlias(), &count, &status);
  std::string best;
  std::int32_t best_confidence = 0;
  for (std::int32_t k = 0; U_SUCCESS(status) && k < count; ++k) {
    const std::string encoding = ucsdet_getName(matches[k], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[k], &status);
    if (is_wide(encoding)) continue;
    const bool is_near_western = is_latin_1(encoding) && 2 * confidence >= best_confidence;
    if (best.empty() || (is_near_western && (best.starts_with("ISO-8859-") || best.starts_with("windows-125")))) {
      best = encoding;
      best_confidence = std::max(best_confidence, confidence);
    }
  }
  return best.empty() || is_latin_1(best) ? kWestern.front() : best;
}

}  // namespace

std::optional<std::string> detect_wide(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::array<std::size_t, 4> nuls{};  // by position modulo 4
  for (std::size_t at = 0; at < sample.size(); ++at) nuls[at % 4] += sample[at] == '\0' ? 1 : 0;
  const std::size_t units = sample.size() / 4;  // so many bytes there are of each position
  const auto mostly = [&](std::size_t k) { return 2 * nuls[k] > units; };
  const auto hardly = [&](std::size_t k) { return 20 * nuls[k] <= units; };
  if (units == 0) return std::nullopt;
  if (hardly(0) && mostly(1) && mostly(2) && mostly(3)) return "UTF-32LE";
  if (mostly(0) && mostly(1) && mostly(2) && hardly(3)) return "UTF-32BE";
  if (hardly(0) && mostly(1) && hardly(2) && mostly(3)) return "UTF-16LE";
  if (mostly(0) && hardly(1) && mostly(2) && hardly(3)) return "UTF-16BE";
  return std::nullopt;
}

Utf8Share utf8_share(std::string_view bytes) {
  Utf8Share share;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    next_code_point(bytes, at);
    if (at - begin > 1) {
      ++share.characters;
    } else if (is_high(bytes[begin])) {
      ++share.stray_bytes;
    }
  }
  return share;
}

Guess detect_narrow(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  if (auto western = detect_western(sample)) return {*western, true};
  return {detect_by_icu(sample), false};
}

}  // namespace cotejo::detail
