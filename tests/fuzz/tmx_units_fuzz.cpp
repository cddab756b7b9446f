// scan_tmx of any bytes: units are whole, plain and in order; and what a strict reader takes, it takes.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "cotejo/text.hpp"
#include "cotejo/tm.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_plain(std::string_view text) {
  require(!text.empty() && text.find('\n') == std::string_view::npos);
  require(cotejo::find_invalid_utf8(text) == std::string_view::npos);
  require(cotejo::trim(text, {0, text.size()}).size() == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const cotejo::TmxLimits limits{.max_depth = 32};
  std::size_t units = 0, line = 1;
  const auto counts = cotejo::scan_tmx(bytes, "f",
                                       [&](const cotejo::TmUnit& unit) {
                                         require_plain(unit.es);
                                         require_plain(unit.en);
                                         require(unit.line >= line && unit.line <= size + 1);
                                         line = unit.line;
                                         ++units;
                                       },
                                       {.limits = limits});
  if (counts) require(counts->units == units);
  if (!counts) require(counts.error().where.starts_with("f") && !to_string(counts.error()).empty());
  const auto problems = cotejo::validate_tmx(bytes, limits).problems;
  if (std::ranges::none_of(problems, &cotejo::TmxProblem::fatal)) require(counts.has_value());
  return 0;
}
