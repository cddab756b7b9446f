#include "article/url.hpp"

#include <algorithm>
#include <vector>

namespace cotejo::detail {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n\r\f"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\n\r\f") + 1);
}

/// The size of "https:" at the start; 0 when there is no scheme.
std::size_t scheme_size(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  const bool has_scheme = end != std::string_view::npos && end > 0 && url[end] == ':';
  return has_scheme ? end + 1 : 0;
}

/// The size of "https://example.org".
std::size_t origin_size(std::string_view url) {
  const std::size_t scheme = scheme_size(url);
  if (url.substr(scheme, 2) != "//") return scheme;
  return std::min(url.find_first_of("/?#", scheme + 2), url.size());
}

/// Without "." and ".." (RFC 3986, 5.2.4).
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  bool ends_in_folder = false;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    ends_in_folder = part == "." || part == "..";
    if (part == "..") {
      if (kept.size() > 1) kept.pop_back();
    } else if (part != ".") {
      kept.push_back(part);
    }
    at = end + 1;
  }
  std::string out;
  for (std::size_t k = 0; k < kept.size(); ++k) out.append(k == 0 ? "" : "/").append(kept[k]);
  return ends_in_folder ? out + "/" : out;
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view link) {
  base = trimmed(base);
  link = trimmed(link);
  if (scheme_size(link) > 0 || base.empty() || scheme_size(base) == 0) return std::string(link);
  if (link.empty()) return std::string(base);
  if (link.starts_with("//")) return std::string(base.substr(0, scheme_size(base))).append(link);
  const std::string_view page = base.substr(0, base.find('#'));
  if (link[0] == '#') return std::string(page).append(link);
  const std::size_t origin = origin_size(base);
  const std::string_view path = page.substr(origin, page.find('?', origin) - origin);
  if (link[0] == '?') return std::string(base.substr(0, origin)).append(path).append(link);
  const std::size_t tail = std::min(link.find_first_of("?#"), link.size());
  const std::string folder = link[0] == '/' ? "" : std::string(path.substr(0, path.rfind('/') + 1));
  std::string whole = folder + std::string(link.substr(0, tail));
  if (!whole.starts_with('/')) whole.insert(0, "/");
  return std::string(base.substr(0, origin)).append(without_dots(whole)).append(link.substr(tail));
}

}  // namespace cotejo::detail
