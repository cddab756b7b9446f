#include "write/tmx_head.hpp"

#include <ostream>

#include "write/xml_text.hpp"

namespace cotejo::detail {

std::string tmx_language(std::string tag) {
  for (char& c : tag) {
    if (c == '_') c = '-';
  }
  return tag;
}

void write_tmx_attribute(std::ostream& out, std::string_view name, std::string_view value) {
  out << ' ' << name << "=\"";
  write_attribute(out, value);
  out << '"';
}

void write_tmx_prop(std::ostream& out, std::string_view type, std::string_view value) {
  out << "<prop type=\"" << type << "\">";
  write_content(out, value);
  out << "</prop>";
}

void write_tmx_date(std::ostream& out, const WriteOptions& options) {
  if (options.date) write_tmx_attribute(out, "creationdate", *options.date);
}

void write_tmx_head(std::ostream& out, const WriteOptions& options) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header";
  write_tmx_attribute(out, "creationtool", "cotejo");
  write_tmx_attribute(out, "creationtoolversion", options.tool_version);
  write_tmx_attribute(out, "segtype", "sentence");
  write_tmx_attribute(out, "o-tmf", "cotejo");
  write_tmx_attribute(out, "adminlang", "en");
  write_tmx_attribute(out, "srclang", tmx_language(options.srclang.empty() ? options.es_lang : options.srclang));
  write_tmx_attribute(out, "datatype", "plaintext");
  write_tmx_attribute(out, "o-encoding", "UTF-8");
  write_tmx_date(out, options);
  out << "/>\n<body>\n";
}

void write_tmx_foot(std::ostream& out) { out << "</body>\n</tmx>\n"; }

}  // namespace cotejo::detail
