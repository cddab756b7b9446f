// Which words of a bead render each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "check/words.hpp"
#include "text/key_table.hpp"

namespace cotejo {

/// What the model, the spelling and the batch itself know of a Spanish and an English form.
struct Strength {
  float prior = 0;    ///< in [0, 1]: the model's strength, or that of a likeness of spelling
  float adapted = 0;  ///< in [0, 1]: the same after what the batch teaches
};

/// By pair of forms that meet in a bead; each pair is a cell.
class Strengths {
 public:
  /// 0 for forms that never meet.
  [[nodiscard]] Strength of(std::uint32_t es_type, std::uint32_t en_type) const;

  struct Cell {
    std::uint32_t number = 0;
    bool is_new = false;
  };
  /// Made when there is none.
  Cell cell(std::uint32_t es_type, std::uint32_t en_type);

  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  Strength& operator[](std::uint32_t cell) { return cells_[cell]; }
  const Strength& operator[](std::uint32_t cell) const { return cells_[cell]; }

 private:
  static constexpr std::size_t kUsual = 2000;  // cells of a short text

  KeyTable<std::uint32_t> numbers_{kUsual};  // of cells, and 1 more
  std::vector<Strength> cells_;
};

/// A word's rendering.
struct WordLink {
  std::uint32_t other = 0;  ///< the word on the other side
  float posterior = 0;      ///< in (0, 1]
};

/// By word of each side: its links, the surest first. A Spanish word has several where English takes several words.
struct Links {
  Strengths strengths;
  std::vector<std::vector<WordLink>> of_es, of_en;
};

/// Expectation maximisation over the batch, then competitive linking (Melamed 2000). Time: iterations × pairs of
/// content words in a bead.
Links link_words(const BatchWords& batch, const Model* model);

}  // namespace cotejo
