#include "fetch/transfer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "fetch/address.hpp"

namespace cotejo::detail {
namespace {

/// What goes on while libcurl works, for its callbacks.
struct Exchange {
  const Request& request;
  const std::stop_token& stop;
  bool allow_private;
  Response response = {};
  bool is_too_large = false;
  std::string refused = {};  ///< an address that is not public
};

std::size_t take_bytes(const char* data, std::size_t, std::size_t size, void* user) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  std::string& bytes = exchange.response.bytes;
  const std::size_t left = exchange.request.max_bytes - bytes.size();
  bytes.append(data, std::min(size, left));
  exchange.is_too_large = size > left;
  return std::min(size, left);
}

std::size_t take_line(const char* data, std::size_t, std::size_t size, void* user) {
  take_header(static_cast<Exchange*>(user)->response.headers, {data, size});
  return size;
}

int may_go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Exchange*>(user)->stop.stop_requested() ? 1 : 0;
}

/// In network order; empty for what is neither IPv4 nor IPv6.
std::span<const unsigned char> address_bytes(const curl_sockaddr& address) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(&address) + offsetof(curl_sockaddr, addr);
  if (address.family == AF_INET) return {begin + offsetof(sockaddr_in, sin_addr), 4};
  // libcurl gives the whole of a sockaddr_in6, though the type it gives it as is shorter.
  if (address.family == AF_INET6 && address.addrlen >= sizeof(sockaddr_in6))
    return {begin + offsetof(sockaddr_in6, sin6_addr), 16};
  return {};
}

std::string shown(const curl_sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const std::span<const unsigned char> bytes = address_bytes(address);
  if (bytes.empty()) return "?";
  ::inet_ntop(address.family, bytes.data(), text.data(), text.size());
  return text.data();
}

/// The last point before a connection: names have been resolved, and it is this very address that is connected to.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  Exchange& exchange = *static_cast<Exchange*>(user);
  if (!exchange.allow_private && !is_public_address(address_bytes(*address))) {
    exchange.refused = shown(*address);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Error failure_of(const Curl& curl, CURLcode code, const Exchange& exchange, const std::string& url) {
  if (exchange.stop.stop_requested()) return fail(Errc::interrupted, {}, "interrupted").value();
  if (exchange.is_too_large || code == CURLE_FILESIZE_EXCEEDED)
    return fail(Errc::too_large, url, "larger than the limit of {1} bytes", std::to_string(exchange.request.max_bytes))
        .value();
  if (!exchange.refused.empty())
    return fail(Errc::unsuitable, url, "leads to {1}, no public address (expected one, or --allow-private)",
                exchange.refused)
        .value();
  return fail(Errc::unreadable, url, "cannot be fetched: {1}", curl.easy_strerror(code)).value();
}

}  // namespace

Transfer::Transfer(const Curl& curl, const FetchOptions& options)
    : curl_(curl), allow_private_(options.allow_private), handle_(curl.easy_init(), curl.easy_cleanup) {
  if (handle_) set_up(options);
}

void Transfer::set_up(const FetchOptions& options) {
  const auto set = [&](CURLoption option, auto value) { curl_.easy_setopt(handle_.get(), option, value); };
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_USERAGENT, options.user_agent.c_str());
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_timeout));
  set(CURLOPT_TIMEOUT, static_cast<long>(options.timeout));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_WRITEFUNCTION, &take_bytes);
  set(CURLOPT_HEADERFUNCTION, &take_line);
  set(CURLOPT_XFERINFOFUNCTION, &may_go_on);
  set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
}

Result<Response> Transfer::get(const WebAddress& address, const Request& request, const std::stop_token& stop) {
  if (!handle_) return fail(Errc::unreadable, address.url, "cannot be fetched: {1}", "libcurl");
  Exchange exchange{request, stop, allow_private_};
  const auto set = [&](CURLoption option, auto value) { curl_.easy_setopt(handle_.get(), option, value); };
  for (const CURLoption option : {CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA})
    set(option, static_cast<void*>(&exchange));
  std::unique_ptr<curl_slist, decltype(curl_.slist_free_all)> headers(nullptr, curl_.slist_free_all);
  const auto add = [&](const std::string& name, const std::string& value) {
    if (value.empty()) return;
    curl_slist* const longer = curl_.slist_append(headers.get(), (name + value).c_str());
    if (longer == nullptr) return;
    (void)headers.release();
    headers.reset(longer);
  };
  add("If-None-Match: ", request.known.etag);
  add("If-Modified-Since: ", request.known.last_modified);
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_URL, address.url.c_str());
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.may_be_cut ? 0 : request.max_bytes));
  const CURLcode code = curl_.easy_perform(handle_.get());
  set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
  const bool is_cut = exchange.is_too_large && request.may_be_cut && !stop.stop_requested();
  if (code != CURLE_OK && !is_cut) return tl::unexpected(failure_of(curl_, code, exchange, address.url));
  curl_.easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &exchange.response.status);
  char* location = nullptr;
  curl_.easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &location);
  if (location != nullptr) exchange.response.location = location;
  exchange.response.url = address.url;
  return std::move(exchange.response);
}

}  // namespace cotejo::detail
