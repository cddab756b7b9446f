#include "pair/addresses.hpp"

#include <algorithm>
#include <unordered_map>

#include "text/ascii.hpp"

namespace cotejo {
namespace {

using Owners = std::unordered_map<std::string, std::uint32_t>;

Owners owners_of(std::span<const PairText> articles) {
  Owners out;
  for (std::uint32_t k = 0; k < articles.size(); ++k)
    for (const std::string_view address : articles[k].links) out.try_emplace(comparable_address(address), k);
  out.erase("");
  return out;
}

/// Calls take(article, other) for each other article that an article says is the same.
template <class Take>
void for_each_said(std::span<const PairText> articles, const Owners& others, Take take) {
  for (std::uint32_t k = 0; k < articles.size(); ++k) {
    for (const std::string_view address : articles[k].says_same) {
      const auto other = others.find(comparable_address(address));
      if (other != others.end()) take(k, other->second);
    }
  }
}

}  // namespace

std::string comparable_address(std::string_view address) {
  address = address.substr(0, address.find('#'));
  if (const std::size_t scheme = address.find("://"); scheme < address.find_first_of("/?"))
    address.remove_prefix(scheme + 3);
  while (address.ends_with('/')) address.remove_suffix(1);
  std::string out(address);
  const auto host_end = out.begin() + static_cast<std::ptrdiff_t>(std::min(out.find_first_of("/?"), out.size()));
  std::transform(out.begin(), host_end, out.begin(), ascii::to_lower);
  return out;
}

std::vector<Candidate> linked_articles(std::span<const PairText> es, std::span<const PairText> en) {
  std::vector<Candidate> out;
  for_each_said(es, owners_of(en), [&](std::uint32_t a, std::uint32_t b) { out.push_back({a, b}); });
  for_each_said(en, owners_of(es), [&](std::uint32_t b, std::uint32_t a) { out.push_back({a, b}); });
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace cotejo
