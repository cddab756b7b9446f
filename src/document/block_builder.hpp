// Running text drawn from marked-up source, piece by piece, becomes blocks with their way back. For the readers of
// formats whose text is not their source.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/document.hpp"

namespace cotejo::detail {

/// Collapses white space as a browser does. Blocks end up in text(), a line each (but for the line ends inside one).
class BlockBuilder {
 public:
  /// `source` must outlive the builder.
  explicit BlockBuilder(std::string_view source) : source_(source), index_(source), map_(SourceMap::of(source)) {}

  /// Text, a code point or more, that stands for these bytes of the source; more than one only if they are one entity.
  void add(std::string_view text, ByteRange source);
  /// White space that a browser makes one space of, or none at the begin and end of a line.
  void add_space(ByteRange source);
  /// A line end that is shown and does not end the block; two and nothing between do.
  void add_line_end(ByteRange source);
  /// Ends the block, if there is text in it; what follows is of another kind.
  void begin_block(BlockKind kind);
  [[nodiscard]] bool has_text() const { return !blocks_.empty() || block_begin_ < text_.size(); }

  /// Text, blocks and map go into the document.
  void finish(Document& document) &&;

 private:
  struct Gap {
    std::string_view text;  ///< " " or "\n"
    ByteRange source;
  };

  void append(std::string_view text, ByteRange source);
  void start_run(ByteRange source);
  void end_block();

  std::string_view source_;
  CodePointIndex index_;
  SourceMap map_;
  std::string text_;
  std::vector<Block> blocks_;
  BlockKind kind_ = BlockKind::paragraph;
  std::size_t block_begin_ = 0;
  std::optional<Gap> gap_;             ///< shown only if text of the same block follows
  std::optional<std::size_t> mirror_;  ///< the source byte at which the current run would go on
  std::size_t run_begin_ = 0;          ///< text byte
};

}  // namespace cotejo::detail
