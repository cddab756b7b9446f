// Links of a page or feed made absolute, as RFC 3986 (5.2) has it.
#pragma once

#include <string>
#include <string_view>

namespace cotejo::detail {

/// `link` as seen from `base`; as it is when the base is empty or no URL. Repairs what feeds write: white space at the
/// ends, and more than two slashes after a scheme.
std::string resolve_url(std::string_view base, std::string_view link);

/// The same for a new base: one whose scheme leads nowhere a reader could go (javascript:) leaves the old one in force.
std::string resolve_base(std::string_view base, std::string_view link);

}  // namespace cotejo::detail
