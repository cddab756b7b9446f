#include "tm/tmx_units.hpp"

#include <algorithm>
#include <functional>

#include "cotejo/text.hpp"
#include "text/ascii.hpp"
#include "tm/xml_attributes.hpp"
#include "tm/xml_characters.hpp"

namespace cotejo::detail {
namespace {

/// OBJECT REPLACEMENT CHARACTER, in the place of an inline element.
constexpr char32_t kPlaceholder = U'\uFFFC';
constexpr std::string_view kAllLanguages = "*all*";

std::string language_of(std::span<const XmlAttribute> attributes, std::string_view name) {
  return ascii::lower(value_of(attributes, name));
}

std::size_t hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::size_t mix(std::size_t a, std::size_t b) { return a ^ (b + 0x9E3779B97F4A7C15U + (a << 6U) + (a >> 2U)); }

bool is_padded(std::string_view text) {
  return !text.empty() && (is_xml_space(text.front()) || is_xml_space(text.back()));
}

bool is_blank(std::string_view text) { return trim(text, {0, text.size()}).empty(); }

bool holds_placeholders_only(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != kPlaceholder && !is_space(c)) return false;
  }
  return true;
}

}  // namespace

void TmxUnits::start(const XmlToken& token, std::span<const XmlAttribute> attributes) {
  if (segment_depth_ > 0) {
    start_inline(token, attributes);
  } else if (token.value == "seg") {
    start_segment(token);
  } else if (token.value == "tuv") {
    start_variant(token, attributes);
  } else if (token.value == "tu") {
    start_unit(token, attributes);
  } else if (token.value == "header") {
    header_source_ = language_of(attributes, "srclang");
  }
}

void TmxUnits::start_unit(const XmlToken& token, std::span<const XmlAttribute> attributes) {
  unit_offset_ = token.offset;
  variant_count_ = 0;
  unit_source_ = language_of(attributes, "srclang");
  if (const XmlAttribute* tuid = find_attribute(attributes, "tuid")) check_tuid(tuid->value, tuid->offset);
}

void TmxUnits::check_tuid(const std::string& tuid, std::size_t offset) {
  if (!tuids_.try_emplace(hash(tuid), offset).second) {
    log_.loss(offset, Message{"tuid '{1}' is there more than once", {excerpt(tuid)}});
  }
}

void TmxUnits::start_variant(const XmlToken& token, std::span<const XmlAttribute> attributes) {
  if (variant_count_ == variants_.size()) variants_.emplace_back();
  ++variant_count_;
  variant().language = language_of(attributes, "xml:lang");
  variant().text.clear();
  variant().offset = token.offset;
}

void TmxUnits::start_segment(const XmlToken& token) {
  if (variant_count_ == 0) return;  // a misplaced one, which the structure reports
  segment_depth_ = 1;
  segment_offset_ = token.offset;
  variant().text.clear();
}

/// All inline elements but <hi> hold code of the original format, not text.
void TmxUnits::start_inline(const XmlToken& token, std::span<const XmlAttribute> attributes) {
  ++segment_depth_;
  if (code_depth_ == 0) {
    append_utf8(variant().text, kPlaceholder);
    if (token.value != "hi") code_depth_ = segment_depth_;
  }
  const XmlAttribute* const number = find_attribute(attributes, "i");
  if (number == nullptr) return;
  if (token.value == "bpt") open_pair(number->value, token.offset);
  if (token.value == "ept") close_pair(number->value, token.offset);
}

void TmxUnits::open_pair(const std::string& number, std::size_t offset) {
  if (!pairs_.try_emplace(number, InlinePair{offset}).second) {
    log_.loss(offset, Message{"a second <bpt> with i '{1}' in the same seg", {excerpt(number)}});
  }
}

void TmxUnits::close_pair(const std::string& number, std::size_t offset) {
  const auto pair = pairs_.find(number);
  if (pair == pairs_.end()) {
    log_.loss(offset, Message{"<ept> with i '{1}' without a <bpt> before it", {excerpt(number)}});
  } else if (pair->second.is_closed) {
    log_.loss(offset, Message{"a second <ept> with i '{1}' in the same seg", {excerpt(number)}});
  } else {
    pair->second.is_closed = true;
  }
}

void TmxUnits::text(const XmlToken& token) {
  if (segment_depth_ > 0 && code_depth_ == 0) variant().text += token.value;
}

void TmxUnits::end(const XmlToken& token) {
  if (segment_depth_ > 0) {
    if (segment_depth_ == code_depth_) code_depth_ = 0;
    if (--segment_depth_ == 0) end_segment();
  } else if (token.value == "tuv") {
    ++stats_.variants;
  } else if (token.value == "tu") {
    end_unit();
  }
}

void TmxUnits::end_segment() {
  check_segment_text();
  check_pairs();
}

void TmxUnits::check_segment_text() const {
  const std::string& text = variants().back().text;
  if (is_blank(text)) {
    log_.fatal(segment_offset_, Message{"an empty seg (OmegaT would translate to nothing)", {}});
  } else if (holds_placeholders_only(text)) {
    log_.loss(segment_offset_, Message{"a seg without text, of inline elements only", {}});
  } else if (is_padded(text)) {
    log_.loss(segment_offset_,
              Message{"white space at the beginning or end of a seg, which prevents exact matches", {}});
  }
}

void TmxUnits::check_pairs() {
  if (pairs_.empty()) return;
  for (const auto& [number, pair] : pairs_) {
    if (!pair.is_closed) log_.loss(pair.offset, Message{"<bpt> with i '{1}' without an <ept>", {excerpt(number)}});
  }
  pairs_.clear();
}

void TmxUnits::end_unit() {
  ++stats_.units;
  const std::string_view source = unit_source_.empty() ? header_source_ : unit_source_;
  check_languages(source);
  remember_renderings(source);
  variant_count_ = 0;
}

void TmxUnits::check_languages(std::string_view source) const {
  if (variant_count_ == 0) return;
  const std::string& first = variants()[0].language;
  if (std::ranges::all_of(variants(), [&](const Variant& other) { return other.language == first; })) {
    log_.loss(unit_offset_, Message{"a tu in one language only", {}});
  } else if (source_variant(source) == nullptr) {
    log_.loss(unit_offset_, Message{"a tu without a tuv in the source language '{1}'", {excerpt(source)}});
  }
}

/// The one CAT tools would take: of the same tag, else of the same language in another region; with "*all*", the first.
const TmxUnits::Variant* TmxUnits::source_variant(std::string_view source) const {
  const auto all = variants();
  if (source == kAllLanguages) return all.empty() ? nullptr : &all.front();
  auto found = std::ranges::find(all, source, &Variant::language);
  if (found == all.end()) {
    found = std::ranges::find_if(
        all, [&](const Variant& v) { return primary_subtag(v.language) == primary_subtag(source); });
  }
  return found == all.end() ? nullptr : &*found;
}

void TmxUnits::remember_renderings(std::string_view source) {
  const Variant* const from = source_variant(source);
  if (from == nullptr) return;
  for (const Variant& to : variants()) {
    if (&to == from) continue;
    const std::size_t key = mix(hash(from->text), hash(to.language));
    const std::size_t target = hash(to.text);
    const auto [rendering, is_new] = renderings_.try_emplace(key, Rendering{target});
    rendering->second.has_others |= rendering->second.target != target;
    unit_renderings_.push_back({stats_.units, key});
  }
}

TmxStats TmxUnits::stats() const {
  TmxStats stats = stats_;
  std::size_t counted_unit = 0;  // units are numbered from 1
  for (const auto& [unit, key] : unit_renderings_) {
    if (unit == counted_unit || !renderings_.at(key).has_others) continue;
    counted_unit = unit;
    ++stats.same_source_different_target;
  }
  return stats;
}

}  // namespace cotejo::detail
