// TMX 1.4, level 1 (plain text), as strict readers want it: one line a TU, no white space that could end up inside a
// seg, the Spanish tuv first, no one-sided TU. No DOCTYPE: some readers would look for the DTD beside the file.
//
// Props: x-Origin and x-ConfirmationLevel are Trados's; aligned, x-document, x-context-pre and x-context-post memoQ's.
// The latter two hold the source sentences before and after as memoQ writes them, a <seg> as text inside the source
// tuv; where they agree, memoQ shows a context match, and where a sentence has several translations they tell which one
// belongs where. A reader that takes all text of a tuv for its seg (lttoolbox) needs WriteOptions::context off.
#include <algorithm>

#include "write/passage.hpp"
#include "write/tmx_head.hpp"
#include "write/unit_plan.hpp"
#include "write/unit_remarks.hpp"
#include "write/writers.hpp"
#include "write/xml_text.hpp"

namespace cotejo::detail {
namespace {

/// "dir/noticia.txt" → "noticia.txt": the path says where the user's files are, which is nobody's business.
std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string variant_opening(const std::string& language) {
  std::string out = "<tuv xml:lang=\"";
  append_attribute(out, tmx_language(language));
  return out + "\">";
}

class TmxWriter {
 public:
  /// `id_suffix` ends the id of each unit.
  TmxWriter(XmlOutput& out, const AlignedBitext& bitext, const WriteOptions& options, std::string id_suffix = {})
      : out_(out),
        bitext_(bitext),
        options_(options),
        text_{SideText(bitext.es), SideText(bitext.en)},
        source_(source_side(options)),
        es_opening_(variant_opening(options.es_lang)),
        en_opening_(variant_opening(options.en_lang)),
        document_(xml_text(base_name(bitext.es.document.name)).text),
        remarks_(unit_remarks(bitext.finding_notes, bitext.alignment.beads)),
        id_suffix_(std::move(id_suffix)) {}

  WriteSummary write_units() {
    UnitPlan plan = plan_units(bitext_.alignment.beads, text_, options_);
    summary_ = plan.left_out;
    for (const PlannedUnit& unit : plan.units) write_unit(unit);
    summary_.written = plan.units.size();
    return summary_;
  }

 private:
  void write_unit(const PlannedUnit& unit) {
    const Bead& bead = *unit.bead;
    out_ << "<tu";
    out_.attribute("tuid", unit.tuid + id_suffix_);
    if (bead.es.count > 1 || bead.en.count > 1) out_.attribute("segtype", "block");
    if (unit.usagecount > 1) out_.attribute("usagecount", std::to_string(unit.usagecount));
    write_tmx_date(out_, options_);
    out_ << ">";
    write_notes(bead);
    write_unit_props(bead);
    write_remarks(bead);
    write_variants(bead);
    out_ << "</tu>\n";
  }

  void write_notes(const Bead& bead) {
    const auto number = static_cast<std::uint32_t>(&bead - bitext_.alignment.beads.data());
    for (const BeadNote& note : std::ranges::equal_range(bitext_.notes, number, {}, &BeadNote::bead)) {
      out_ << "<note>";
      out_.content(xml_text(note.text).text);
      out_ << "</note>";
    }
  }

  void write_unit_props(const Bead& bead) {
    prop("x-Origin", "Alignment");
    prop("x-ConfirmationLevel", bead.is_confirmed ? "Translated" : "Draft");
    prop("aligned", "yes");
    if (document_ != "-") prop("x-document", document_);
    prop("x-cotejo-confidence", confidence_text(bead.confidence));
    prop("x-cotejo-bead", shape(bead));
    if (bead.is_moved) prop("x-cotejo-moved", "yes");
  }

  /// Of the beads that a unit stands for the first one speaks: they hold the same words.
  void write_remarks(const Bead& bead) {
    const auto remarks = remarks_.find(static_cast<std::size_t>(&bead - bitext_.alignment.beads.data()));
    if (remarks != remarks_.end()) out_ << remark_elements(remarks->second, {});
  }

  void write_variants(const Bead& bead) {
    out_ << es_opening_;
    if (source_ == Side::es) write_context(text_.es, bitext_.es, bead.es);
    close_variant(text_.es.line(bead.es, buffer_));
    out_ << en_opening_;
    if (source_ == Side::en) write_context(text_.en, bitext_.en, bead.en);
    close_variant(text_.en.line(bead.en, buffer_));
  }

  void close_variant(const XmlLine& line) {
    out_ << "<seg>";
    write_line(line);
    out_ << "</seg></tuv>";
    summary_.removed_characters += line.removed;
  }

  template <Side S>
  void write_context(const SideText& text, const BitextSide& side, SegmentRange<S> range) {
    if (!options_.context) return;
    if (range.first > 0) context_prop("x-context-pre", text.sentence(range.first - 1));
    if (range.end() < side.segments.size()) context_prop("x-context-post", text.sentence(range.end()));
  }

  /// The <seg> is text here, and what is escaped in it is so twice.
  void context_prop(std::string_view type, const XmlLine& line) {
    if (line.text.empty()) return;
    out_ << "<prop type=\"" << type << "\">&lt;seg&gt;";
    if (line.has_markup)
      out_.content(escaped(line.text));
    else
      out_ << line.text;
    out_ << "&lt;/seg&gt;</prop>";
  }

  void write_line(const XmlLine& line) {
    if (line.has_markup)
      out_.content(line.text);
    else
      out_ << line.text;
  }

  void prop(std::string_view type, std::string_view value) { write_tmx_prop(out_, type, value); }

  XmlOutput& out_;
  const AlignedBitext& bitext_;
  const WriteOptions& options_;
  BitextText text_;
  Side source_;
  std::string es_opening_, en_opening_;
  std::string buffer_;
  std::string document_;
  RemarksByBead remarks_;
  std::string id_suffix_;
  WriteSummary summary_;
};

}  // namespace

WriteSummary write_tmx(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options) {
  XmlOutput xml(out);
  write_tmx_head(xml, options);
  const WriteSummary summary = TmxWriter(xml, bitext, options).write_units();
  write_tmx_foot(xml);
  return summary;
}

}  // namespace cotejo::detail

namespace cotejo {

WriteSummary write_tmx_units(std::ostream& out, const AlignedBitext& bitext, const WriteOptions& options,
                             std::string_view text) {
  detail::XmlOutput xml(out);
  const WriteSummary summary = detail::TmxWriter(xml, bitext, options, "." + std::string(text)).write_units();
  xml.flush();
  return summary;
}

}  // namespace cotejo
