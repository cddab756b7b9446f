#include "fetch/web_address.hpp"

#include <memory>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

constexpr std::size_t kLongestAddress = 4096;  // bytes; what is longer is no page's address

class ParsedUrl {
 public:
  ParsedUrl(const Curl& curl, const std::string& url) : curl_(curl), handle_(curl.url(), curl.url_cleanup) {
    is_sound_ = handle_ && url.size() <= kLongestAddress &&
                curl.url_set(handle_.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE) == CURLUE_OK &&
                curl.url_set(handle_.get(), CURLUPART_FRAGMENT, nullptr, 0) == CURLUE_OK;
  }

  [[nodiscard]] bool is_sound() const { return is_sound_; }

  /// Empty where the address has none.
  [[nodiscard]] std::string part(CURLUPart part, unsigned flags = 0) const {
    char* text = nullptr;
    if (curl_.url_get(handle_.get(), part, &text, flags) != CURLUE_OK || text == nullptr) return {};
    const std::unique_ptr<char, decltype(curl_.free)> owner(text, curl_.free);
    return text;
  }

 private:
  const Curl& curl_;
  std::unique_ptr<CURLU, decltype(curl_.url_cleanup)> handle_;
  bool is_sound_ = false;
};

}  // namespace

Result<WebAddress> parse_address(const Curl& curl, const std::string& url) {
  const ParsedUrl parsed(curl, url);
  if (!parsed.is_sound()) return fail(Errc::malformed, url, "is no web address (expected http:// or https://)");
  const std::string scheme = parsed.part(CURLUPART_SCHEME), query = parsed.part(CURLUPART_QUERY);
  WebAddress out;
  out.url = parsed.part(CURLUPART_URL);
  out.host = ascii::lower(parsed.part(CURLUPART_HOST));
  if (scheme != "http" && scheme != "https")
    return fail(Errc::unsuitable, url, "is no web address (expected http:// or https://)");
  if (out.host.empty()) return fail(Errc::malformed, url, "is no web address (expected http:// or https://)");
  if (!parsed.part(CURLUPART_USER).empty() || !parsed.part(CURLUPART_PASSWORD).empty())
    return fail(Errc::unsuitable, out.host, "an address with a user's name or password (expected one without)");
  out.origin = scheme + "://" + out.host + ":" + parsed.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
  out.target = parsed.part(CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  return out;
}

}  // namespace cotejo::detail
