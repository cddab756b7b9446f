// The article reader on any bytes; and on the same as UTF-8 beyond doubt, in which the places can be checked.
#include <cstdint>

#include "cotejo/article.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  cotejo::ArticleOptions options{.url = "https://example.org/a/b"};
  options.document.max_depth = 64;
  const auto decoded = cotejo::decode(bytes, "input.html");
  if (const auto article = cotejo::extract_article(bytes, "input.html", options)) {
    cotejo::fuzz::require(!article->document.text.empty());
  }
  cotejo::parse_time(bytes);
  if (!decoded) return 0;
  if (const auto article = cotejo::extract_article("\xEF\xBB\xBF" + decoded->utf8, "input.html", options)) {
    cotejo::fuzz::require_sound(article->document, cotejo::count_code_points(decoded->utf8));
  }
  return 0;
}
