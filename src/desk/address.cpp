#include "desk/address.hpp"

#include <algorithm>
#include <array>

#include "cotejo/article.hpp"
#include "cotejo/text.hpp"
#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

constexpr std::int64_t kDay = 86'400;              // seconds
constexpr std::int64_t kEarliest = 631'152'000;    // 1990-01-01
constexpr std::int64_t kLatest = 253'402'300'799;  // the end of 9999

/// "host/path?query" of a http address.
std::optional<std::string_view> after_scheme(std::string_view url) {
  const std::string head = ascii::lower(url.substr(0, 8));
  if (head.starts_with("https://")) return url.substr(8);
  if (head.starts_with("http://")) return url.substr(7);
  return std::nullopt;
}

/// Parameters that say where a reader came from, not what is read.
bool is_of_campaign(std::string_view parameter) {
  static constexpr std::array<std::string_view, 3> kBeginnings = {"utm_", "at_", "mc_"};
  static constexpr std::array<std::string_view, 7> kNames = {"fbclid", "gclid", "ref", "source", "rss", "cmp", "ocid"};
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return std::ranges::any_of(kBeginnings, [&](std::string_view begin) { return name.starts_with(begin); }) ||
         std::ranges::find(kNames, name) != kNames.end();
}

std::string without_campaigns(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_of_campaign(parameter)) out.append(out.empty() ? "?" : "&").append(parameter);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
  }
  return out;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::optional<std::string_view> rest = after_scheme(url);
  if (!rest) return {};
  std::string host = ascii::lower(rest->substr(0, rest->find_first_of("/?#")));
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::string normal_address(std::string_view url) {
  const std::optional<std::string_view> after = after_scheme(url);
  if (!after) return {};
  std::string_view rest = after->substr(0, after->find('#'));
  const std::size_t host_end = std::min(rest.find_first_of("/?"), rest.size());
  const std::size_t question = std::min(rest.find('?'), rest.size());
  std::string_view path = rest.substr(host_end, question - host_end);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string query = question < rest.size() ? without_campaigns(rest.substr(question + 1)) : std::string();
  if (path.empty() && query.empty()) return {};
  return host_of(url) + std::string(path) + query;
}

std::string slug(std::string_view title) {
  constexpr std::size_t kMost = 48;
  std::string out;
  for (const char c : fold(title)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept)
      out += c;
    else if (!out.empty() && out.back() != '-' && static_cast<unsigned char>(c) < 0x80)
      out += '-';
  }
  if (out.size() > kMost) {
    out.resize(kMost);
    const std::size_t word = out.rfind('-');
    if (word != std::string::npos && word > 0) out.resize(word);
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "item" : out;
}

std::optional<std::int64_t> day_of(std::optional<std::int64_t> seconds) {
  if (!seconds || *seconds < kEarliest || *seconds > kLatest) return std::nullopt;
  return *seconds / kDay;
}

std::string day_name(std::optional<std::int64_t> day) {
  return day ? format_time(*day * kDay).substr(0, 10) : "undated";
}

}  // namespace cotejo::detail
