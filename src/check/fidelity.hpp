// What the checks inside sentence pairs share: a text as words, its beads, and how a finding is made.
#pragma once

#include <vector>

#include "check/sentence.hpp"
#include "cotejo/check.hpp"

namespace cotejo {

/// One text of a batch. Keeps a reference to it.
struct FidelityText {
  std::uint32_t index = 0;  ///< in the batch
  const CheckText* text = nullptr;
  std::vector<Sentence> es, en;  ///< by segment

  template <Side S>
  [[nodiscard]] const std::vector<Sentence>& sentences() const {
    if constexpr (S == Side::es)
      return es;
    else
      return en;
  }
};

/// Where something stands on one side of a text.
struct Spot {
  std::uint32_t segment = 0;
  ByteRange range;

  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Spanish at `es` is wrong at `en`, whose range is empty where nothing renders it.
Finding fidelity_finding(const FidelityText& text, FindingType type, Spot es, Spot en);

std::vector<Finding> find_wrong_numbers(const FidelityText& text);

/// Without a model names are compared by their spelling only, and less is found.
std::vector<Finding> find_wrong_names(const FidelityText& text, const Model* model);

std::vector<Finding> find_unpaired_marks(const FidelityText& text);

std::vector<Finding> find_not_carried_over(const FidelityText& text);

}  // namespace cotejo
