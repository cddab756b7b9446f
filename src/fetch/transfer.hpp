// One request, and its answer.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "cotejo/fetch.hpp"
#include "fetch/curl.hpp"
#include "fetch/headers.hpp"
#include "fetch/web_address.hpp"

namespace cotejo::detail {

struct Request {
  Validators known;
  std::size_t max_bytes = 0;
  bool may_be_cut = false;  ///< the first max_bytes will do
};

struct Response {
  long status = 0;
  ResponseHeaders headers;
  std::string bytes;     ///< unpacked
  std::string location;  ///< where a redirect leads, absolute; else empty
  std::string url;       ///< that was asked for
};

/// Follows no redirects. Connections and names are kept for the next request.
class Transfer {
 public:
  Transfer(const Curl& curl, const FetchOptions& options);

  /// Errors: unsuitable for an address that is not public; too_large; unreadable; interrupted.
  Result<Response> get(const WebAddress& address, const Request& request, const std::stop_token& stop);

 private:
  void set_up(const FetchOptions& options);

  const Curl& curl_;
  bool allow_private_;
  std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)> handle_;
};

}  // namespace cotejo::detail
