#include "fetch/headers.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kLongestValue = 1024;  // bytes of a value: it is kept, and sent back

bool is_sound(std::string_view value) {
  return value.size() <= kLongestValue &&
         std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string* place_of(ResponseHeaders& headers, const std::string& name) {
  if (name == "etag") return &headers.validators.etag;
  if (name == "last-modified") return &headers.validators.last_modified;
  if (name == "content-type") return &headers.content_type;
  if (name == "content-language") return &headers.content_language;
  return nullptr;
}

}  // namespace

void take_header(ResponseHeaders& headers, std::string_view line) {
  if (line.starts_with("HTTP/")) {
    headers = {};
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view value = ascii::trim(line.substr(colon + 1));
  std::string* const place = place_of(headers, ascii::lower(line.substr(0, colon)));
  if (place != nullptr && is_sound(value)) *place = value;
}

}  // namespace cotejo::detail
