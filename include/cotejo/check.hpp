// What a translator should look at in a translation: what is missing, added or wrong, key terms rendered now this way,
// now that, and renderings that are not the glossary's.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/error.hpp"
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
  bool is_gap = false;  ///< nothing of this side: it would stand before `segment`, which may be one past the last

  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// A term and its rendering, in one bead; or what a finding of another type speaks of.
struct TermPlace {
  std::uint32_t text = 0;  ///< index into the batch
  TextPlace es, en;        ///< en.range is empty when nothing renders the term; at most one of them is a gap

  friend bool operator==(const TermPlace&, const TermPlace&) = default;
};

enum class FindingType : std::uint8_t {
  one_to_many,          ///< a Spanish term is rendered otherwise than elsewhere
  many_to_one,          ///< a Spanish term is rendered as another one is, and otherwise than elsewhere
  wrong_rendering,      ///< the glossary asks for another rendering
  missing_rendering,    ///< the glossary's rendering is not there, and no other can be pointed at
  forbidden_rendering,  ///< the glossary says not to render it so
  omitted_sentence,     ///< a Spanish sentence without translation
  omitted_paragraph,    ///< several of them in a row
  omitted_clause,       ///< a part of a Spanish sentence that the translation of the sentence leaves out
  added_sentence,       ///< an English sentence that translates nothing
  untranslated,         ///< left in Spanish
  duplicated,           ///< translated twice: this is the second time
  moved,                ///< translated elsewhere than the order of the text would have it
  wrong_number,         ///< a number, date, time, percentage, magnitude or amount that is not the Spanish one
  wrong_name,           ///< a name of a person, place or organisation that is not the Spanish one
  unpaired_mark,        ///< a quotation mark or bracket without its other half, which the Spanish text has
  not_carried_over,     ///< an address, a code or a placeholder that is not there
  unusual_length        ///< much longer or shorter than a translation of the Spanish should be
};

/// As in data: "one-to-many", "many-to-one", "glossary" (all kinds of breach of a glossary), "omitted_sentence" … as
/// the enumerators.
std::string_view name(FindingType type);

/// Whether a glossary says so, and not the text itself.
bool is_of_glossary(FindingType type);

/// Whether it is about the rendering of a term, by the text itself or by a glossary.
bool is_of_terms(FindingType type);

enum class Severity : std::uint8_t { note, warning, error };

/// "note", "warning", "error".
std::string_view name(Severity severity);

struct Finding {
  FindingType type = FindingType::one_to_many;
  Severity severity = Severity::warning;
  Message reason = {};       ///< one plain sentence; empty for terms and glossaries, whose fields say it all
  std::string es_term;       ///< as it is written where it is found first, or as the glossary has it
  std::string en_term;       ///< what it is rendered with here; empty: nothing that could be pointed at
  bool en_is_guess = false;  ///< of one_to_many, many_to_one: en_term is only the likeliest, and no place has its range
  std::string expected;      ///< what it is rendered with elsewhere, or the glossary's preferred rendering, if any
  std::string also_renders;  ///< many_to_one: the other Spanish word that is rendered with en_term
  float confidence = 0;      ///< that a translator would agree, in [0, 1]
  std::uint32_t occurrences = 0;  ///< of the term in the batch
  std::uint32_t as_expected = 0;  ///< of those, rendered with `expected`
  std::vector<TermPlace> places;  ///< where it is rendered with en_term; in text order, not empty
};

/// What the user does not want to hear of: a Spanish term however it is rendered, a rendering whatever it stands for,
/// or the two together. Not both empty. Inflection and case do not matter.
struct MayVary {
  std::string es, en;
};

/// A term a line, Spanish, or Spanish TAB English, or TAB English; '#' starts a comment line. Errors: malformed or
/// encoding, with "name:line".
Result<std::vector<MayVary>> parse_may_vary(std::string_view tsv, std::string_view name);

struct TermOptions {
  std::uint32_t min_occurrences = 3;  ///< of a term whose renderings are compared; at least 2
  std::vector<MayVary> may_vary = {};
  /// Findings less sure are left out. At the default, by tests/eval/fit_terms.py, 59 % of the findings are errors that
  /// were put in, 3 % terms that are known to be consistent; the rest is what translators vary without meaning to.
  float min_confidence = 0.32F;
};

/// TermOptions::min_confidence for whoever would rather look at a false alarm than overlook an error: the least, of
/// those that tests/eval/terms.sh was run with, at which 93 % of the findings are no terms known to be consistent. It
/// finds 69 of 76 errors there, and about as much else; the default finds 61, and half as much else.
inline constexpr float kStrictTermConfidence = 0.15F;

/// A batch read once for all that is asked of its terms: its words and, from the first question on that needs them,
/// which of them render each other. Of several models in the lexicon the first counts; without one only what the texts
/// themselves teach is known, and less is found. The batch's texts and the lexicon must outlive it. Not to be shared
/// between threads.
class TermBatch {
 public:
  TermBatch(CheckBatch batch, const Lexicon& lexicon);
  ~TermBatch();
  TermBatch(const TermBatch&) = delete;
  TermBatch& operator=(const TermBatch&) = delete;

  struct Impl;
  [[nodiscard]] Impl& impl() const { return *impl_; }  ///< for the checks

 private:
  std::unique_ptr<Impl> impl_;
};

/// Spanish terms that are rendered inconsistently, the surest finding first. Time near linear in the batch.
/// Deterministic.
std::vector<Finding> check_terms(const TermBatch& batch, const TermOptions& options = {});

/// Occurrences of the glossary's Spanish terms in whose bead none of their renderings stands, or a forbidden one stands
/// for them; in text order. A term of several entries may be rendered as any of them has it. Time linear in the batch
/// and, but for a glance at each entry, in the occurrences.
std::vector<Finding> check_glossary(const TermBatch& batch, const Glossary& glossary, const TermOptions& options = {});

/// The same for who asks just one thing of a batch.
inline std::vector<Finding> check_terms(CheckBatch batch, const Lexicon& lexicon, const TermOptions& options = {}) {
  return check_terms(TermBatch(batch, lexicon), options);
}
inline std::vector<Finding> check_glossary(CheckBatch batch, const Glossary& glossary, const Lexicon& lexicon,
                                           const TermOptions& options = {}) {
  return check_glossary(TermBatch(batch, lexicon), glossary, options);
}

struct ProposeOptions {
  std::uint32_t min_occurrences = 2;  ///< of the term, and of each rendering that is proposed
  float min_share = 0.6F;             ///< of the occurrences, those rendered with the first rendering
};

/// A term that is rendered consistently: what a glossary may take over once a person has looked at it.
struct TermProposal {
  struct Rendering {
    std::string en;
    std::uint32_t count = 0;  ///< occurrences so rendered

    friend bool operator==(const Rendering&, const Rendering&) = default;
  };
  std::string es;                 ///< the form seen most often, in the singular where that was seen
  std::vector<Rendering> en;      ///< the most frequent first; not empty
  std::uint32_t occurrences = 0;  ///< in beads
  TermPlace example;              ///< rendered with the first of them

  /// In (0, 1]: of the occurrences, those rendered with the first rendering.
  [[nodiscard]] float share() const { return static_cast<float>(en.front().count) / static_cast<float>(occurrences); }
};

/// Key terms and what they are rendered with, those that matter most first: the frequent, the long, the rare in other
/// texts. A term is proposed rather than its parts, but for parts that often come alone. Names that are the same in
/// both languages are left out. Time near linear in the batch. Deterministic.
std::vector<TermProposal> propose_terms(const TermBatch& batch, const ProposeOptions& options = {});

/// Without those that say that something is missing or added where a translator has decided that it is so on purpose
/// (Bead::is_on_purpose).
std::vector<Finding> without_intended(std::vector<Finding> findings, CheckBatch batch);

struct FidelityOptions {
  float min_confidence = 0.5F;  ///< findings less sure are left out
};

/// What a bead's Spanish says and its English does not, or says otherwise: numbers, dates and amounts, names, addresses
/// and codes, marks without their other half. In text order. Notations, units, spelled-out numbers and names that have
/// an English form are no differences; `lexicon` knows the latter. Linear in the batch. Deterministic.
std::vector<Finding> check_fidelity(CheckBatch batch, const Lexicon& lexicon, const FidelityOptions& options = {});

struct CoverageOptions {
  float min_confidence = 0.5F;  ///< findings less sure are left out
};

/// What is omitted, added, left in Spanish, duplicated, moved, or of unusual length; in text order. Of several models
/// in `lexicon` the first counts; without one nothing is found inside beads but copies and what is left in Spanish.
/// Time near linear in the batch. Deterministic.
std::vector<Finding> check_coverage(CheckBatch batch, const Lexicon& lexicon, const CoverageOptions& options = {});

}  // namespace cotejo
