#include "write/review_data.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "write/fingerprint.hpp"

namespace cotejo::detail {
namespace {

using Json = nlohmann::ordered_json;

double rounded(float confidence) { return std::round(static_cast<double>(confidence) * 1e3) / 1e3; }

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

class DataMaker {
 public:
  DataMaker(const ReviewPage& page, const WriteOptions& options) : page_(page), options_(options) {}

  [[nodiscard]] Json make() const {
    Json out;
    out["id"] = id();
    out["tool"] = options_.tool_version;
    out["ui"] = options_.ui_lang;
    out["srclang"] = options_.srclang.empty() ? options_.es_lang : options_.srclang;
    out["es"] = side(page_.es_name, options_.es_lang, page_.text.es);
    out["en"] = side(page_.en_name, options_.en_lang, page_.text.en);
    out["beads"] = Json::array();
    for (const Bead& bead : page_.text.beads) out["beads"].push_back(bead_json(bead));
    out["notes"] = Json::array();
    out["findings"] = Json::array();
    for (const Finding& finding : page_.findings) out["findings"].push_back(finding_json(finding));
    return out;
  }

 private:
  static Json side(std::string_view name, std::string_view language, std::span<const std::string_view> sentences) {
    Json segments = Json::array();
    for (const std::string_view sentence : sentences) segments.push_back(unwrap(sentence));
    return {{"name", name}, {"lang", language}, {"segments", std::move(segments)}};
  }

  static Json bead_json(const Bead& bead) {
    const int flags = bead.is_moved ? 1 : 0;
    return {bead.es.first, bead.es.count, bead.en.first, bead.en.count, rounded(bead.confidence), flags};
  }

  [[nodiscard]] Json finding_json(const Finding& finding) const {
    Json out;
    out["type"] = name(finding.type);
    out["severity"] = name(finding.severity);
    if (!finding.reason.id.empty()) out["reason"] = page_.describe(finding.reason);
    out["esTerm"] = finding.es_term;
    out["enTerm"] = finding.en_term;
    out["expected"] = finding.expected;
    out["alsoRenders"] = finding.also_renders;
    out["confidence"] = rounded(finding.confidence);
    out["occurrences"] = finding.occurrences;
    out["asExpected"] = finding.as_expected;
    out["places"] = places_json(finding);
    return out;
  }

  [[nodiscard]] Json places_json(const Finding& finding) const {
    Json out = Json::array();
    for (const TermPlace& place : finding.places) {
      if (place.text != 0) continue;
      Json both = place_json(page_.text.es, place.es);
      for (Json& part : place_json(page_.text.en, place.en)) both.push_back(std::move(part));
      out.push_back(std::move(both));
    }
    return out;
  }

  /// By which the browser knows the two texts again.
  [[nodiscard]] std::string id() const {
    Fingerprint all;
    for (const std::string_view sentence : page_.text.es) all.add(sentence);
    all.add({});
    for (const std::string_view sentence : page_.text.en) all.add(sentence);
    return all.hexadecimal();
  }

  const ReviewPage& page_;
  const WriteOptions& options_;
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
  constexpr bool kEnsureAscii = false;
  return without_markup(DataMaker(page, options).make().dump(-1, ' ', kEnsureAscii, Json::error_handler_t::replace));
}

}  // namespace cotejo::detail
