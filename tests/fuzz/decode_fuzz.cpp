// decode() of any bytes in any of some encodings: text that is UTF-8 without NULs, or a message.
#include <array>
#include <cstdint>

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array kEncodings = {"",         "",          "",
                                            "UTF-8",    "UTF-16",    "UTF-16LE",
                                            "UTF-32BE", "Shift_JIS", "windows-1252",
                                            "GB18030",  "macintosh", "ISO-2022-JP",
                                            "UTF-7"};
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const cotejo::DecodeOptions options{.encoding = kEncodings[data[0] % kEncodings.size()],
                                      .hint = kEncodings[data[1] % kEncodings.size()]};
  const auto text = cotejo::decode(bytes, "input", options);
  if (!text) {
    cotejo::fuzz::require(text.error().code == cotejo::Errc::encoding && !to_string(text.error()).empty());
    return 0;
  }
  cotejo::fuzz::require(cotejo::find_invalid_utf8(text->utf8) == std::string_view::npos);
  cotejo::fuzz::require(text->utf8.find('\0') == std::string::npos);
  cotejo::fuzz::require(!text->encoding.empty());
  const cotejo::CodePointIndex index(text->utf8);
  cotejo::fuzz::require(index.code_point_at(text->utf8.size()) == cotejo::count_code_points(text->utf8));
  cotejo::fold(text->utf8);
  cotejo::unwrap(text->utf8);
  cotejo::language_evidence(text->utf8);
  return 0;
}
