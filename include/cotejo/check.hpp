// What a translator should look at in a translation: key terms rendered now this way, now that, and renderings that
// are not the glossary's.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/lexicon.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// An aligned pair of texts as the checks see it: what `align` found, or the units of a translation memory, each a
/// bead of one segment with one. Segments are numbered as in the beads.
struct CheckText {
  std::string name;  ///< how reports call it
  std::vector<std::string_view> es, en;
  std::vector<Bead> beads;
};

/// Several texts that are checked as one, in which a term is to be rendered the same throughout.
using CheckBatch = std::span<const CheckText>;

/// Where something stands: a range of a segment's text.
struct TextPlace {
  std::uint32_t segment = 0;
  ByteRange range;

  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// A term and its rendering, in one bead.
struct TermPlace {
  std::uint32_t text = 0;  ///< index into the batch
  TextPlace es, en;        ///< en.range is empty when nothing renders the term

  friend bool operator==(const TermPlace&, const TermPlace&) = default;
};

enum class FindingType : std::uint8_t {
  one_to_many,       ///< a Spanish term is rendered otherwise than elsewhere
  many_to_one,       ///< a Spanish term is rendered as another one is, and otherwise than elsewhere
  wrong_rendering,   ///< the glossary asks for another
  missing_rendering  ///< the glossary's is not there, and no other can be pointed at
};

/// "one-to-many", "many-to-one", "glossary": the last is both kinds of breach of the glossary.
std::string_view name(FindingType type);

struct Finding {
  FindingType type = FindingType::one_to_many;
  std::string es_term;  ///< as the text writes it most often, or as the glossary does
  std::string en_term;  ///< what it is rendered with here; empty: nothing
  std::string expected;  ///< what it is rendered with elsewhere, or the glossary's preferred rendering
  float confidence = 0;  ///< that a translator would agree, in [0, 1]
  std::uint32_t occurrences = 0;     ///< of the term in the batch
  std::uint32_t as_expected = 0;     ///< of those, rendered with `expected`
  std::vector<TermPlace> places;     ///< where it is rendered with en_term; in text order, not empty
};

struct TermOptions {
  std::uint32_t min_occurrences = 3;      ///< of a term whose renderings are compared; at least 2
  std::vector<std::string> may_vary;      ///< Spanish terms, or English renderings, that are no findings
  float min_confidence = 0.5F;            ///< findings less sure are left out
};

/// Terms of either language that are rendered inconsistently, the surest finding first. Without a model in `lexicon`
/// only what the texts themselves teach is known, and less is found. Time near linear in the batch. Deterministic.
std::vector<Finding> check_terms(CheckBatch batch, const Lexicon& lexicon, const TermOptions& options = {});

/// Occurrences of the glossary's Spanish terms whose bead has none of the entry's renderings, in text order.
std::vector<Finding> check_glossary(CheckBatch batch, const Glossary& glossary, const Lexicon& lexicon,
                                    const TermOptions& options = {});

}  // namespace cotejo
