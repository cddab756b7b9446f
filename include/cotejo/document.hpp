// A Document is what was read: blocks of text, each with its place in the source file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"
#include "cotejo/text.hpp"

namespace cotejo {

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, caption, cell, preformatted };

/// "paragraph", "list_item" …
std::string_view name(BlockKind kind);

/// A run of text that no sentence crosses.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange range;  ///< of Document::text, trimmed, not empty
};

/// Where something stands in the decoded source file: what an editor shows.
struct SourcePlace {
  std::size_t offset = 0;  ///< code points from the start; a byte-order mark does not count
  std::size_t line = 1;    ///< 1-based
  std::size_t column = 1;  ///< 1-based, code points

  friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

/// Leads from a byte of Document::text to the source file. Built by readers, in text order.
/// The basic idea: text and source run side by side, code point for code point, but for the places where the source
/// has something else (a tag, an entity); each such place starts a new run.
class SourceMap {
 public:
  /// The text is the decoded source itself.
  static SourceMap identity(std::string_view source);
  /// A map without runs yet, for a text drawn from `source`.
  static SourceMap of(std::string_view source);

  /// From text byte `text_byte` on, the text mirrors the source from code point `source_offset`; the first code point
  /// of the run stands for `width` of the source (an entity). Calls in rising order; a second one for a byte replaces
  /// the first.
  void add_run(std::size_t text_byte, std::size_t source_offset, std::size_t width = 1);
  /// The same for a whole range of `text`, in runs short enough for fast queries.
  void add_mirror(std::string_view text, ByteRange range, std::size_t source_offset);

  /// `text` is the Document's text the runs were made for. Requires byte <= text.size().
  [[nodiscard]] SourcePlace place(std::string_view text, std::size_t byte) const;
  /// From the first code point of the range to just past its last one, in the source. Requires a non-empty range.
  [[nodiscard]] CodePointRange source_range(std::string_view text, ByteRange range) const;

 private:
  struct Run {
    std::size_t text_byte;
    std::size_t source_offset;
    std::size_t width;
  };
  [[nodiscard]] const Run& run_at(std::size_t byte) const;
  [[nodiscard]] std::size_t offset_of(std::string_view text, std::size_t byte) const;

  std::vector<Run> runs_;
  std::vector<std::size_t> line_starts_;  // code point offsets
};

struct Document {
  std::string name;           ///< as the user knows it: a path, "-", "archive.zip: capitulo1.html"
  std::string format;         ///< the reader that made it: "txt", "html"
  std::string encoding;       ///< IANA name of the source's encoding
  std::string language;       ///< BCP 47 tag the source declares; empty when it does not
  std::string title;          ///< the source's own title outside its text (HTML <title>); empty when none
  std::string text;           ///< UTF-8
  std::vector<Block> blocks;  ///< in text order, not overlapping
  SourceMap source;
  std::vector<Message> warnings;  ///< what the user should know and that did not stop the reading
};

struct DocumentOptions {
  std::string format = {};    ///< a reader's name; empty: by content and name
  std::string encoding = {};  ///< overrides detection
  bool one_sentence_a_line =
      false;                    ///< --presegmented: every line of a plain text is a block, empty ones too are counted
  std::size_t max_depth = 512;  ///< of nested elements
};

/// A format cotejo reads. Parsing is pure: bytes in, Document out.
struct DocumentReader {
  std::string_view name;                         ///< "html"
  std::span<const std::string_view> extensions;  ///< ".html", lower case
  bool (*looks_like)(std::string_view head);  ///< by the first bytes (at most 4096); nullptr: cannot be told by content
  Result<Document> (*parse)(std::string_view bytes, std::string_view name, const DocumentOptions& options);
};

/// All readers, in the order they are asked; plain text, which takes what nobody else does, last.
std::span<const DocumentReader> document_readers();

/// Picks the reader and parses. Errors: usage (unknown format name), encoding, malformed, empty (no text at all).
Result<Document> parse_document(std::string_view bytes, std::string_view name, const DocumentOptions& options = {});

}  // namespace cotejo
