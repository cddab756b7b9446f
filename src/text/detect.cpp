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
constexpr std::int32_t kNoConfidence = 10;     // ICU: the bytes fit, and nothing else speaks for it
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

bool is_western_upper(char32_t c) { return (c >= U'À' && c <= U'Þ' && c != U'×') || c == U'Š' || c == U'Ž'; }
bool is_western_lower(char32_t c) { return (c >= U'ß' && c <= U'ÿ' && c != U'÷') || c == U'š' || c == U'ž'; }
bool is_sign(char32_t c) { return std::u32string_view(U"¿¡«»“”‘–…€ºª•·°§£©®™½").find(c) != std::u32string_view::npos; }

/// A byte of the sample and what stands around it; spaces beyond its ends.
struct Place {
  char before, after, after_next;
};

Place place_in(std::string_view sample, std::size_t at) {
  const auto byte = [&](std::size_t k) { return k < sample.size() ? sample[k] : ' '; };
  return {at == 0 ? ' ' : sample[at - 1], byte(at + 1), byte(at + 2)};
}

bool is_between_letters(const Place& place) { return is_letter(place.before) && is_letter(place.after); }

/// "don’t", "d’Or", ‘quoted’; but not "ca’da", which is "caída" on a Macintosh.
bool is_apostrophe_at_home(const Place& place) {
  return !is_between_letters(place) || is_upper(place.after) || !is_letter(place.after_next);
}

/// "a house—which"; but not "canci—n".
bool is_dash_at_home(const Place& place) {
  return !is_between_letters(place) || place.after != 'n' || is_letter(place.after_next);
}

/// "10 %" or "a. C."; but not "ser á" torn apart: DOS has "á" where Windows-1252 has this space.
bool is_hard_space_at_home(const Place& place) {
  const bool is_before_text =
      is_letter(place.after) || std::string_view("0123456789?!:;%").find(place.after) != std::string_view::npos;
  return is_before_text && !is_between_letters(place) && place.before != ' ';
}

/// A character above ASCII that Spanish or English has, in a place where it may be.
bool is_at_home(char32_t c, const Place& place) {
  if (is_western_lower(c)) return is_letter(place.before) || is_lower(place.after);
  if (is_western_upper(c)) return !is_lower(place.before) && (is_upper(place.before) || is_letter(place.after));
  if (c == U'’') return is_apostrophe_at_home(place);
  if (c == U'—') return is_dash_at_home(place);
  if (c == U'\u00A0') return is_hard_space_at_home(place);
  return is_sign(c) && !is_between_letters(place);
}

/// Non-ASCII bytes of the sample that the encoding makes sense of.
std::size_t explained(std::string_view sample, const HighHalf& half) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (!is_high(sample[at])) continue;
    const char32_t c = half[static_cast<unsigned char>(sample[at]) - 0x80U];
    count += is_at_home(c, place_in(sample, at)) ? 1 : 0;
  }
  return count;
}

const std::array<HighHalf, kWestern.size()>& western_halves() {
  static const auto halves = [] {
    std::array<HighHalf, kWestern.size()> all;
    std::ranges::transform(kWestern, all.begin(), high_half);
    return all;
  }();
  return halves;
}

/// The Western encoding that explains most bytes; none when it is not the majority of them.
std::optional<std::string> detect_western(std::string_view sample) {
  std::array<std::size_t, kWestern.size()> counts{};
  std::ranges::transform(western_halves(), counts.begin(),
                         [&](const HighHalf& half) { return explained(sample, half); });
  const auto best = std::ranges::max_element(counts);
  const auto high = static_cast<std::size_t>(std::ranges::count_if(sample, is_high));
  if (2 * *best <= high) return std::nullopt;
  return kWestern[static_cast<std::size_t>(best - counts.begin())];
}

bool is_latin_1(std::string_view encoding) { return encoding == "ISO-8859-1" || encoding == "windows-1252"; }

/// Wide encodings are ruled out already, and the mainframes' (which ICU detects under names that it has no converter
/// for) do not occur in files of text.
bool is_ruled_out(std::string_view encoding) {
  return encoding.starts_with("UTF-") || encoding.starts_with("IBM420") || encoding.starts_with("IBM424");
}

/// What ICU finds. Western European is believed before its Central European
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
    if (is_ruled_out(encoding) || confidence <= kNoConfidence) continue;
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
