#include "batch/language_check.hpp"

#include <cmath>
#include <string>

namespace cotejo {
namespace {

// The shares were read off tests/eval/language_shares over news, Wikipedia, the Bible, manuals and novels: a hundredth
// of the Spanish passages of 20 words has fewer than 28 % Spanish function words or more than 4 % English ones (English
// passages: 22 % and 5 %), no document of 50 words or more has fewer than 30 % of both together, while French reaches
// 21 % in 200 words and German 6 %.
constexpr std::size_t kWordsToTell = 10;
constexpr double kOwnShare = 0.25;
constexpr double kOtherShare = 0.05;
constexpr std::size_t kWordsToRefuse = 50;
constexpr double kForeignShare = 0.27;
// Of passages of 50 words, no Spanish one in 13,800 has more than 5 % function words of the neighbouring languages and
// no English one more than 6 %; Portuguese has 15 %, Catalan 12 %, Galician 10 %.
constexpr double kBesideShare = 0.07;

/// Two standard errors above the share of either language's words seen, so that a short text gets the benefit of doubt.
double share_at_most(const LanguageEvidence& evidence) {
  const double share = evidence.es + evidence.en;
  return share + 2 * std::sqrt(share * (1 - share) / static_cast<double>(evidence.words));
}

bool is_foreign(const LanguageEvidence& evidence) {
  if (evidence.words < kWordsToRefuse) return false;
  return evidence.beside >= kBesideShare || share_at_most(evidence) < kForeignShare;
}

Error swapped(const NamedText& es, const NamedText& en) {
  return {Errc::unsuitable,
          std::string(es.name),
          {"the Spanish and the English text seem to be swapped: this one is English, and {1} is Spanish (expected the "
           "Spanish text first; --no-language-check aligns them as they are)",
           {std::string(en.name)}}};
}

Error not_spanish(const NamedText& es, LanguageVerdict verdict) {
  if (verdict == LanguageVerdict::en)
    return {Errc::unsuitable,
            std::string(es.name),
            {"this text seems to be English (expected Spanish; --no-language-check aligns it as it is)", {}}};
  return {
      Errc::unsuitable,
      std::string(es.name),
      {"this text seems to be neither Spanish nor English (expected Spanish; --no-language-check aligns it as it is)",
       {}}};
}

Error not_english(const NamedText& en, LanguageVerdict verdict) {
  if (verdict == LanguageVerdict::es)
    return {Errc::unsuitable,
            std::string(en.name),
            {"this text seems to be Spanish (expected English; --no-language-check aligns it as it is)", {}}};
  return {
      Errc::unsuitable,
      std::string(en.name),
      {"this text seems to be neither Spanish nor English (expected English; --no-language-check aligns it as it is)",
       {}}};
}

}  // namespace

LanguageVerdict language_verdict(const LanguageEvidence& evidence) {
  if (evidence.words < kWordsToTell) return LanguageVerdict::unclear;
  if (is_foreign(evidence)) return LanguageVerdict::neither;
  if (evidence.es >= kOwnShare && evidence.en < kOtherShare) return LanguageVerdict::es;
  if (evidence.en >= kOwnShare && evidence.es < kOtherShare) return LanguageVerdict::en;
  return LanguageVerdict::unclear;
}

std::optional<Error> check_languages(const NamedText& es, const NamedText& en) {
  const LanguageVerdict es_verdict = language_verdict(language_evidence(es.text));
  const LanguageVerdict en_verdict = language_verdict(language_evidence(en.text));
  if (es_verdict == LanguageVerdict::en && en_verdict == LanguageVerdict::es) return swapped(es, en);
  if (es_verdict == LanguageVerdict::en || es_verdict == LanguageVerdict::neither) return not_spanish(es, es_verdict);
  if (en_verdict == LanguageVerdict::es || en_verdict == LanguageVerdict::neither) return not_english(en, en_verdict);
  return std::nullopt;
}

}  // namespace cotejo
