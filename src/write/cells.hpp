// Text in the cells of a table.
#pragma once

#include <string>
#include <string_view>

namespace cotejo::detail {

/// `text` with a space for each tab and line end, which would break the table.
std::string plain_cell(std::string_view text);

}  // namespace cotejo::detail
