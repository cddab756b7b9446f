// Alignments and findings as files: TMX for CAT tools, tables for people, data for programs.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/check.hpp"
#include "cotejo/decide.hpp"
#include "cotejo/document.hpp"
#include "cotejo/segment.hpp"
#include "cotejo/tm.hpp"

namespace cotejo {

/// One side of a bitext as the writers see it.
struct BitextSide {
  const Document& document;
  std::span<const Segment> segments;
  std::span<const SourcePart> parts = {};  ///< as SegmentedText::parts
};

/// Says what a finding is about, in one sentence of the user's language.
using DescribeFinding = std::function<std::string(const Finding&)>;

/// What goes into the units of a translation memory that findings are in: a <note> for people, which begins with
/// kNoteMark, and properties for programs. Of a term these are x-cotejo-term-type, -es, -en, -expected and -confidence,
/// as FindingWriter's data has them; of other findings x-cotejo-finding (the type), x-cotejo-finding-severity and
/// x-cotejo-finding-confidence. Of several findings in a unit, the first property of each name is the first one's.
struct FindingNotes {
  std::span<const Finding> findings = {};
  std::uint32_t text = 0;         ///< index in the findings' batch
  DescribeFinding describe = {};  ///< not empty where there are findings
};

inline constexpr std::string_view kNoteMark = "cotejo: ";

/// An aligned document pair: `es` and `en` hold the segments that the alignment's beads number.
struct AlignedBitext {
  BitextSide es;
  BitextSide en;
  const Alignment& alignment;
  std::span<const BeadNote> notes = {};  ///< in the order of the beads
  FindingNotes finding_notes = {};       ///< for tmx
};

struct WriteOptions {
  std::string es_lang = "es";  ///< BCP 47: "es-MX"
  std::string en_lang = "en";
  std::string srclang = {};  ///< TMX header; empty: es_lang
  /// YYYYMMDDThhmmssZ for creationdate; not written when absent (the same input, the same bytes)
  std::optional<std::string> date = {};
  double min_confidence = 0;             ///< tmx, tsv and jsonl leave out two-sided beads below it
  std::string ui_lang = "en";            ///< html: the page's own words, "en" or "es"
  std::string tool_version = "unknown";  ///< creationtoolversion of TMX
  bool context = true;                   ///< TMX holds the sentences before and after each unit, for context matches
  bool spreadsheet = false;  ///< tsv as spreadsheets read it: cells with a double quote are quoted, formulas disarmed
};

struct WriteSummary {
  std::size_t written = 0;             ///< units, rows or lines
  std::size_t left_out_one_sided = 0;  ///< beads with one side only, in formats that cannot hold them
  std::size_t left_out_unsure = 0;     ///< below min_confidence
  std::size_t removed_characters = 0;  ///< control characters the format cannot hold
  std::size_t repeated = 0;            ///< beads that a unit already written stands for (its usagecount)
  std::size_t disarmed_cells = 0;      ///< cells that got an apostrophe so that no spreadsheet runs them
};

struct AlignmentWriter {
  std::string_view name;       ///< "tmx"
  std::string_view extension;  ///< ".tmx"
  /// Streams; a failing stream is left to the caller to notice. The output is UTF-8 with \n line ends.
  WriteSummary (*write)(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options);
};

/// tmx, tsv, jsonl, html, ladder, spans.
std::span<const AlignmentWriter> alignment_writers();

/// By name ("tmx") or by a file's extension; nullptr when there is none.
const AlignmentWriter* find_alignment_writer(std::string_view name_or_path);

/// A TMX of many texts, one after the other: begin_tmx, write_tmx_units for each text, end_tmx. All of them stream.
void begin_tmx(std::ostream& out, const WriteOptions& options);
void end_tmx(std::ostream& out);

/// The units that the text's own TMX has, in its order. `text` is what the text is known by, letters and digits, and
/// goes into the ids of its units, for another text may hold the same sentences: "17", "0123456789abcdef.17".
WriteSummary write_tmx_units(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options,
                             std::string_view text);

/// A unit of a memory that holds the units of many texts.
struct MemoryUnit {
  std::string_view es, en;       ///< a line each
  std::string_view document;     ///< where it stands first
  float confidence = 1;          ///< that it is a pair, in [0, 1]
  std::uint32_t usagecount = 1;  ///< how often it stands in the texts
};

/// Hands one unit after the other to what it is given.
using EachMemoryUnit = std::function<void(const std::function<void(const MemoryUnit&)>& take)>;

/// The units as a TMX, in the order they come; to see that none comes twice is the caller's business. Streams.
WriteSummary write_memory(std::ostream& out, const EachMemoryUnit& each, const WriteOptions& options);

/// A pair on the review page.
struct ReviewPage {
  const AlignedBitext& bitext;
  std::span<const Finding> findings = {};  ///< of a batch of this text only, numbered as the bitext's segments
  /// What a finding's reason is in the reader's language.
  std::function<std::string(const Message&)> describe = [](const Message& message) { return to_string(message); };
};

/// One HTML file, which needs no network, to read, correct and export an alignment in: src/write/review.
void write_review(std::ostream& out, const ReviewPage& page, const WriteOptions& options);

/// Findings, and the texts they speak of.
struct FindingReport {
  CheckBatch batch;
  std::span<const Finding> findings;
  std::string id = {};                          ///< what data calls the batch; empty: by the text that a finding is in
  std::span<const TmUnit> units = {};           ///< of the translation memory that the batch's only text is; else empty
  std::span<const AlignedBitext> sources = {};  ///< what the texts of the batch are of, for sarif; empty: not known
  std::string tool_version = "unknown";
};

struct FindingWriter {
  std::string_view name;       ///< "jsonl"
  std::string_view extension;  ///< ".jsonl"
  /// As AlignmentWriter::write.
  void (*write)(std::ostream& out, const FindingReport& report);
};

/// jsonl, tsv, sarif, xliff.
std::span<const FindingWriter> finding_writers();

/// By name ("jsonl") or by a file's extension; nullptr when there is none.
const FindingWriter* find_finding_writer(std::string_view name_or_path);

/// A term with what it is rendered with: the expected rendering first.
struct TermRenderings {
  struct Rendering {
    std::string en;                        ///< empty: nothing that could be pointed at
    std::uint32_t count = 0;               ///< of occurrences
    std::vector<const Finding*> findings;  ///< that say so; empty: the rendering that is expected
  };
  std::string es;
  bool is_of_glossary = false;
  std::uint32_t occurrences = 0;
  std::vector<Rendering> renderings;
};

/// What the findings about terms and glossaries say, by term, in the order of the first finding about each; the
/// findings must outlive it.
std::vector<TermRenderings> renderings_by_term(std::span<const Finding> findings);

/// Text, a number, or text that is yet to be put in the user's language.
using Cell = std::variant<std::string, double, Message>;

struct Column {
  Message head;
  double width = 0;  ///< in characters
};

/// A table of a spreadsheet: a row has a cell for each column.
struct Sheet {
  Message title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// The findings, a row a place; the terms with their renderings; the texts with how much is found in them.
std::vector<Sheet> finding_sheets(const FindingReport& report, const DescribeFinding& describe);

/// The TMX in `bytes` with notes and properties, as FindingNotes has them, in the units that findings are in, and
/// without those that an earlier run has put there; all else stays as it is, byte for byte. The findings' segments are
/// indices of `units`, which scan_tmx gave of these bytes. `name` is how the user knows the input. Errors: as scan_tmx;
/// encoding for one that cannot be kept: neither UTF-8 or UTF-16, nor a byte a character. Linear.
Result<std::string> flag_tmx(std::string_view bytes, std::string_view name, std::span<const TmUnit> units,
                             const FindingNotes& notes);

enum class TbxVersion : std::uint8_t {
  v2,  ///< martif, ISO 30042:2008: what most tools read
  v3,  ///< ISO 30042:2019, DCA style
};

struct GlossaryWriteOptions {
  std::string es_lang = "es";  ///< BCP 47
  std::string en_lang = "en";
  TbxVersion tbx_version = TbxVersion::v2;
  std::string tool_version = "unknown";
};

/// As TBX: the first of several renderings is the preferred one, forbidden ones are deprecated. parse_glossary reads
/// the same entries back, but for characters that XML cannot hold.
void write_tbx(std::ostream& out, const Glossary& glossary, const GlossaryWriteOptions& options = {});

/// As OmegaT keeps glossaries: Spanish TAB English; English TAB comment. Forbidden renderings have a line of their own.
void write_omegat_glossary(std::ostream& out, const Glossary& glossary);

/// Proposed terms, and the texts they come from.
struct TermReport {
  CheckBatch batch;
  std::span<const TermProposal> terms;
};

/// The report as entries, each with its counts and its example as a note: "11/13: «El arancel subió.» “The tariff …”".
Glossary proposed_glossary(const TermReport& report);

struct TermWriter {
  std::string_view name;       ///< "tbx"
  std::string_view extension;  ///< ".tbx"
  /// As AlignmentWriter::write.
  void (*write)(std::ostream& out, const TermReport& report, const GlossaryWriteOptions& options);
};

/// tbx, omegat (.txt), tsv: a header and then es, en, occurrences, rendered_so, share, example_es, example_en.
std::span<const TermWriter> term_writers();

/// By name ("tbx") or by a file's extension; nullptr when there is none.
const TermWriter* find_term_writer(std::string_view name_or_path);

}  // namespace cotejo
