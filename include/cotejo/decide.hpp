// What a translator has decided about an alignment: beads to keep, sentences cut or put otherwise, notes. The review
// page exports it as JSON; applied to the two texts, it says what the aligner has to keep to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/align.hpp"
#include "cotejo/document.hpp"
#include "cotejo/error.hpp"
#include "cotejo/segment.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

/// A sentence, or a part of one. It is told by its number and, should that have changed, by its text.
struct DecidedPiece {
  std::uint32_t sentence = 0;               ///< 0-based
  std::string text;                         ///< of the whole sentence on one line, as the source has it
  std::optional<CodePointRange> part = {};  ///< of `text`
  std::string revised = {};                 ///< what stands in its place; empty: nothing
};

struct DecidedBead {
  std::vector<DecidedPiece> es, en;
  bool is_confirmed = false;
  bool is_on_purpose = false;  ///< it has one side, and that is right
  std::string note = {};
};

struct Decisions {
  std::string name;  ///< of the file
  std::vector<DecidedBead> beads;
};

/// The form, of which what is false or empty may be left out:
///   {"format":"cotejo-decisions","version":1,"es":"articulo.txt","en":"article.txt",
///    "beads":[{"es":[{"segment":3,"text":"…","part":[0,27],"revised":"…"},…],"en":[…],
///              "confirmed":true,"on_purpose":true,"note":"…"},…]}
/// "part" is in code points. Errors: malformed, with "name:line" or "name: bead 3".
Result<Decisions> parse_decisions(std::string_view json, std::string_view name);

/// What of its source a segment stands for once sentences have been cut or revised.
struct SourcePart {
  std::uint32_t sentence = 0;  ///< number of the sentence before anything was cut
  ByteRange range;             ///< of Document::text; not the segment's where it has been revised
};

/// A document and its sentences.
struct SegmentedText {
  Document document;
  std::vector<Segment> segments;
  std::vector<SourcePart> parts = {};  ///< a segment each; empty: every segment is a sentence of the source
};

/// A note, and the first segment of the bead it was written to.
struct SegmentNote {
  Side side = Side::es;
  std::uint32_t segment = 0;
  std::string text;
};

/// What the decisions come to for two texts.
struct AppliedDecisions {
  std::vector<Bead> kept;  ///< for AlignOptions::kept
  std::vector<SegmentNote> notes;
  std::vector<Error> warnings;  ///< decisions passed over, as the text has changed since: where, and what was expected
};

/// Cuts and revises sentences of the two texts as decided. A sentence that is no longer where it was is looked for by
/// its text, the nearest one of several. The revised text comes to stand behind the document's own, and leads back to
/// the same place of the source.
AppliedDecisions apply_decisions(const Decisions& decisions, SegmentedText& es, SegmentedText& en);

/// A note on a bead, by its number.
struct BeadNote {
  std::uint32_t bead = 0;
  std::string text;
};

/// In the order of the beads.
std::vector<BeadNote> notes_on_beads(const std::vector<SegmentNote>& notes, const std::vector<Bead>& beads);

}  // namespace cotejo
