// What all checks of terms look at.
#pragma once

#include <optional>

#include "check/links.hpp"
#include "check/words.hpp"
#include "cotejo/check.hpp"

namespace cotejo {

struct TermBatch::Impl {
  Impl(CheckBatch batch, const Lexicon& lexicon)
      : words(read_words(batch, leading_model(lexicon))), model_(leading_model(lexicon)) {}

  /// Made when they are asked for first.
  const Links& links() {
    if (!links_) links_ = link_words(words, model_);
    return *links_;
  }

  BatchWords words;

 private:
  const Model* model_;
  std::optional<Links> links_;
};

}  // namespace cotejo
