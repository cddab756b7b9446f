// Which words of a bead render each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "check/words.hpp"

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
  /// Open addressing: a batch of 10,000 pairs has a million cells, which a std::unordered_map takes three times as long
  /// for.
  struct Slot {
    std::uint64_t key = kFree;
    std::uint32_t cell = 0;
  };
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  [[nodiscard]] std::size_t place(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1U << 12U);  // a power of 2, at most two thirds in use
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
