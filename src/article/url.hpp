// Where a relative link leads.
#pragma once

#include <string>
#include <string_view>

namespace cotejo::detail {

/// `link` as an absolute URL (RFC 3986, 5.2); as it is when nothing is known of the base.
std::string resolve_url(std::string_view base, std::string_view link);

}  // namespace cotejo::detail
