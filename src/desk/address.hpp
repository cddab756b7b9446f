// What items are known by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// An address without what may differ between two that lead to the same page: the scheme, "www.", the fragment, the
/// marks of campaigns, a slash at the end. Empty for a site's front page, which is nobody's address, and for what is
/// no http address.
std::string normal_address(std::string_view url);

/// The host of a http address, in lower case, without "www."; else empty.
std::string host_of(std::string_view url);

/// Letters and digits of a title, in lower case and without accents, with hyphens between words: "sismo-en-la-costa".
/// At most 48 bytes; "item" where nothing is left.
std::string slug(std::string_view title);

/// Days since 1970-01-01. Nothing for a date before there were feeds (1990), which is a mistake.
std::optional<std::int64_t> day_of(std::optional<std::int64_t> seconds);

/// "2026-11-05"; "undated" for none.
std::string day_name(std::optional<std::int64_t> day);

}  // namespace cotejo::detail
