// A memory of many texts, unit by unit: nothing is kept but the unit at work and a few kilobytes on their way out.
#include "write/fingerprint.hpp"
#include "write/passage.hpp"
#include "write/tmx_head.hpp"
#include "write/writers.hpp"
#include "write/xml_text.hpp"

namespace cotejo {
namespace {

using namespace detail;

void write_variant(XmlOutput& out, const std::string& language, std::string_view text) {
  out << "<tuv";
  out.attribute("xml:lang", tmx_language(language));
  out << "><seg>";
  out.content(text);
  out << "</seg></tuv>";
}

/// The same that a pair's own TMX gives the two texts.
std::string tuid(std::string_view es, std::string_view en) {
  Fingerprint out;
  out.add(es);
  out.add(en);
  return out.hexadecimal();
}

}  // namespace

WriteSummary write_memory(std::ostream& stream, const EachMemoryUnit& each, const WriteOptions& options) {
  WriteSummary summary;
  XmlOutput out(stream);
  write_tmx_head(out, options);
  each([&](const MemoryUnit& unit) {
    const XmlText es = xml_text(unit.es), en = xml_text(unit.en);
    if (es.text.empty() || en.text.empty()) return;
    out << "<tu";
    out.attribute("tuid", tuid(es.text, en.text));
    if (unit.usagecount > 1) out.attribute("usagecount", std::to_string(unit.usagecount));
    write_tmx_date(out, options);
    out << ">";
    write_tmx_prop(out, "x-Origin", "Alignment");
    write_tmx_prop(out, "x-ConfirmationLevel", "Draft");
    write_tmx_prop(out, "aligned", "yes");
    write_tmx_prop(out, "x-document", xml_text(unit.document).text);
    write_tmx_prop(out, "x-cotejo-confidence", confidence_text(unit.confidence));
    write_variant(out, options.es_lang, es.text);
    write_variant(out, options.en_lang, en.text);
    out << "</tu>\n";
    ++summary.written;
    summary.removed_characters += es.removed + en.removed;
  });
  write_tmx_foot(out);
  return summary;
}

}  // namespace cotejo
