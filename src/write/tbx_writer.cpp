// TBX. No DOCTYPE in version 2: some readers would look for the DTD beside the file.
#include <ostream>

#include "cotejo/write.hpp"
#include "write/xml_text.hpp"

namespace cotejo {
namespace {

using namespace detail;

/// What the versions call the same things.
struct Names {
  std::string_view root, root_attributes, header, encoding, concept_name, language, term_group;
};

constexpr Names kV2 = {"martif",       "type=\"TBX\" xml:lang=\"en\"",
                       "martifHeader", "<encodingDesc><p type=\"XCSURI\">TBXXCSV02.xcs</p></encodingDesc>",
                       "termEntry",    "langSet",
                       "tig"};
constexpr Names kV3 = {
    "tbx",          "type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"",
    "tbxHeader",    "",
    "conceptEntry", "langSec",
    "termSec"};

class TbxWriter {
 public:
  TbxWriter(std::ostream& out, const GlossaryWriteOptions& options)
      : out_(out), options_(options), names_(options.tbx_version == TbxVersion::v2 ? kV2 : kV3) {}

  void write(const Glossary& glossary) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" << names_.root << ' ' << names_.root_attributes << ">\n<"
         << names_.header << "><fileDesc><sourceDesc><p>cotejo ";
    write_content(out_, options_.tool_version);
    out_ << "</p></sourceDesc></fileDesc>" << names_.encoding << "</" << names_.header << ">\n<text><body>\n";
    for (std::size_t k = 0; k < glossary.entries.size(); ++k) write(glossary.entries[k], k + 1);
    out_ << "</body></text>\n</" << names_.root << ">\n";
  }

 private:
  void write(const GlossaryEntry& entry, std::size_t number) {
    out_ << '<' << names_.concept_name << " id=\"c" << number << "\">";
    if (const std::string note = xml_text(entry.note).text; !note.empty()) element("note", note);
    open_language(options_.es_lang);
    for (const std::string& es : entry.es) write_term(es, {});
    out_ << "</" << names_.language << ">\n";
    open_language(options_.en_lang);
    for (const std::string& en : entry.en) write_term(en, status_of(entry, &en == entry.en.data()));
    for (const std::string& en : entry.forbidden) write_term(en, "deprecatedTerm-admn-sts");
    out_ << "</" << names_.language << "></" << names_.concept_name << ">\n";
  }

  /// A rendering that is alone needs none.
  static std::string_view status_of(const GlossaryEntry& entry, bool is_first) {
    if (entry.en.size() == 1 && entry.forbidden.empty()) return {};
    return is_first ? "preferredTerm-admn-sts" : "admittedTerm-admn-sts";
  }

  void open_language(std::string_view tag) {
    out_ << '<' << names_.language << " xml:lang=\"";
    write_attribute(out_, tag);
    out_ << "\">";
  }

  void write_term(std::string_view term, std::string_view status) {
    out_ << '<' << names_.term_group << '>';
    element("term", xml_text(term).text);
    if (!status.empty()) out_ << "<termNote type=\"administrativeStatus\">" << status << "</termNote>";
    out_ << "</" << names_.term_group << '>';
  }

  void element(std::string_view name, std::string_view content) {
    out_ << '<' << name << '>';
    write_content(out_, content);
    out_ << "</" << name << '>';
  }

  std::ostream& out_;
  const GlossaryWriteOptions& options_;
  const Names& names_;
};

}  // namespace

void write_tbx(std::ostream& out, const Glossary& glossary, const GlossaryWriteOptions& options) {
  TbxWriter(out, options).write(glossary);
}

}  // namespace cotejo
