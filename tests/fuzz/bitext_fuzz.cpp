// scan_bitext and scan_parallel of any bytes: pairs are text on both sides, a line each, and as many as are counted. A
// NUL separates the name's ending, the Spanish and the English text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cotejo/lexicon.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// Up to the next NUL, which goes too.
std::string_view take_part(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

void require_line(std::string_view text) {
  require(!text.empty() && text.find('\n') == std::string_view::npos);
  require(cotejo::find_invalid_utf8(text) == std::string_view::npos);
}

template <class Scan>
void check(Scan scan) {
  std::size_t heard = 0;
  const cotejo::Result<cotejo::BitextCounts> counts = scan([&](std::string_view es, std::string_view en) {
    require_line(es);
    require_line(en);
    ++heard;
  });
  if (counts) require(counts->pairs == heard);
  if (!counts) require(!counts.error().where.empty() && !to_string(counts.error()).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string name = "f" + std::string(take_part(rest));
  check([&](const cotejo::TakePair& take) { return cotejo::scan_bitext({name, rest}, take); });
  const std::string_view es = take_part(rest);
  check([&](const cotejo::TakePair& take) { return cotejo::scan_parallel({"es", es}, {"en", rest}, take); });
  return 0;
}
