// The plain text reader on any bytes, as running text and one sentence a line.
#include <cstdint>

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool is_presegmented : {false, true}) {
    const auto document =
        cotejo::parse_document(bytes, "input.txt", {.format = "txt", .one_sentence_a_line = is_presegmented});
    if (document) cotejo::fuzz::require_sound(*document, cotejo::count_code_points(document->text));
  }
  return 0;
}
