#include "fetch/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

/// The first `bits` of addresses that are set aside.
template <std::size_t N>
struct Prefix {
  std::array<unsigned char, N> bytes;
  unsigned bits;
};

// IANA's registry of special-purpose IPv4 addresses, with multicast (224/4).
constexpr std::array<Prefix<4>, 15> kReserved4 = {{{{0}, 8},
                                                   {{10}, 8},
                                                   {{100, 64}, 10},
                                                   {{127}, 8},
                                                   {{169, 254}, 16},
                                                   {{172, 16}, 12},
                                                   {{192, 0, 0}, 24},
                                                   {{192, 0, 2}, 24},
                                                   {{192, 88, 99}, 24},
                                                   {{192, 168}, 16},
                                                   {{198, 18}, 15},
                                                   {{198, 51, 100}, 24},
                                                   {{203, 0, 113}, 24},
                                                   {{224}, 4},
                                                   {{240}, 4}}};

// All that is given out of IPv6 is in 2000::/3; of that: protocols (Teredo among them), documentation, 6to4.
constexpr Prefix<16> kGlobal6 = {{0x20}, 3};
constexpr std::array<Prefix<16>, 4> kReserved6 = {
    {{{0x20, 0x01}, 23}, {{0x20, 0x01, 0x0d, 0xb8}, 32}, {{0x20, 0x02}, 16}, {{0x3f, 0xff}, 20}}};

// ::ffff:0:0/96 and 64:ff9b::/96 have an IPv4 address in their last four bytes.
constexpr std::array<Prefix<16>, 2> kHolding4 = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, {{0, 0x64, 0xff, 0x9b}, 96}}};

template <std::size_t N>
bool has_prefix(std::span<const unsigned char> address, const Prefix<N>& prefix) {
  for (unsigned bit = 0; bit < prefix.bits; bit += 8) {
    const unsigned left = std::min(8U, prefix.bits - bit);
    const unsigned mask = 0xffU & (0xffU << (8U - left));
    if (((address[bit / 8] ^ prefix.bytes[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

template <std::size_t N, std::size_t Count>
bool has_any(std::span<const unsigned char> address, const std::array<Prefix<N>, Count>& prefixes) {
  return std::ranges::any_of(prefixes, [&](const auto& prefix) { return has_prefix(address, prefix); });
}

}  // namespace

bool is_public_address(std::span<const unsigned char> address) {
  if (address.size() == 4) return !has_any(address, kReserved4);
  if (address.size() != 16) return false;
  if (has_any(address, kHolding4)) return is_public_address(address.last(4));
  return has_prefix(address, kGlobal6) && !has_any(address, kReserved6);
}

bool is_private_literal(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return !is_public_address(std::span(bytes).first(4));
  if (host.starts_with('[') && host.ends_with(']')) {
    const std::string inside = host.substr(1, std::min(host.find('%'), host.size() - 1) - 1);
    return inet_pton(AF_INET6, inside.c_str(), bytes.data()) != 1 || !is_public_address(bytes);
  }
  const std::string name = ascii::lower(host.ends_with('.') ? host.substr(0, host.size() - 1) : host);
  return name == "localhost" || name.ends_with(".localhost");
}

}  // namespace cotejo::detail
