#include "check/glossary_terms.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace cotejo {
namespace {

/// As read_words() makes the keys of Spanish words.
std::string spanish_key(const Word& word, std::string_view written) {
  return word.kind == WordKind::letters ? spanish_form(written) : number_key(fold(written));
}

/// The keys of a batch's Spanish words, asked by terms.
class KnownKeys {
 public:
  explicit KnownKeys(const SideWords<Side::es>& side) {
    keys_.reserve(side.types.size());
    for (const auto& type : side.types) keys_.insert(type.key);
  }

  /// The term's words, or nothing when one of them is not in the batch. Patterns may be.
  [[nodiscard]] std::optional<std::vector<TermWord>> words_of(std::string_view term) const {
    bool is_missing = false;
    std::vector<TermWord> words = term_words(term, [&](const Word& word, std::string_view written) {
      if (is_missing) return std::string();
      std::string key = spanish_key(word, written);
      is_missing = !keys_.contains(key);
      return key;
    });
    if (is_missing) return std::nullopt;
    return words;
  }

 private:
  std::unordered_set<std::string_view> keys_;
};

}  // namespace

GlossaryTerms::GlossaryTerms(const BatchWords& words, const Glossary& glossary) : words_(words), glossary_(glossary) {
  const KnownKeys keys(words.es);
  for (std::uint32_t k = 0; k < glossary.entries.size(); ++k)
    for (const std::string& es : glossary.entries[k].es)
      if (auto term = keys.words_of(es)) index_.add(std::move(*term), k);
  index_.finish();
}

const IndexedTerm* GlossaryTerms::term_at(std::uint32_t word) {
  const std::uint32_t end = words_.es.first_word[words_.es.segment_of[word] + 1];
  return index_.longest(end - word, [&](std::size_t k) {
    const auto at = word + static_cast<std::uint32_t>(k);
    return TextWord{words_.es.type_of(at).key, index_.has_patterns() ? folded(at) : std::string_view()};
  });
}

std::string_view GlossaryTerms::folded(std::uint32_t word) {
  const std::string_view written = words_.es.written(word);
  const auto [place, is_new] = folded_.try_emplace(written);
  if (is_new) place->second = fold(written);
  return place->second;
}

const GlossaryRenderings& GlossaryTerms::renderings(const IndexedTerm& term) {
  const auto [place, is_new] = renderings_.try_emplace(term.number);
  GlossaryRenderings& out = place->second;
  if (!is_new) return out;
  for (const std::uint32_t owner : term.owners)
    for (const std::string& en : glossary_.entries[owner].en) out.allowed.push_back(english_term(en));
  for (const std::uint32_t owner : term.owners)
    for (const std::string& en : glossary_.entries[owner].forbidden)
      if (EnglishTerm forbidden = english_term(en); std::ranges::find(out.allowed, forbidden) == out.allowed.end())
        out.forbidden.push_back(std::move(forbidden));
  return out;
}

EnglishTerm GlossaryTerms::english_term(std::string_view text) {
  EnglishTerm content =
      english_words(text, [](const std::string& folded) { return is_function_word(Side::en, folded); });
  return content.empty() ? english_words(text, [](const std::string&) { return false; }) : content;
}

/// Without signs and what `is_left_out` says of.
template <class Predicate>
EnglishTerm GlossaryTerms::english_words(std::string_view text, Predicate is_left_out) {
  EnglishTerm out = term_words(text, [&](const Word& word, std::string_view written) {
    return word.kind == WordKind::sign || is_left_out(fold(written)) ? std::string() : english_.form(written);
  });
  std::erase_if(out, [](const TermWord& word) { return word.folded.empty(); });
  return out;
}

std::string GlossaryTerms::written(const IndexedTerm& term) const {
  const std::vector<std::string>& terms = glossary_.entries[term.owners.front()].es;
  const auto is_it = [&](const std::string& es) { return term_words(es, spanish_key) == term.words; };
  return without_marks(*std::ranges::find_if(terms, is_it));
}

std::string GlossaryTerms::preferred(const IndexedTerm& term) const {
  for (const std::uint32_t owner : term.owners)
    if (const auto& en = glossary_.entries[owner].en; !en.empty()) return without_marks(en.front());
  return {};
}

}  // namespace cotejo
