// What a server says of its answer.
#pragma once

#include <string>
#include <string_view>

#include "cotejo/fetch.hpp"

namespace cotejo::detail {

struct ResponseHeaders {
  Validators validators;
  std::string content_type, content_language;
};

/// Takes a line as it comes. A status line begins another answer, as after a proxy's. Values that are too long, or have
/// control characters in them, are passed over.
void take_header(ResponseHeaders& headers, std::string_view line);

}  // namespace cotejo::detail
