#include "write/cells.hpp"

#include "cotejo/text.hpp"

namespace cotejo::detail {
namespace {

bool breaks_cell(char32_t c) { return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace

std::string plain_cell(std::string_view text) {
  std::string cell;
  cell.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (breaks_cell(next_code_point(text, at))) {
      cell.push_back(' ');
    } else {
      cell.append(text.substr(start, at - start));
    }
  }
  return cell;
}

}  // namespace cotejo::detail
