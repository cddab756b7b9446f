// Which addresses are of the public internet.
#pragma once

#include <span>
#include <string>

namespace cotejo::detail {

/// Of an IPv4 or IPv6 address in network order, 4 or 16 bytes. Not so: loopback, private and shared networks,
/// link-local, multicast, reserved, documentation, and IPv6 addresses that stand for such an IPv4 one.
bool is_public_address(std::span<const unsigned char> address);

/// Whether `host`, as in a URL, is written as such an address, or as "localhost": "10.0.0.1", "[::1]".
bool is_private_literal(const std::string& host);

}  // namespace cotejo::detail
