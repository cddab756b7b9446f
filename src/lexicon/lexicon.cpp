#include "cotejo/lexicon.hpp"

#include <algorithm>
#include <array>

#include "lexicon/string_map.hpp"

namespace cotejo {
namespace {

/// The words of one term after the first, and its concept.
struct Term {
  std::vector<std::string> rest;
  std::uint32_t concept_id = 0;
};

/// Terms by their first word, the longest first.
using TermIndex = StringMap<std::vector<Term>>;

void add_term(TermIndex& index, std::string_view text, std::uint32_t concept_id) {
  const std::vector<Word> words = split_words(text);
  if (words.empty()) return;
  Term term{{}, concept_id};
  for (std::size_t k = 1; k < words.size(); ++k) term.rest.push_back(fold(slice(text, words[k].range)));
  index[fold(slice(text, words.front().range))].push_back(std::move(term));
}

void sort_longest_first(TermIndex& index) {
  for (auto& [first_word, terms] : index) {
    std::ranges::stable_sort(terms, std::ranges::greater(), [](const Term& term) { return term.rest.size(); });
  }
}

bool stands_at(const Term& term, const std::vector<std::string_view>& words, std::size_t after_first) {
  return words.size() - after_first >= term.rest.size() &&
         std::equal(term.rest.begin(), term.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(after_first));
}

}  // namespace

struct Lexicon::Impl {
  std::array<TermIndex, 2> terms;  ///< by Side
  std::vector<std::shared_ptr<const Model>> models;
};

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

Lexicon::Lexicon(const Glossary& glossary, std::vector<std::shared_ptr<const Model>> models) : Lexicon() {
  impl_->models = std::move(models);
  auto& [es_terms, en_terms] = impl_->terms;
  for (std::uint32_t id = 0; const GlossaryEntry& entry : glossary.entries) {
    add_term(es_terms, entry.es, id);
    for (const std::string& en : entry.en) add_term(en_terms, en, id);
    ++id;
  }
  std::ranges::for_each(impl_->terms, sort_longest_first);
}

Lexicon::TermHit Lexicon::term_at(Side side, const std::vector<std::string_view>& folded_words, std::size_t at) const {
  const TermIndex& index = impl_->terms[static_cast<std::size_t>(side)];
  if (index.empty()) return {};
  const auto found = index.find(folded_words[at]);
  if (found == index.end()) return {};
  const auto term =
      std::ranges::find_if(found->second, [&](const Term& t) { return stands_at(t, folded_words, at + 1); });
  if (term == found->second.end()) return {};
  return {term->concept_id, static_cast<std::uint32_t>(term->rest.size() + 1)};
}

std::span<const std::shared_ptr<const Model>> Lexicon::models() const { return impl_->models; }

template <Side S>
Frequency Lexicon::frequency(std::string_view folded_word) const {
  Frequency sum;
  for (const auto& model : impl_->models) sum = sum + model->frequency(model->find<S>(folded_word));
  return sum;
}

template Frequency Lexicon::frequency<Side::es>(std::string_view) const;
template Frequency Lexicon::frequency<Side::en>(std::string_view) const;

}  // namespace cotejo
