#include "cotejo/fetch.hpp"

#include <poll.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "fetch/address.hpp"
#include "fetch/robots.hpp"
#include "fetch/transfer.hpp"
#include "text/ascii.hpp"

namespace cotejo {
namespace {

using detail::Request;
using detail::Response;
using detail::RobotsRules;
using detail::WebAddress;

constexpr std::string_view kAgent = "cotejo";                // whom robots.txt speaks to
constexpr std::size_t kRobotsBytes = std::size_t{1} << 19U;  // what RFC 9309 asks for at least

/// In slices, so that a stop is heard.
void rest(double seconds, const std::stop_token& stop) {
  constexpr double kSlice = 0.05;
  for (; seconds > 0 && !stop.stop_requested(); seconds -= kSlice)
    ::poll(nullptr, 0, static_cast<int>(std::min(seconds, kSlice) * 1000) + 1);
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// The server has too much to do, or has had enough of us.
bool asks_for_rest(long status) { return status == 429 || status == 503; }

Error status_error(const Response& response) {
  const bool is_gone = response.status == 404 || response.status == 410;
  return fail(is_gone ? Errc::not_found : Errc::unreadable, response.url, "answers with HTTP status {1} (expected 200)",
              std::to_string(response.status))
      .value();
}

FetchedPage page_of(Response response) {
  return {response.status == 304,
          std::move(response.bytes),
          std::move(response.url),
          std::move(response.headers.content_type),
          std::move(response.headers.content_language),
          std::move(response.headers.validators)};
}

}  // namespace

struct Fetcher::Impl {
  explicit Impl(FetchOptions given) : options(std::move(given)), curl(detail::curl_library()) {
    if (curl != nullptr) transfer.emplace(*curl, options);
  }

  struct Host {
    bool was_asked = false, wants_rest = false;
  };
  enum class Robots : bool { ignored, honoured };

  Result<FetchedPage> fetch(const std::string& url, const Validators& known, Robots robots,
                            const std::stop_token& stop);
  Result<Response> follow(const std::string& url, const Request& request, Robots robots, const std::stop_token& stop);
  Result<Response> ask(const WebAddress& address, const Request& request, const std::stop_token& stop);
  Result<void> ask_robots(const WebAddress& address, const std::stop_token& stop);
  Result<RobotsRules> robots_of(const WebAddress& address, const std::stop_token& stop);

  FetchOptions options;
  const detail::Curl* curl;
  std::optional<detail::Transfer> transfer;
  std::map<std::string, Host> hosts;
  std::map<std::string, Result<RobotsRules>> robots_by_origin;
};

Result<Response> Fetcher::Impl::ask(const WebAddress& address, const Request& request, const std::stop_token& stop) {
  if (!options.allow_private && detail::is_private_literal(address.host))
    return fail(Errc::unsuitable, address.url, "leads to {1}, no public address (expected one, or --allow-private)",
                address.host);
  Host& host = hosts[address.host];
  if (host.wants_rest)
    return fail(Errc::unreadable, address.url, "its host has asked to be left alone for now (HTTP status 429 or 503)");
  if (std::exchange(host.was_asked, true)) rest(options.pause, stop);
  if (stop.stop_requested()) return fail(Errc::interrupted, {}, "interrupted");
  Result<Response> response = transfer->get(address, request, stop);
  if (response && asks_for_rest(response->status)) host.wants_rest = true;
  return response;
}

/// A site without one has no wishes; one that cannot say them now may not be asked now.
Result<RobotsRules> Fetcher::Impl::robots_of(const WebAddress& address, const std::stop_token& stop) {
  const Request request{{}, kRobotsBytes, true};
  const Result<Response> response = follow(address.origin + "/robots.txt", request, Robots::ignored, stop);
  if (!response) return tl::unexpected(response.error());
  if (response->status == 200) return RobotsRules::parse(response->bytes, kAgent);
  if (response->status >= 400 && response->status < 500 && !asks_for_rest(response->status)) return RobotsRules();
  return tl::unexpected(status_error(*response));
}

Result<void> Fetcher::Impl::ask_robots(const WebAddress& address, const std::stop_token& stop) {
  auto known = robots_by_origin.find(address.origin);
  if (known == robots_by_origin.end()) known = robots_by_origin.emplace(address.origin, robots_of(address, stop)).first;
  if (!known->second) return tl::unexpected(known->second.error());
  if (known->second->allows(address.target)) return {};
  return fail(Errc::unsuitable, address.url, "robots.txt of the site does not let cotejo fetch it");
}

Result<Response> Fetcher::Impl::follow(const std::string& url, const Request& request, Robots robots,
                                       const std::stop_token& stop) {
  std::string at = url;
  for (unsigned hop = 0; hop <= options.max_redirects; ++hop) {
    const Result<WebAddress> address = detail::parse_address(*curl, at);
    if (!address && hop == 0) return tl::unexpected(address.error());
    if (!address)
      return fail(Errc::unsuitable, url, "is redirected to {1} (expected http or https, without a password)", at);
    if (robots == Robots::honoured)
      if (Result<void> allowed = ask_robots(*address, stop); !allowed)
        return tl::unexpected(std::move(allowed.error()));
    Result<Response> response = ask(*address, request, stop);
    if (!response || !is_redirect(response->status) || response->location.empty()) return response;
    at = std::move(response->location);
  }
  return fail(Errc::unreadable, url, "is redirected more than {1} times", std::to_string(options.max_redirects));
}

Result<FetchedPage> Fetcher::Impl::fetch(const std::string& url, const Validators& known, Robots robots,
                                         const std::stop_token& stop) {
  if (!transfer) return fail(Errc::unreadable, url, "cannot be fetched without libcurl (expected {1})", COTEJO_CURL);
  Result<Response> response = follow(url, {known, options.max_bytes, false}, robots, stop);
  if (!response) return tl::unexpected(std::move(response.error()));
  const bool was_conditional = known != Validators();
  if (response->status == 200 || (response->status == 304 && was_conditional)) return page_of(std::move(*response));
  return tl::unexpected(status_error(*response));
}

bool is_web_address(std::string_view text) {
  const std::string head = ascii::lower(text.substr(0, 8));
  return head.starts_with("http://") || head.starts_with("https://");
}

Fetcher::Fetcher(FetchOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Fetcher::~Fetcher() = default;
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;

Result<FetchedPage> Fetcher::feed(const std::string& url, const Validators& known, const std::stop_token& stop) {
  return impl_->fetch(url, known, Impl::Robots::ignored, stop);
}

Result<FetchedPage> Fetcher::page(const std::string& url, const std::stop_token& stop) {
  return impl_->fetch(url, {}, Impl::Robots::honoured, stop);
}

}  // namespace cotejo
