#include "lexicon/glossary_builder.hpp"

#include <algorithm>
#include <unordered_set>

namespace cotejo {
namespace {

/// Terms of one of the standings, in the order given, none twice nor among `others`.
void take_terms(std::vector<RatedTerm>& from, TermStanding standing, std::vector<std::string>& out,
                std::unordered_set<std::string>& seen) {
  for (RatedTerm& term : from)
    if (term.standing == standing && seen.insert(term.text).second) out.push_back(std::move(term.text));
}

GlossaryEntry to_entry(TermConcept& concept_read) {
  GlossaryEntry entry;
  std::unordered_set<std::string> es, en;
  // A Spanish term that is not to be used may stand in the text all the same, and is rendered as the others are.
  for (const TermStanding standing : {TermStanding::preferred, TermStanding::admitted, TermStanding::forbidden})
    take_terms(concept_read.es, standing, entry.es, es);
  take_terms(concept_read.en, TermStanding::preferred, entry.en, en);
  take_terms(concept_read.en, TermStanding::admitted, entry.en, en);
  take_terms(concept_read.en, TermStanding::forbidden, entry.forbidden, en);
  entry.note = std::move(concept_read.note);
  return entry;
}

void append(std::vector<RatedTerm>& to, std::vector<RatedTerm> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

void GlossaryBuilder::add(TermConcept concept_read) {
  if (concept_read.es.empty() || concept_read.en.empty()) {
    ++passed_over_;
  } else {
    concepts_.push_back(std::move(concept_read));
  }
}

void GlossaryBuilder::add(TermConcept concept_read, std::string_view key) {
  if (concept_read.es.empty() || concept_read.en.empty()) {
    ++passed_over_;
    return;
  }
  const auto [place, is_new] = place_of_.try_emplace(std::string(key), concepts_.size());
  if (is_new) {
    concepts_.push_back(std::move(concept_read));
    return;
  }
  TermConcept& known = concepts_[place->second];
  append(known.en, std::move(concept_read.en));
  if (known.note.empty()) known.note = std::move(concept_read.note);
}

Result<Glossary> GlossaryBuilder::finish(std::string_view name) {
  if (concepts_.empty() && passed_over_ > 0)
    return fail(Errc::unsuitable, std::string(name), "no concept has both a Spanish and an English term (found {1})",
                std::to_string(passed_over_));
  Glossary out;
  out.passed_over = passed_over_;
  out.entries.reserve(concepts_.size());
  for (TermConcept& concept_read : concepts_) out.entries.push_back(to_entry(concept_read));
  concepts_.clear();
  return out;
}

std::vector<RatedTerm> split_terms(std::string_view field, TermStanding standing) {
  std::vector<RatedTerm> out;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = field.find(';');
    if (std::string term = unwrap(field.substr(0, end)); !term.empty()) out.push_back({std::move(term), standing});
    if (end != std::string_view::npos) field.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace cotejo
