// A translation memory with remarks put into it. The basic idea: one pass over the tokens finds, for every unit, where
// remarks belong and where those of an earlier run stand; then the file is copied, with new text in these places.
#include <algorithm>
#include <unordered_map>

#include "tm/problem_log.hpp"
#include "tm/tmx_place.hpp"
#include "tm/xml_attributes.hpp"
#include "tm/xml_characters.hpp"
#include "tm/xml_scanner.hpp"
#include "tm/xml_source.hpp"
#include "write/unit_remarks.hpp"
#include "write/xml_text.hpp"

namespace cotejo {
namespace {

using namespace detail;

/// New text in the place of old; in bytes of the file as UTF-8.
struct Splice {
  ByteRange old;
  std::string text;
};

using RemarksByNumber = std::unordered_map<std::size_t, const UnitRemarks*>;  // TmUnit::number

/// Elements are laid out as the file does it: with the white space before a unit's first child before each.
class SpliceFinder {
 public:
  SpliceFinder(std::string_view text, const RemarksByNumber& remarks) : text_(text), remarks_(remarks) {}

  void start(const XmlToken& token, std::span<const XmlAttribute> attributes, std::size_t end) {
    if (place_.kind() == TmxPlace::Kind::unit && !spaces_) spaces_ = spaces_before(token.offset);
    if (!place_.start(token.value)) return;
    child_ = token.offset;
    content_.clear();
    is_own_ = place_.kind() == TmxPlace::Kind::property && is_own_property(value_of(attributes, "type"));
    if (place_.kind() == TmxPlace::Kind::unit) open_unit(end);
  }

  void text(const XmlToken& token) {
    if (place_.kind() == TmxPlace::Kind::note) content_ += token.value;
  }

  void end(const XmlToken& token, std::size_t end) {
    const TmxPlace::Kind kind = place_.kind();
    if (!place_.end(token.value)) return;
    if (kind == TmxPlace::Kind::unit) close_unit();
    if (kind == TmxPlace::Kind::note || kind == TmxPlace::Kind::property) close_remark(kind, end);
  }

  /// In file order.
  std::vector<Splice> splices() { return std::move(out_); }

 private:
  [[nodiscard]] std::string_view spaces_before(std::size_t offset) const {
    std::size_t begin = offset;
    while (begin > 0 && is_xml_space(text_[begin - 1])) --begin;
    return text_.substr(begin, offset - begin);
  }

  void open_unit(std::size_t end) {
    insert_at_ = end;
    spaces_.reset();
    first_splice_ = out_.size();
  }

  void close_unit() {
    const auto remarks = remarks_.find(units_++);
    if (remarks != remarks_.end())
      out_.push_back({{insert_at_, insert_at_}, remark_elements(*remarks->second, spaces_.value_or(""))});
    std::ranges::sort(out_.begin() + static_cast<std::ptrdiff_t>(first_splice_), out_.end(), {},
                      [](const Splice& splice) { return std::pair(splice.old.begin, splice.old.end); });
  }

  void close_remark(TmxPlace::Kind kind, std::size_t end) {
    if (!is_own_ && !(kind == TmxPlace::Kind::note && is_own_note(content_))) {
      insert_at_ = end;
      return;
    }
    const std::size_t spaces = spaces_before(child_) == spaces_ ? spaces_->size() : 0;
    out_.push_back({{child_ - spaces, end}, {}});
  }

  std::string_view text_;
  const RemarksByNumber& remarks_;
  std::vector<Splice> out_;
  TmxPlace place_;
  std::size_t units_ = 0;  // that have ended
  std::size_t insert_at_ = 0, first_splice_ = 0;
  std::optional<std::string_view> spaces_;  // before the unit's first child
  std::size_t child_ = 0;                   // where the note or property begins
  std::string content_;                     // of the note
  bool is_own_ = false;                     // of the property
};

std::vector<Splice> find_splices(std::string_view text, const RemarksByNumber& remarks, ProblemLog& log) {
  const TmxLimits limits;
  XmlScanner scanner(text, limits, log);
  SpliceFinder finder(text, remarks);
  for (XmlToken token = scanner.next(); token.kind != XmlTokenKind::finish; token = scanner.next()) {
    if (token.kind == XmlTokenKind::start) finder.start(token, scanner.attributes(), scanner.position());
    if (token.kind == XmlTokenKind::text) finder.text(token);
    if (token.kind == XmlTokenKind::end) finder.end(token, scanner.position());
  }
  return finder.splices();
}

/// Whether a byte begins a character of UTF-8, and one that UTF-16 needs two units for.
constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }
constexpr bool begins_pair(char c) { return static_cast<unsigned char>(c) >= 0xF0; }

/// With nothing but ASCII, which stands for itself in (nearly) every encoding.
std::string ascii_xml(std::string_view xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size();) {
    const char32_t c = next_code_point(xml, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      out += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
    }
  }
  return out;
}

/// A file beside its text as UTF-8: which bytes of the one are which of the other.
class EncodedFile {
 public:
  EncodedFile(std::string_view bytes, std::string_view text) : bytes_(bytes), text_(text) {
    if (text.data() + text.size() == bytes.data() + bytes.size()) {
      form_ = Form::utf8;
      byte_ = bytes.size() - text.size();
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
      form_ = Form::utf16;
      byte_ = 2;
    }
  }

  /// Whether the two have the same length, as this class measures it.
  [[nodiscard]] bool is_understood() const {
    EncodedFile whole = *this;
    whole.advance(text_.size());
    return whole.byte_ == bytes_.size();
  }

  std::string with(std::span<const Splice> splices) {
    std::string out(bytes_.substr(0, byte_));
    for (const Splice& splice : splices) {
      copy_to(splice.old.begin, out);
      out += encoded(splice.text);
      advance(splice.old.end);
    }
    copy_to(text_.size(), out);
    return out;
  }

 private:
  enum class Form : std::uint8_t { utf8, utf16, byte_a_character };

  void advance(std::size_t to) {
    if (form_ == Form::utf8) byte_ += to - at_;
    for (std::size_t at = at_; form_ != Form::utf8 && at < to; ++at) byte_ += width(text_[at]);
    at_ = to;
  }

  [[nodiscard]] std::size_t width(char c) const {
    if (!begins_character(c)) return 0;
    if (form_ == Form::byte_a_character) return 1;
    return begins_pair(c) ? 4 : 2;
  }

  void copy_to(std::size_t to, std::string& out) {
    const std::size_t from = byte_;
    advance(to);
    out += bytes_.substr(from, byte_ - from);
  }

  [[nodiscard]] std::string encoded(std::string_view xml) const {
    if (form_ == Form::utf8) return std::string(xml);
    const std::string ascii = ascii_xml(xml);
    if (form_ == Form::byte_a_character) return ascii;
    const bool is_little = bytes_.front() == '\xFF';
    std::string out;
    for (const char c : ascii) out.append({is_little ? c : '\0', is_little ? '\0' : c});
    return out;
  }

  std::string_view bytes_, text_;
  Form form_ = Form::byte_a_character;
  std::size_t byte_ = 0, at_ = 0;  // the same place in both
};

}  // namespace

Result<std::string> flag_tmx(std::string_view bytes, std::string_view name, std::span<const TmUnit> units,
                             const FindingNotes& notes) {
  ProblemLog log(1);
  std::string buffer;
  const std::string_view text = xml_source(bytes, buffer, log);
  if (text.empty() || log.has_fatal()) return tl::unexpected(log.failure(text, Errc::encoding, name));
  EncodedFile file(bytes, text);
  if (!file.is_understood())
    return fail(Errc::encoding, std::string(name),
                "cannot be written in the encoding it has (expected UTF-8, UTF-16 or one with a byte a character)");
  std::vector<Bead> beads;
  for (std::uint32_t unit = 0; unit < units.size(); ++unit) beads.push_back({{unit, 1}, {unit, 1}});
  const RemarksByBead remarks = unit_remarks(notes, beads);
  RemarksByNumber by_number;
  for (const auto& [unit, of_unit] : remarks) by_number.emplace(units[unit].number, &of_unit);
  const std::vector<Splice> splices = find_splices(text, by_number, log);
  if (log.has_fatal()) return tl::unexpected(log.failure(text, Errc::malformed, name));
  return file.with(splices);
}

}  // namespace cotejo
