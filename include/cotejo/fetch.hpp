// Feeds and pages from the web: the only place that cotejo makes requests from, and only when it is told to.
//
// A guest with manners: one request at a time, with a pause between two at a host; pages as robots.txt allows; a host
// that asks to be left alone is. And one who trusts nobody: http and https only, no addresses of private networks,
// everything within limits, wherever redirects and names lead.
#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo {

struct FetchOptions {
  std::string user_agent = "cotejo";
  std::size_t max_bytes = 256U << 20U;  ///< of an answer, unpacked
  unsigned max_redirects = 5;
  double pause = 1;               ///< seconds between two requests to a host
  unsigned connect_timeout = 15;  ///< seconds
  unsigned timeout = 120;         ///< seconds, of a request as a whole
  bool allow_private = false;     ///< loopback, local networks and whatever else is no public address
};

/// What a server knows a state of a page by; sent back, it answers whether there is a newer one. Empty: not told.
struct Validators {
  std::string etag, last_modified;

  friend bool operator==(const Validators&, const Validators&) = default;
};

struct FetchedPage {
  bool is_unchanged = false;  ///< since the validators that were sent; then there are no bytes
  std::string bytes;
  std::string url;  ///< where redirects have led
  std::string content_type, content_language;
  Validators validators;
};

/// Whether it begins as the address of something on the web does, "http://" or "https://".
bool is_web_address(std::string_view text);

/// Remembers what hosts have said for as long as it lives. Not to be shared between threads. Proxies are those of the
/// environment (https_proxy …), as libcurl reads them; behind one, the addresses that names lead to are for it to
/// refuse.
class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;

  /// A feed, which is published to be fetched: robots.txt is not asked. Errors: malformed (no address); unsuitable (one
  /// that may not be asked); not_found; too_large; unreadable for what else goes wrong; interrupted.
  Result<FetchedPage> feed(const std::string& url, const Validators& known, const std::stop_token& stop);

  /// A page, if robots.txt lets cotejo see it. Errors: as feed's; unsuitable also where robots.txt does not.
  Result<FetchedPage> page(const std::string& url, const std::stop_token& stop);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cotejo
