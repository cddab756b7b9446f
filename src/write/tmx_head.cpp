#include "write/tmx_head.hpp"

namespace cotejo::detail {

std::string tmx_language(std::string tag) {
  for (char& c : tag) {
    if (c == '_') c = '-';
  }
  return tag;
}

void write_tmx_prop(XmlOutput& out, std::string_view type, std::string_view value) {
  out << "<prop type=\"" << type << "\">";
  out.content(value);
  out << "</prop>";
}

void write_tmx_date(XmlOutput& out, const WriteOptions& options) {
  if (options.date) out.attribute("creationdate", *options.date);
}

void write_tmx_head(XmlOutput& out, const WriteOptions& options) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header";
  out.attribute("creationtool", "cotejo");
  out.attribute("creationtoolversion", options.tool_version);
  out.attribute("segtype", "sentence");
  out.attribute("o-tmf", "cotejo");
  out.attribute("adminlang", "en");
  out.attribute("srclang", tmx_language(options.srclang.empty() ? options.es_lang : options.srclang));
  out.attribute("datatype", "plaintext");
  out.attribute("o-encoding", "UTF-8");
  write_tmx_date(out, options);
  out << "/>\n<body>\n";
}

void write_tmx_foot(XmlOutput& out) {
  out << "</body>\n</tmx>\n";
  out.flush();
}

}  // namespace cotejo::detail

namespace cotejo {

void begin_tmx(std::ostream& out, const WriteOptions& options) {
  detail::XmlOutput xml(out);
  detail::write_tmx_head(xml, options);
  xml.flush();
}

void end_tmx(std::ostream& out) {
  detail::XmlOutput xml(out);
  detail::write_tmx_foot(xml);
}

}  // namespace cotejo
