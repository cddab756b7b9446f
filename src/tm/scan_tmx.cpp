// From the tokens of a TMX to its units.
#include <array>
#include <cstdint>

#include "cotejo/text.hpp"
#include "cotejo/tm.hpp"
#include "text/ascii.hpp"
#include "tm/line_counter.hpp"
#include "tm/problem_log.hpp"
#include "tm/segment_text.hpp"
#include "tm/tmx_place.hpp"
#include "tm/xml_attributes.hpp"
#include "tm/xml_scanner.hpp"
#include "tm/xml_source.hpp"

namespace cotejo {
namespace {

using namespace detail;

/// How well a variant's language suits what is wanted.
enum class Fit : std::uint8_t { none, language, tag };

/// "es", of "ES-MX", "es_MX" and "spa".
std::string language_of(std::string_view tag) {
  std::string language = ascii::lower(primary_subtag(tag));
  if (language == "spa") return "es";
  if (language == "eng") return "en";
  return language;
}

Fit fit(std::string_view tag, std::string_view wanted) {
  if (tag.empty()) return Fit::none;
  if (ascii::lower(tag) == ascii::lower(wanted)) return Fit::tag;
  return language_of(tag) == language_of(wanted) ? Fit::language : Fit::none;
}

/// Puts units together.
class UnitReader {
 public:
  UnitReader(const TmxReadOptions& options, const TakeUnit& take)
      : wanted_{options.es_lang, options.en_lang}, take_(take) {}

  void start(std::string_view element, std::span<const XmlAttribute> attributes, std::size_t line) {
    if (place_.start(element)) {
      open(attributes, line);
    } else if (place_.kind() == Kind::segment) {
      segment_.start(element);
    }
  }

  void text(std::string_view part) {
    if (place_.kind() == Kind::segment) segment_.text(part);
    if (place_.kind() == Kind::note) unit_.notes.back() += part;
    if (place_.kind() == Kind::property) unit_.properties.back().value += part;
  }

  void end(std::string_view element) {
    const Kind kind = place_.kind();
    const bool is_closed = place_.end(element);
    if (kind == Kind::segment) end_in_segment(is_closed);
    if (kind == Kind::unit && is_closed) end_unit();
  }

  [[nodiscard]] const TmxCounts& counts() const { return counts_; }

 private:
  using Kind = TmxPlace::Kind;

  void open(std::span<const XmlAttribute> attributes, std::size_t line) {
    switch (place_.kind()) {
      case Kind::unit:
        unit_.line = line;
        unit_.number = started_++;
        unit_.id = value_of(attributes, "tuid");
        break;
      case Kind::note:
        unit_.notes.emplace_back();
        break;
      case Kind::property:
        unit_.properties.push_back({std::string(value_of(attributes, "type")), {}});
        break;
      case Kind::variant:
        start_variant(attributes);
        break;
      case Kind::segment:
        segment_.clear();
        break;
      case Kind::outside:
        break;
    }
  }

  /// TMX 1.1 and some tools of today have `lang`.
  void start_variant(std::span<const XmlAttribute> attributes) {
    tag_ = value_of(attributes, find_attribute(attributes, "xml:lang") == nullptr ? "lang" : "xml:lang");
  }

  void end_in_segment(bool is_closed) {
    if (!is_closed) {
      segment_.end();
      return;
    }
    offer(Side::es, unit_.es, unit_.es_lang);
    offer(Side::en, unit_.en, unit_.en_lang);
  }

  /// Takes the segment for this side if it suits it better than what is there.
  void offer(Side side, std::string& text, std::string& tag) {
    const auto index = static_cast<std::size_t>(side);
    const Fit found = fit(tag_, wanted_[index]);
    if (found <= fits_[index]) return;
    std::string plain = segment_.plain();
    if (plain.empty()) return;
    fits_[index] = found;
    text = std::move(plain);
    tag = tag_;
  }

  void end_unit() {
    const bool is_whole = !unit_.es.empty() && !unit_.en.empty();
    ++(is_whole ? counts_.units : counts_.passed_over);
    if (is_whole) take_(unit_);
    unit_ = {};
    fits_ = {};
  }

  std::array<std::string_view, 2> wanted_;  // by Side, as fits_
  const TakeUnit& take_;
  TmxCounts counts_;
  TmxPlace place_;
  std::size_t started_ = 0;
  TmUnit unit_;
  std::array<Fit, 2> fits_{};  // of the texts the unit has
  std::string tag_;            // of the variant
  SegmentText segment_;
};

/// Once through the text, up to its end or to what is fatal.
class DocumentScan {
 public:
  DocumentScan(std::string_view text, const TmxReadOptions& options, ProblemLog& log)
      : scanner_(text, options.limits, log), lines_(text), log_(log) {}

  void run(UnitReader& reader) {
    for (XmlToken token = scanner_.next(); token.kind != XmlTokenKind::finish; token = scanner_.next()) {
      hand_on(token, reader);
      if (log_.has_fatal()) return;
    }
  }

 private:
  void hand_on(const XmlToken& token, UnitReader& reader) {
    if (token.kind == XmlTokenKind::text) {
      reader.text(token.value);
    } else if (token.kind == XmlTokenKind::end) {
      reader.end(token.value);
    } else {
      check_root(token);
      lines_.advance_to(token.offset);
      reader.start(token.value, scanner_.attributes(), lines_.line());
    }
  }

  void check_root(const XmlToken& token) {
    if (has_root_) return;
    has_root_ = true;
    if (token.value != "tmx") {
      log_.fatal(token.offset, Message{"the root element is <{1}> (expected <tmx>)", {excerpt(token.value)}});
    }
  }

  XmlScanner scanner_;
  LineCounter lines_;
  ProblemLog& log_;
  bool has_root_ = false;
};

}  // namespace

Result<TmxCounts> scan_tmx(std::string_view bytes, std::string_view name, const TakeUnit& take,
                           const TmxReadOptions& options) {
  ProblemLog log(1);
  std::string buffer;
  const std::string_view text = xml_source(bytes, buffer, log);
  if (text.empty() || log.has_fatal()) return tl::unexpected(log.failure(text, Errc::encoding, name));
  UnitReader reader(options, take);
  DocumentScan(text, options, log).run(reader);
  if (log.has_fatal()) return tl::unexpected(log.failure(text, Errc::malformed, name));
  return reader.counts();
}

Result<TranslationMemory> parse_tmx(std::string_view bytes, std::string_view name, const TmxReadOptions& options) {
  TranslationMemory memory;
  const auto counts = scan_tmx(
      bytes, name, [&](const TmUnit& unit) { memory.units.push_back(unit); }, options);
  if (!counts) return tl::unexpected(counts.error());
  memory.passed_over = counts->passed_over;
  return memory;
}

}  // namespace cotejo
