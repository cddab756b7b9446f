#include "cotejo/lexicon.hpp"

#include <array>

#include "lexicon/term_index.hpp"

namespace cotejo {

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
    for (const std::string& es : entry.es) es_terms.add(term_words(es), id);
    for (const std::string& en : entry.en) en_terms.add(term_words(en), id);
    for (const std::string& en : entry.forbidden) en_terms.add(term_words(en), id);
    ++id;
  }
  for (TermIndex& index : impl_->terms) index.finish();
}

bool Lexicon::has_terms(Side side) const { return !impl_->terms[static_cast<std::size_t>(side)].empty(); }

Lexicon::TermHit Lexicon::term_at(Side side, const std::vector<std::string_view>& folded_words, std::size_t at) const {
  const TermIndex& index = impl_->terms[static_cast<std::size_t>(side)];
  const IndexedTerm* const term = index.longest(folded_words.size() - at, [&](std::size_t k) {
    return TextWord{folded_words[at + k], folded_words[at + k]};
  });
  if (term == nullptr) return {};
  return {term->number, static_cast<std::uint32_t>(term->words.size())};
}

std::span<const std::uint32_t> Lexicon::concepts(Side side, std::uint32_t term) const {
  return impl_->terms[static_cast<std::size_t>(side)][term].owners;
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
