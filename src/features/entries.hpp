// What the models of a lexicon have for the words of a side.
#pragma once

#include "cotejo/features.hpp"

namespace cotejo {

inline bool is_word(const TokenType& type) { return type.kind == TypeKind::word || type.kind == TypeKind::name; }

template <Side S>
std::vector<ModelEntries<S>> find_entries(const std::vector<TokenType>& types, const Lexicon& lexicon) {
  std::vector<ModelEntries<S>> out;
  for (const auto& model : lexicon.models()) {
    ModelEntries<S>& entries = out.emplace_back();
    entries.model = model.get();
    entries.of.resize(types.size());
    for (std::size_t k = 0; k < types.size(); ++k)
      if (is_word(types[k])) entries.of[k] = model->template find<S>(types[k].key);
  }
  return out;
}

}  // namespace cotejo
