// What is known of the two languages: the user's glossary and, through the same seam, any bilingual model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// One concept: a Spanish term and the English terms that may render it.
struct GlossaryEntry {
  std::string es;
  std::vector<std::string> en;  ///< not empty; the preferred one first
  std::string note;
};

struct Glossary {
  std::vector<GlossaryEntry> entries;
};

/// A term a line: Spanish TAB English [TAB note], as OmegaT keeps its glossaries; '#' starts a comment line, empty
/// lines are passed over; several renderings are separated by "; " or stand on lines of their own. Errors: malformed,
/// with "name:line" and what was expected.
Result<Glossary> parse_glossary(std::string_view tsv, std::string_view name);

/// Opens, then parses.
Result<Glossary> read_glossary(const std::filesystem::path& path);

/// A rendering the lexicon knows for a word, with how strongly it speaks for a translation.
struct Rendering {
  std::string_view en;  ///< folded; lives as long as the lexicon
  float strength = 0;   ///< in (0, 1]
};

/// Immutable once built; safe to share between threads.
class Lexicon {
 public:
  Lexicon();  ///< knows nothing
  explicit Lexicon(const Glossary& glossary);
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  /// Concepts whose `side` term is this run of folded words from its first word on; the longest term wins.
  struct TermHit {
    std::uint32_t concept_id = 0;
    std::uint32_t words = 0;  ///< how many of them the term covers; 0: none starts here
  };
  [[nodiscard]] TermHit term_at(Side side, const std::vector<std::string_view>& folded_words, std::size_t at) const;

  /// Renderings of one folded Spanish word, strongest first; empty when it is not known.
  [[nodiscard]] const std::vector<Rendering>& renderings(std::string_view folded_es) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cotejo
