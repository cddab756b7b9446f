#include "desk/stored_text.hpp"

#include <charconv>
#include <optional>

namespace cotejo::detail {
namespace {

class NumberWriter {
 public:
  template <class T>
  NumberWriter& operator<<(T number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    out_.append(out_.empty() ? "" : " ").append(text, end);
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// What the store holds, the desk has written: a number that is none ends the list.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  template <class T>
  std::optional<T> next() {
    T number{};
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc()) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    if (!text_.empty()) text_.remove_prefix(1);
    return number;
  }

 private:
  std::string_view text_;
};

std::vector<Block> read_blocks(std::string_view numbers, std::size_t text_size) {
  std::vector<Block> out;
  NumberReader reader(numbers);
  while (const auto kind = reader.next<unsigned>()) {
    const auto begin = reader.next<std::size_t>(), end = reader.next<std::size_t>();
    if (!begin || !end || *begin > *end || *end > text_size) break;
    out.push_back({static_cast<BlockKind>(*kind), {*begin, *end}});
  }
  return out;
}

std::string stored_segments(std::span<const Segment> segments) {
  NumberWriter out;
  for (const Segment& segment : segments) out << segment.range.begin << segment.range.end << segment.block;
  return out.take();
}

std::vector<Segment> read_segments(std::string_view numbers, std::size_t text_size) {
  std::vector<Segment> out;
  NumberReader reader(numbers);
  while (const auto begin = reader.next<std::size_t>()) {
    const auto end = reader.next<std::size_t>();
    const auto block = reader.next<std::uint32_t>();
    if (!end || !block || *begin > *end || *end > text_size) break;
    out.push_back({{*begin, *end}, *block});
  }
  return out;
}

std::string stored_beads(const Alignment& alignment) {
  NumberWriter out;
  for (const Bead& bead : alignment.beads)
    out << bead.es.first << bead.es.count << bead.en.first << bead.en.count << bead.confidence
        << (bead.is_moved ? 1U : 0U);
  return out.take();
}

std::vector<Bead> read_beads(std::string_view numbers) {
  std::vector<Bead> out;
  NumberReader reader(numbers);
  while (const auto es_first = reader.next<std::uint32_t>()) {
    const auto es_count = reader.next<std::uint32_t>(), en_first = reader.next<std::uint32_t>(),
               en_count = reader.next<std::uint32_t>();
    const auto confidence = reader.next<float>();
    const auto flags = reader.next<unsigned>();
    if (!flags) break;
    Bead bead{{*es_first, *es_count}, {*en_first, *en_count}, *confidence};
    bead.is_moved = *flags == 1;
    out.push_back(bead);
  }
  return out;
}

template <Side S>
std::string passage(const SegmentedText& text, SegmentRange<S> range) {
  std::string out;
  for (std::uint32_t k = range.first; k < range.end(); ++k)
    out.append(out.empty() ? "" : " ").append(sentence_text(text.document, text.segments[k]));
  return out;
}

}  // namespace

std::string stored_blocks(std::span<const Block> blocks) {
  NumberWriter out;
  for (const Block& block : blocks) out << static_cast<unsigned>(block.kind) << block.range.begin << block.range.end;
  return out.take();
}

Document document_of(const ItemVersion& version, const std::string& name) {
  Document out;
  out.name = name;
  out.format = "txt";
  out.encoding = "UTF-8";
  out.language = version.language;
  out.title = version.title;
  out.text = version.text;
  out.blocks = read_blocks(version.blocks, out.text.size());
  out.source = SourceMap::identity(out.text);
  return out;
}

StoredAlignment stored_alignment(const AlignedPair& pair) {
  StoredAlignment out;
  out.es_segments = stored_segments(pair.es.segments);
  out.en_segments = stored_segments(pair.en.segments);
  out.beads = stored_beads(pair.alignment);
  out.es_share = pair.share.es;
  out.en_share = pair.share.en;
  out.confident = pair.share.confident;
  return out;
}

AlignedPair aligned_pair(DocumentPair documents, const StoredAlignment& alignment) {
  AlignedPair out{{std::move(documents.es), {}}, {std::move(documents.en), {}}, {}, {}, {}, {}};
  out.es.segments = read_segments(alignment.es_segments, out.es.document.text.size());
  out.en.segments = read_segments(alignment.en_segments, out.en.document.text.size());
  for (const Bead& bead : read_beads(alignment.beads))
    if (bead.es.end() <= out.es.segments.size() && bead.en.end() <= out.en.segments.size())
      out.alignment.beads.push_back(bead);
  out.share = {alignment.es_share, alignment.en_share, alignment.confident};
  return out;
}

std::vector<StoredUnit> units_of(const AlignedPair& pair, double min_confidence) {
  std::vector<StoredUnit> out;
  for (const Bead& bead : pair.alignment.beads) {
    if (bead.is_one_sided() || static_cast<double>(bead.confidence) < min_confidence) continue;
    StoredUnit unit;
    unit.es = passage(pair.es, bead.es);
    unit.en = passage(pair.en, bead.en);
    unit.confidence = static_cast<double>(bead.confidence);
    if (!unit.es.empty() && !unit.en.empty()) out.push_back(std::move(unit));
  }
  return out;
}

}  // namespace cotejo::detail
