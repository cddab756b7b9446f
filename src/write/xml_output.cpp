#include "write/xml_output.hpp"

#include <ostream>

#include "write/xml_text.hpp"

namespace cotejo::detail {

void XmlOutput::content(std::string_view text) {
  append_content(text_, text);
  hand_on();
}

void XmlOutput::attribute(std::string_view name, std::string_view value) {
  text_.append(" ").append(name).append("=\"");
  append_attribute(text_, value);
  text_.append("\"");
  hand_on();
}

void XmlOutput::flush() {
  out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
  text_.clear();
}

}  // namespace cotejo::detail
