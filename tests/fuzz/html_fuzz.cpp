// The HTML reader on any bytes; and on the same as UTF-8 beyond doubt, in which the places can be checked.
#include <cstdint>

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const cotejo::DocumentOptions options{.format = "html", .max_depth = 64};
  const auto decoded = cotejo::decode(bytes, "input.html");
  if (const auto document = cotejo::parse_document(bytes, "input.html", options)) {
    cotejo::fuzz::require(document->format == "html" && !document->text.empty());
  }
  if (!decoded) return 0;
  if (const auto document = cotejo::parse_document("\xEF\xBB\xBF" + decoded->utf8, "input.html", options)) {
    cotejo::fuzz::require_sound(*document, cotejo::count_code_points(decoded->utf8));
  }
  return 0;
}
