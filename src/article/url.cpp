#include "article/url.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

constexpr auto kNowhere = std::string_view::npos;

struct Url {
  std::string_view scheme, authority, path, query, fragment;  ///< the last two with their "?" and "#"
  bool has_authority = false;
};

std::size_t scheme_size(std::string_view url) {
  if (url.empty() || !ascii::is_letter(url[0])) return 0;
  const auto end = std::ranges::find_if_not(
      url, [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '+' || c == '-' || c == '.'; });
  return end != url.end() && *end == ':' ? static_cast<std::size_t>(end - url.begin()) : 0;
}

/// Cuts what begins at the first of `marks` off the end.
std::string_view cut_tail(std::string_view& url, std::string_view marks) {
  const std::size_t at = std::min(url.find_first_of(marks), url.size());
  const std::string_view tail = url.substr(at);
  url = url.substr(0, at);
  return tail;
}

Url split(std::string_view url) {
  Url parts;
  if (const std::size_t size = scheme_size(url); size > 0) {
    parts.scheme = url.substr(0, size);
    url.remove_prefix(size + 1);
  }
  parts.fragment = cut_tail(url, "#");
  parts.query = cut_tail(url, "?");
  if (url.starts_with("//")) {
    parts.has_authority = true;
    url.remove_prefix(2);
    parts.path = cut_tail(url, "/");
    parts.authority = url;
  } else {
    parts.path = url;
  }
  return parts;
}

/// RFC 3986, 5.2.4, of a path that begins with a slash.
std::string without_dots(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view step = path.substr(at, end - at);  // with its slash before
    const bool is_up = step == "/..", is_last = end == path.size();
    if (is_up) out.resize(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
    if (!is_up && step != "/.") out += step;
    if (is_last && (is_up || step == "/.")) out += '/';
    at = end;
  }
  return out;
}

std::string join_paths(const Url& base, std::string_view path) {
  if (path.starts_with('/')) return without_dots(path);
  const std::size_t folder = base.path.rfind('/');
  const std::string before(folder == kNowhere ? "/" : base.path.substr(0, folder + 1));
  return without_dots(before + std::string(path));
}

std::string put_together(const Url& site, std::string_view path, std::string_view query, std::string_view fragment) {
  std::string out = std::string(site.scheme) + ':';
  if (site.has_authority) out += "//" + std::string(site.authority);
  return out.append(path).append(query).append(fragment);
}

/// "http:///example.org" is "http://example.org".
std::string without_extra_slashes(std::string_view url) {
  const std::size_t scheme = scheme_size(url);
  if (scheme == 0 || !url.substr(scheme).starts_with("://")) return std::string(url);
  const std::size_t begin = scheme + 3;
  const std::size_t end = std::min(url.find_first_not_of('/', begin), url.size());
  return std::string(url.substr(0, begin)).append(url.substr(end));
}

constexpr auto kSchemes = std::to_array<std::string_view>({"file", "ftp", "http", "https", "urn", "tag", "feed"});

}  // namespace

std::string resolve_url(std::string_view base, std::string_view link) {
  const std::string_view bare = ascii::trim(link);
  const Url from = split(base), to = split(bare);
  const bool is_opaque = !from.has_authority && !from.path.starts_with('/');  // "mailto:", "urn:"
  if (!to.scheme.empty() || from.scheme.empty() || is_opaque) return without_extra_slashes(bare);
  if (to.has_authority) return std::string(from.scheme) + ':' + std::string(bare);
  if (!to.path.empty()) return put_together(from, join_paths(from, to.path), to.query, to.fragment);
  return put_together(from, from.path, to.query.empty() ? from.query : to.query, to.fragment);
}

std::string resolve_base(std::string_view base, std::string_view link) {
  if (ascii::trim(link).empty()) return std::string(base);
  std::string url = resolve_url(base, link);
  const std::string_view scheme = std::string_view(url).substr(0, scheme_size(url));
  if (base.empty() || std::ranges::find(kSchemes, ascii::lower(scheme)) != kSchemes.end()) return url;
  return std::string(base);
}

}  // namespace cotejo::detail
