#include "check/tongue.hpp"

#include <algorithm>
#include <cmath>

#include "check/logistic.hpp"

namespace cotejo {
namespace {

constexpr float kMostOfAWord = 5;   // nats that one word may say
constexpr float kSlope = 0.3F;      // nats that a word has to say, so that a run ends where nothing speaks for it
constexpr float kFunctionWord = 3;  // nats that a function word says where there is no model

float by_function_words(const std::string& folded) {
  const bool is_es = is_function_word(Side::es, folded), is_en = is_function_word(Side::en, folded);
  if (is_es == is_en) return 0;
  return is_es ? kFunctionWord : -kFunctionWord;
}

float gain_of(const WordType<Side::en>& type, const Lexicon& lexicon) {
  if (type.kind != WordKind::letters) return 0;
  if (!lexicon.has_model()) return by_function_words(type.folded);
  const float es = lexicon.frequency<Side::es>(type.folded).information();
  const float en = lexicon.frequency<Side::en>(type.folded).information();
  return std::clamp(en - es, -kMostOfAWord, kMostOfAWord);
}

}  // namespace

Tongue::Tongue(const SideWords<Side::en>& en, const Lexicon& lexicon) : en_(en) {
  gain_.reserve(en.types.size());
  for (const auto& type : en.types) gain_.push_back(gain_of(type, lexicon));
}

std::optional<SpanishRun> Tongue::spanish_run(std::uint32_t segment) const {
  constexpr float kHalfSure = 5, kSpread = 2;  // nats
  constexpr float kWhole = 0.8F;
  float most = 0, sum = 0;
  WordRange best;
  std::uint32_t begin = en_.first_word[segment], letters = 0, in_best = 0, in_run = 0;
  for (std::uint32_t word = begin; word < en_.first_word[segment + 1]; ++word) {
    const bool is_word = en_.words[word].kind == WordKind::letters;
    letters += is_word ? 1 : 0;
    in_run += is_word ? 1 : 0;
    sum += is_word ? gain_[en_.words[word].type] - kSlope : 0;
    if (sum <= 0) {
      sum = 0;
      in_run = 0;
      begin = word + 1;
    } else if (sum > most) {
      most = sum;
      best = {begin, word + 1};
      in_best = in_run;
    }
  }
  if (in_best == 0) return std::nullopt;
  const bool is_whole = static_cast<float>(in_best) >= kWhole * static_cast<float>(letters);
  return SpanishRun{best, is_whole, logistic((most - kHalfSure) / kSpread)};
}

}  // namespace cotejo
