// Which Spanish words a reader would call the term where a finding is about one of them: "Asamblea Constituyente" where
// only the assembly is rendered otherwise; "fundador", not "fundador de Wikileaks".
#pragma once

#include <cstdint>
#include <vector>

#include "check/candidates.hpp"
#include "check/deviations.hpp"
#include "check/links.hpp"
#include "check/words.hpp"

namespace cotejo {

class TermRanges {
 public:
  /// All three outlive it. Time: sorts the candidates.
  TermRanges(const BatchWords& batch, const Links& links, const std::vector<TermCandidate>& candidates);

  /// The place's Spanish words, less a name that a common noun has beside it (or the other way round), and with the
  /// words that the term mostly stands with, as long as those are rendered beside it, too.
  [[nodiscard]] WordRange around(const DeviantPlace& place) const;

 private:
  /// Of a candidate: its content words, which of them come from one place, and the words from the first to the last.
  struct Run {
    std::vector<std::uint32_t> types;
    WordRange words;
  };

  [[nodiscard]] Run run_of(WordRange words) const;
  [[nodiscard]] Run without_strangers(Run run, std::uint32_t word) const;
  [[nodiscard]] Run longer(const Run& run, bool to_the_right) const;
  [[nodiscard]] bool are_one(const Run& longer, const Run& shorter, const DeviantPlace& place) const;
  [[nodiscard]] bool are_of_a_kind(std::uint32_t type, std::uint32_t other) const;
  [[nodiscard]] bool is_rendered_inside(WordRange es, WordRange en) const;
  [[nodiscard]] std::size_t occurrences(const Run& run) const;

  const BatchWords& batch_;
  const Links& links_;
  const std::vector<TermCandidate>& candidates_;
  std::vector<std::uint32_t> by_types_;
};

}  // namespace cotejo
