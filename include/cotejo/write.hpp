// Alignments as files: TMX for CAT tools, tables for people, data for programs.
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
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
  std::string srclang;  ///< TMX header; empty: es_lang
  std::optional<std::string>
      date;  ///< YYYYMMDDThhmmssZ for creationdate; not written when absent (the same input, the same bytes)
  double min_confidence = 0;  ///< TMX and the tables leave out two-sided beads below it
};

struct WriteSummary {
  std::size_t written = 0;             ///< units, rows or lines
  std::size_t left_out_one_sided = 0;  ///< beads with one side only, in formats that cannot hold them
  std::size_t left_out_unsure = 0;     ///< below min_confidence
  std::size_t removed_characters = 0;  ///< control characters the format cannot hold
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

/// What a strict TMX 1.4 reader would refuse or silently lose.
struct TmxProblem {
  std::size_t line = 0;  ///< 1-based; 0: the whole file
  std::size_t column = 0;
  bool fatal = false;  ///< a strict reader rejects the file; else it loses or alters something
  Message what;
};

struct TmxStats {
  std::size_t units = 0;
  std::size_t variants = 0;
  std::size_t same_source_different_target =
      0;  ///< units whose source text has another translation elsewhere in the file
};

struct TmxValidation {
  TmxStats stats;
  std::vector<TmxProblem> problems;  ///< in file order
};

/// Checks well-formedness, the TMX 1.4 structure and the traps CAT tools fall into. Never fails: what is wrong is the
/// result.
TmxValidation validate_tmx(std::string_view bytes);

}  // namespace cotejo
