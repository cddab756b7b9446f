// Alignments and findings as files: TMX for CAT tools, tables for people, data for programs.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/check.hpp"
#include "cotejo/document.hpp"
#include "cotejo/segment.hpp"

namespace cotejo {

/// One side of a bitext as the writers see it.
struct BitextSide {
  const Document& document;
  std::span<const Segment> segments;
};

/// An aligned document pair: `es` and `en` hold the segments that the alignment's beads number.
struct AlignedBitext {
  BitextSide es;
  BitextSide en;
  const Alignment& alignment;
};

struct WriteOptions {
  std::string es_lang = "es";  ///< BCP 47: "es-MX"
  std::string en_lang = "en";
  std::string srclang = {};  ///< TMX header; empty: es_lang
  /// YYYYMMDDThhmmssZ for creationdate; not written when absent (the same input, the same bytes)
  std::optional<std::string> date = {};
  double min_confidence = 0;             ///< tmx, tsv and jsonl leave out two-sided beads below it
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

/// tmx, tsv, jsonl, ladder, spans.
std::span<const AlignmentWriter> alignment_writers();

/// By name ("tmx") or by a file's extension; nullptr when there is none.
const AlignmentWriter* find_alignment_writer(std::string_view name_or_path);

/// Findings, and the texts they speak of.
struct FindingReport {
  CheckBatch batch;
  std::span<const Finding> findings;
  std::string id = {};  ///< what data calls the batch; empty: by the text that a finding is in
};

struct FindingWriter {
  std::string_view name;       ///< "jsonl"
  std::string_view extension;  ///< ".jsonl"
  /// As AlignmentWriter::write.
  void (*write)(std::ostream& out, const FindingReport& report);
};

/// jsonl, tsv.
std::span<const FindingWriter> finding_writers();

/// By name ("jsonl") or by a file's extension; nullptr when there is none.
const FindingWriter* find_finding_writer(std::string_view name_or_path);

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
