#include "document/block_builder.hpp"

#include <utility>

namespace cotejo::detail {
namespace {

constexpr std::size_t kRunBytes = 512;  // a longer run would make queries slow

}  // namespace

void BlockBuilder::add(std::string_view text, ByteRange source) {
  if (gap_) {
    append(gap_->text, gap_->source);
    gap_.reset();
  }
  append(text, source);
}

void BlockBuilder::add_space(ByteRange source) {
  if (!gap_ && text_.size() > block_begin_) gap_ = {" ", source};
}

void BlockBuilder::add_line_end(ByteRange source) {
  if (gap_ && gap_->text == "\n") return begin_block(kind_);
  if (text_.size() > block_begin_) gap_ = {"\n", source};
}

void BlockBuilder::begin_block(BlockKind kind) {
  end_block();
  kind_ = kind;
}

void BlockBuilder::finish(Document& document) && {
  end_block();
  document.text = std::move(text_);
  document.blocks = std::move(blocks_);
  document.source = std::move(map_);
}

void BlockBuilder::append(std::string_view text, ByteRange source) {
  const bool is_mirror = text == slice(source_, source);
  if (!is_mirror || mirror_ != source.begin || text_.size() - run_begin_ >= kRunBytes) start_run(source);
  mirror_ = is_mirror ? std::optional(source.end) : std::nullopt;
  std::size_t at = 0;
  for (next_code_point(text, at); at < text.size(); next_code_point(text, at)) {
    text_.append(text.substr(0, at));  // an entity of several code points: each leads to it
    text.remove_prefix(std::exchange(at, 0));
    start_run(source);
  }
  text_.append(text);
}

void BlockBuilder::start_run(ByteRange source) {
  const auto [begin, end] = index_.code_points(source);
  map_.add_run(text_.size(), begin, end - begin);
  run_begin_ = text_.size();
}

void BlockBuilder::end_block() {
  gap_.reset();
  mirror_.reset();
  if (text_.size() == block_begin_) return;
  const ByteRange visible = trim(text_, {block_begin_, text_.size()});
  if (!visible.empty()) blocks_.push_back({kind_, visible});
  text_.push_back('\n');
  block_begin_ = text_.size();
}

}  // namespace cotejo::detail
