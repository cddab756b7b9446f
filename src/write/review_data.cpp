#include "write/review_data.hpp"

#include <nlohmann/json.hpp>

#include "text/json.hpp"
#include "text/rounded.hpp"
#include "write/fingerprint.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

/// Of UTF-8: a code point of four bytes takes two units.
std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xF0U ? 2U : 1U;
  }
  return units;
}

/// The same place in the sentence as one line. Requires a range that begins and ends with something visible.
Json range_json(std::string_view sentence, ByteRange range) {
  if (range.empty()) return {0, 0};
  const std::size_t end = utf16_units(unwrap(sentence.substr(0, range.end)));
  return {end - utf16_units(unwrap(slice(sentence, range))), end};
}

/// [piece, begin, end]; -1 for a piece that there is not.
Json place_json(std::span<const std::string_view> sentences, const TextPlace& place) {
  if (place.segment >= sentences.size()) return {-1, 0, 0};
  Json out = range_json(sentences[place.segment], place.range);
  out.insert(out.begin(), place.segment);
  return out;
}

std::vector<std::string_view> sentences(const BitextSide& side) {
  std::vector<std::string_view> out;
  out.reserve(side.segments.size());
  for (const Segment& segment : side.segments) out.push_back(slice(side.document.text, segment.range));
  return out;
}

/// One side: its sentences as the source has them, and, where they have been cut or revised, the pieces they are in
/// now.
class SideMaker {
 public:
  explicit SideMaker(const BitextSide& side) : side_(side) {}

  [[nodiscard]] Json make(std::string_view language) const {
    Json out = {{"name", side_.document.name}, {"lang", language}, {"segments", Json::array()}};
    if (side_.parts.empty()) {
      for (const std::string_view sentence : sentences(side_)) out["segments"].push_back(unwrap(sentence));
      return out;
    }
    out["pieces"] = Json::array();
    for (std::size_t first = 0; first < side_.parts.size();) first = add_sentence(first, out);
    return out;
  }

 private:
  /// The sentence that begins with segment `first`; returns the segment after it.
  std::size_t add_sentence(std::size_t first, Json& out) const {
    std::size_t end = first;
    while (end < side_.parts.size() && side_.parts[end].sentence == side_.parts[first].sentence) ++end;
    const std::size_t begin = side_.parts[first].range.begin;
    const std::string_view whole = slice(side_.document.text, {begin, side_.parts[end - 1].range.end});
    for (std::size_t k = first; k < end; ++k) {
      const ByteRange part = side_.parts[k].range;
      Json piece = range_json(whole, {part.begin - begin, part.end - begin});
      piece.insert(piece.begin(), side_.parts[k].sentence);
      if (side_.segments[k].range != part) piece.push_back(sentence_text(side_.document, side_.segments[k]));
      out["pieces"].push_back(std::move(piece));
    }
    out["segments"].push_back(unwrap(whole));
    return end;
  }

  const BitextSide& side_;
};

class DataMaker {
 public:
  DataMaker(const ReviewPage& page, const WriteOptions& options)
      : page_(page), options_(options), es_(sentences(page.bitext.es)), en_(sentences(page.bitext.en)) {}

  [[nodiscard]] Json make() const {
    Json out;
    out["id"] = id();
    out["tool"] = options_.tool_version;
    out["ui"] = options_.ui_lang;
    out["srclang"] = options_.srclang.empty() ? options_.es_lang : options_.srclang;
    out["es"] = SideMaker(page_.bitext.es).make(options_.es_lang);
    out["en"] = SideMaker(page_.bitext.en).make(options_.en_lang);
    out["beads"] = Json::array();
    for (const Bead& bead : page_.bitext.alignment.beads) out["beads"].push_back(bead_json(bead));
    out["notes"] = Json::array();
    for (const BeadNote& note : page_.bitext.notes) out["notes"].push_back({note.bead, note.text});
    out["findings"] = Json::array();
    for (const Finding& finding : page_.findings) out["findings"].push_back(finding_json(finding));
    return out;
  }

 private:
  static Json bead_json(const Bead& bead) {
    const int flags = (bead.is_moved ? 1 : 0) + (bead.is_confirmed ? 2 : 0) + (bead.is_on_purpose ? 4 : 0);
    return {bead.es.first, bead.es.count, bead.en.first, bead.en.count, rounded(bead.confidence, 3), flags};
  }

  [[nodiscard]] Json finding_json(const Finding& finding) const {
    Json out;
    out["type"] = name(finding.type);
    out["severity"] = name(finding.severity);
    if (!finding.reason.id.empty()) out["reason"] = page_.describe(finding.reason);
    out["esTerm"] = finding.es_term;
    out["enTerm"] = finding.en_term;
    if (finding.en_is_guess) out["enIsGuess"] = true;
    out["expected"] = finding.expected;
    out["alsoRenders"] = finding.also_renders;
    out["confidence"] = rounded(finding.confidence, 3);
    out["occurrences"] = finding.occurrences;
    out["asExpected"] = finding.as_expected;
    out["places"] = Json::array();
    for (const TermPlace& place : finding.places) {
      Json both = place_json(es_, place.es);
      for (Json& part : place_json(en_, place.en)) both.push_back(std::move(part));
      out["places"].push_back(std::move(both));
    }
    return out;
  }

  /// By which the browser knows the two texts, as they are aligned here, again.
  [[nodiscard]] std::string id() const {
    Fingerprint all;
    for (const std::string_view sentence : es_) all.add(sentence);
    all.add({});
    for (const std::string_view sentence : en_) all.add(sentence);
    for (const Bead& bead : page_.bitext.alignment.beads) all.add(bead_json(bead).dump());
    return all.hexadecimal();
  }

  const ReviewPage& page_;
  const WriteOptions& options_;
  std::vector<std::string_view> es_, en_;
};

/// JSON means the same with these written as \u….
std::string without_markup(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::string review_data(const ReviewPage& page, const WriteOptions& options) {
  return without_markup(json_line(DataMaker(page, options).make()));
}

}  // namespace cotejo::detail
