// First all pieces are found in their texts, then sentences are cut, then segments are put otherwise; only then are the
// beads' segments known by their numbers.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "cotejo/decide.hpp"
#include "decide/located.hpp"

namespace cotejo {
namespace {

/// A piece that was found: a sentence, and of it a range of the document's text.
struct LocatedPiece {
  std::uint32_t sentence = 0;
  ByteRange range;
  std::string_view revised;
};

/// The first byte of `sentence` with so many code points before it, counted as the sentence on one line has them.
/// Binary search: what stands before a byte never becomes less.
std::size_t byte_after(std::string_view sentence, std::size_t code_points) {
  const auto before = [&](std::size_t byte) {
    return count_code_points(unwrap(std::string(sentence.substr(0, byte)) + "x")) - 1;
  };
  std::size_t low = 0, high = sentence.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (before(middle) < code_points) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// One of the two texts while decisions are applied to it.
class DecidedText {
 public:
  explicit DecidedText(SegmentedText& text) : text_(text), finder_(text) {}

  /// Every piece of a bead, or the reason why one was not found.
  Result<std::vector<LocatedPiece>> locate(const std::vector<DecidedPiece>& pieces) {
    std::vector<LocatedPiece> out;
    for (const DecidedPiece& piece : pieces) {
      const std::optional<std::uint32_t> sentence = finder_.find(piece);
      if (!sentence) return tl::unexpected(finder_.not_found(piece));
      const ByteRange range = range_of(piece, *sentence);
      if (piece.part && range.empty()) return tl::unexpected(finder_.not_found(piece));
      out.push_back({*sentence, range, piece.revised});
    }
    return out;
  }

  /// Cuts sentences at the borders of the pieces, and puts revised texts in their places.
  void change(const std::vector<LocatedPiece>& pieces) {
    cut(pieces);
    for (const LocatedPiece& piece : pieces) {
      if (!piece.revised.empty() && !piece.range.empty()) revise(segment_of(piece), piece.revised);
    }
  }

  /// The pieces' segments as one run; nullopt when they do not stand together. Requires change().
  template <Side S>
  [[nodiscard]] std::optional<SegmentRange<S>> run(const std::vector<LocatedPiece>& pieces) const {
    SegmentRange<S> out;
    for (const LocatedPiece& piece : pieces) {
      const std::uint32_t segment = segment_of(piece);
      if (out.empty()) out.first = segment;
      if (segment != out.end()) return std::nullopt;
      ++out.count;
    }
    return out;
  }

 private:
  [[nodiscard]] ByteRange range_of(const DecidedPiece& piece, std::uint32_t sentence) const {
    const ByteRange whole = text_.segments[sentence].range;
    if (!piece.part) return whole;
    const std::string_view raw = slice(text_.document.text, whole);
    return trim(text_.document.text,
                {whole.begin + byte_after(raw, piece.part->begin), whole.begin + byte_after(raw, piece.part->end)});
  }

  void cut(const std::vector<LocatedPiece>& pieces) {
    const std::vector<Segment> whole = std::move(text_.segments);
    text_.segments.clear();
    std::map<std::uint32_t, std::set<std::size_t>> borders;
    for (const LocatedPiece& piece : pieces) borders[piece.sentence].insert({piece.range.begin, piece.range.end});
    for (std::uint32_t k = 0; k < whole.size(); ++k) {
      first_part_.push_back(static_cast<std::uint32_t>(text_.segments.size()));
      add_parts(whole[k], k, borders[k]);
    }
  }

  void add_parts(const Segment& sentence, std::uint32_t number, std::set<std::size_t>& borders) {
    borders.insert({sentence.range.begin, sentence.range.end});
    std::size_t begin = sentence.range.begin;
    for (const std::size_t end : borders) {
      const ByteRange part = trim(text_.document.text, {begin, end});
      if (!part.empty() || sentence.range.empty()) add_part({part, sentence.block}, number);
      begin = end;
    }
  }

  void add_part(const Segment& part, std::uint32_t number) {
    text_.segments.push_back(part);
    text_.parts.push_back({number, part.range});
  }

  [[nodiscard]] std::uint32_t segment_of(const LocatedPiece& piece) const {
    std::uint32_t segment = first_part_[piece.sentence];
    while (text_.parts[segment].range.begin < piece.range.begin) ++segment;
    return segment;
  }

  /// Behind the document's text; the first and the last character lead to those of the source.
  void revise(std::uint32_t segment, std::string_view revised) {
    Document& document = text_.document;
    const CodePointRange source = document.source.source_range(document.text, text_.parts[segment].range);
    document.text.push_back('\n');
    const ByteRange place{document.text.size(), document.text.size() + revised.size()};
    document.text.append(revised);
    std::size_t last = place.end - 1;
    while ((static_cast<unsigned char>(document.text[last]) & 0xC0U) == 0x80U) --last;
    document.source.add_run(place.begin, source.begin, last == place.begin ? source.end - source.begin : 1);
    if (last != place.begin) document.source.add_run(last, source.end - 1);
    text_.segments[segment].range = place;
  }

  SegmentedText& text_;
  SentenceFinder finder_;
  std::vector<std::uint32_t> first_part_;  // by sentence, once they are cut: its first segment
};

/// A bead whose pieces were found.
struct LocatedBead {
  const DecidedBead* bead;
  std::size_t number;
  std::vector<LocatedPiece> es, en;
};

std::vector<LocatedPiece> all_pieces(const std::vector<LocatedBead>& beads,
                                     std::vector<LocatedPiece> LocatedBead::*side) {
  std::vector<LocatedPiece> out;
  for (const LocatedBead& bead : beads) out.insert(out.end(), (bead.*side).begin(), (bead.*side).end());
  return out;
}

class Application {
 public:
  Application(const Decisions& decisions, SegmentedText& es, SegmentedText& en)
      : decisions_(decisions), es_(es), en_(en) {}

  AppliedDecisions run() {
    for (std::size_t k = 0; k < decisions_.beads.size(); ++k) locate(k);
    es_.change(all_pieces(located_, &LocatedBead::es));
    en_.change(all_pieces(located_, &LocatedBead::en));
    for (const LocatedBead& bead : located_) settle(bead);
    return std::move(out_);
  }

 private:
  void locate(std::size_t number) {
    const DecidedBead& bead = decisions_.beads[number];
    Result<std::vector<LocatedPiece>> es = es_.locate(bead.es);
    Result<std::vector<LocatedPiece>> en = en_.locate(bead.en);
    for (const Result<std::vector<LocatedPiece>>* side : {&es, &en}) {
      if (!*side) out_.warnings.push_back(side->error());
    }
    if (es && en) located_.push_back({&bead, number, std::move(*es), std::move(*en)});
  }

  void settle(const LocatedBead& located) {
    const auto es = es_.run<Side::es>(located.es);
    const auto en = en_.run<Side::en>(located.en);
    if (!es || !en) {
      out_.warnings.push_back({Errc::malformed,
                               decisions_.name + ": bead " + std::to_string(located.number + 1),
                               {"its sentences do not stand together (expected one after the other)", {}}});
      return;
    }
    const DecidedBead& bead = *located.bead;
    if (bead.is_confirmed || bead.is_on_purpose) {
      out_.kept.push_back({*es, *en});
      out_.kept.back().is_confirmed = true;
      out_.kept.back().is_on_purpose = bead.is_on_purpose;
    }
    if (bead.note.empty()) return;
    const Side side = es->empty() ? Side::en : Side::es;
    out_.notes.push_back({side, side == Side::es ? es->first : en->first, bead.note});
  }

  const Decisions& decisions_;
  DecidedText es_, en_;
  std::vector<LocatedBead> located_;
  AppliedDecisions out_;
};

}  // namespace

AppliedDecisions apply_decisions(const Decisions& decisions, SegmentedText& es, SegmentedText& en) {
  return Application(decisions, es, en).run();
}

std::vector<BeadNote> notes_on_beads(const std::vector<SegmentNote>& notes, const std::vector<Bead>& beads) {
  std::map<std::uint32_t, std::uint32_t> es, en;  // the bead that begins with a segment
  for (std::uint32_t k = 0; k < beads.size(); ++k) {
    if (!beads[k].es.empty()) es[beads[k].es.first] = k;
    if (!beads[k].en.empty()) en[beads[k].en.first] = k;
  }
  std::vector<BeadNote> out;
  for (const SegmentNote& note : notes) {
    const auto& begins = note.side == Side::es ? es : en;
    const auto after = begins.upper_bound(note.segment);
    if (after != begins.begin()) out.push_back({std::prev(after)->second, note.text});
  }
  std::ranges::stable_sort(out, {}, &BeadNote::bead);
  return out;
}

}  // namespace cotejo
