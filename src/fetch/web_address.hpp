// An address on the web, taken apart as libcurl understands it, so that what is checked is what is asked.
#pragma once

#include <string>

#include "cotejo/error.hpp"
#include "fetch/curl.hpp"

namespace cotejo::detail {

struct WebAddress {
  std::string url;     ///< without its fragment
  std::string host;    ///< in lower case: "example.org", "[::1]"
  std::string origin;  ///< "https://example.org:443"
  std::string target;  ///< path and query
};

/// Errors: malformed for what is no address; unsuitable for one that is not of http or https, or has a password.
Result<WebAddress> parse_address(const Curl& curl, const std::string& url);

}  // namespace cotejo::detail
