// TBX, versions 2 (martif, termEntry, langSet, tig or ntig) and 3 (ISO 30042:2019: tbx, conceptEntry, langSec,
// termSec), whose data categories are in attributes (DCA) or in the names of elements (DCT). Where an element stands
// decides what it is, so that one out of place is nothing.
#include <algorithm>
#include <optional>

#include "lexicon/glossary_builder.hpp"
#include "text/ascii.hpp"
#include "tm/xml_attributes.hpp"
#include "tm/xml_scanner.hpp"
#include "tm/xml_source.hpp"

namespace cotejo {
namespace {

using namespace detail;

constexpr std::string_view kRoots[] = {"martif", "tbx"};

/// What an element is, by its name and the one it stands in.
enum class Place : std::uint8_t { other, concept_, language, term_group, term, status, note };

/// "administrativeStatus" of "min:administrativeStatus".
std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

/// Preferred, admitted, deprecated or superseded, in either of the two categories that say so.
bool is_status(std::string_view category) {
  return category == "administrativeStatus" || category == "normativeAuthorization";
}

bool may_have_note(Place place) {
  return place == Place::concept_ || place == Place::language || place == Place::term_group;
}

Place place_of(std::string_view element, std::span<const XmlAttribute> attributes, Place parent) {
  const std::string_view name = local_name(element);
  if (name == "termEntry" || name == "conceptEntry") return Place::concept_;
  if (parent == Place::concept_ && (name == "langSet" || name == "langSec")) return Place::language;
  if (parent == Place::language && (name == "tig" || name == "ntig" || name == "termSec")) return Place::term_group;
  if (parent == Place::term_group) {
    if (name == "term") return Place::term;
    if (name == "termGrp" || name == "termNoteGrp") return Place::term_group;
    if (is_status(name) || (name == "termNote" && is_status(value_of(attributes, "type")))) return Place::status;
  }
  if (may_have_note(parent) && name == "note") return Place::note;
  const bool is_text = parent == Place::term || parent == Place::status || parent == Place::note;
  return is_text ? parent : Place::other;  // <hi> within a <term>
}

/// Takes a document's elements and puts concepts together.
class ConceptReader {
 public:
  explicit ConceptReader(GlossaryBuilder& builder) : builder_(builder) {}

  /// What is wrong with the element, if anything is.
  std::optional<Message> start(std::string_view element, std::span<const XmlAttribute> attributes) {
    const Place parent = places_.empty() ? Place::other : places_.back();
    const Place place = place_of(element, attributes, parent);
    places_.push_back(place);
    if (place == parent) return std::nullopt;  // goes on
    switch (place) {
      case Place::concept_:
        concept_ = {};
        break;
      case Place::language:
        return start_language(element, attributes);
      case Place::term_group:
        term_ = {};
        break;
      case Place::term:
      case Place::status:
      case Place::note:
        text_.clear();
        break;
      case Place::other:
        break;
    }
    return std::nullopt;
  }

  void text(std::string_view part) {
    const Place place = places_.empty() ? Place::other : places_.back();
    if (place == Place::term || place == Place::status || place == Place::note) text_ += part;
  }

  void end() {
    const Place place = places_.back();
    places_.pop_back();
    if (places_.empty() || places_.back() != place) finish(place);
  }

 private:
  enum class Language : std::uint8_t { other, es, en };

  std::optional<Message> start_language(std::string_view element, std::span<const XmlAttribute> attributes) {
    const bool is_xml = find_attribute(attributes, "xml:lang") != nullptr;
    const std::string language = ascii::lower(primary_subtag(value_of(attributes, is_xml ? "xml:lang" : "lang")));
    language_ = Language::other;
    if (language == "es" || language == "spa") language_ = Language::es;
    if (language == "en" || language == "eng") language_ = Language::en;
    if (!language.empty()) return std::nullopt;
    return Message{"<{1}> has no xml:lang (expected a language tag such as es)", {excerpt(element)}};
  }

  void finish(Place place) {
    switch (place) {
      case Place::concept_:
        builder_.add(std::move(concept_));
        concept_ = {};
        break;
      case Place::language:
        language_ = Language::other;
        break;
      case Place::term_group:
        finish_term();
        break;
      case Place::term:
        term_.text = unwrap(text_);
        break;
      case Place::status:
        term_.standing = standing_of(text_).value_or(TermStanding::admitted);
        break;
      case Place::note:
        add_note();
        break;
      case Place::other:
        break;
    }
  }

  void finish_term() {
    if (term_.text.empty()) return;
    if (language_ == Language::es) concept_.es.push_back(std::move(term_));
    if (language_ == Language::en) concept_.en.push_back(std::move(term_));
    term_ = {};
  }

  /// Of the concept, or of a term in one of the two languages.
  void add_note() {
    const bool is_of_other_language = places_.back() != Place::concept_ && language_ == Language::other;
    const std::string note = unwrap(text_);
    if (note.empty() || is_of_other_language) return;
    if (!concept_.note.empty()) concept_.note += "; ";
    concept_.note += note;
  }

  GlossaryBuilder& builder_;
  std::vector<Place> places_;  // of the open elements
  Language language_ = Language::other;
  TermConcept concept_;
  RatedTerm term_;
  std::string text_;
};

/// Once through the text, up to its end or to what is fatal.
class TbxScan {
 public:
  TbxScan(std::string_view text, const TmxLimits& limits, ProblemLog& log)
      : scanner_(text, limits, log, kRoots), log_(log) {}

  void run(ConceptReader& reader) {
    for (XmlToken token = scanner_.next(); token.kind != XmlTokenKind::finish; token = scanner_.next()) {
      hand_on(token, reader);
      if (log_.has_fatal()) return;
    }
  }

 private:
  void hand_on(const XmlToken& token, ConceptReader& reader) {
    if (token.kind == XmlTokenKind::text) {
      reader.text(token.value);
    } else if (token.kind == XmlTokenKind::end) {
      reader.end();
    } else {
      check_root(token);
      if (std::optional<Message> wrong = reader.start(token.value, scanner_.attributes()))
        log_.fatal(token.offset, std::move(*wrong));
    }
  }

  void check_root(const XmlToken& token) {
    const bool is_root = !std::exchange(has_root_, true);
    if (!is_root || std::ranges::find(kRoots, local_name(token.value)) != std::end(kRoots)) return;
    log_.fatal(token.offset, Message{"the root element is <{1}> (expected <martif> or <tbx>)", {excerpt(token.value)}});
  }

  XmlScanner scanner_;
  ProblemLog& log_;
  bool has_root_ = false;
};

}  // namespace

Result<Glossary> parse_tbx(std::string_view bytes, std::string_view name, const GlossaryLimits& limits) {
  ProblemLog log(1);
  std::string buffer;
  const std::string_view text = xml_source(bytes, buffer, log);
  if (text.empty() || log.has_fatal()) return tl::unexpected(log.failure(text, Errc::encoding, name));
  GlossaryBuilder builder;
  ConceptReader reader(builder);
  const TmxLimits xml_limits{.max_depth = limits.max_depth, .max_attributes = limits.max_attributes};
  TbxScan(text, xml_limits, log).run(reader);
  if (log.has_fatal()) return tl::unexpected(log.failure(text, Errc::malformed, name));
  return builder.finish(name);
}

}  // namespace cotejo
