// Character references of HTML: "&eacute;", "&#233;", "&#xE9;". Private to the modules that read pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cotejo::detail {

/// What Windows-1252 has at 0x80 … 0x9F for the C1 control of that number (WHATWG HTML, 13.2.5.80); others as they are.
char32_t beyond_latin1(char32_t code_point);

/// A character reference: how many bytes of source it takes and the text it makes.
struct Entity {
  std::size_t source = 0;  ///< 0: an ampersand that is only that
  std::string text = {};
};

/// Remembers what references mean, so many at a time as no honest page uses.
class Entities {
 public:
  /// The reference at the start of `source`, which begins with '&'. The semicolon may be missing where HTML lets it.
  /// Valid until the next call.
  const Entity& read(std::string_view source);

  /// `source` with its references replaced.
  std::string decode(std::string_view source);

 private:
  const Entity& read_number(std::string_view source);

  std::unordered_map<std::string, Entity> named_;
  Entity number_;
};

}  // namespace cotejo::detail
