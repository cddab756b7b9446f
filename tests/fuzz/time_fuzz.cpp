// Dates of any bytes: what is read as one is written and read again as the same.
#include <cstdint>

#include "cotejo/article.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto time = cotejo::parse_time({reinterpret_cast<const char*>(data), size});
  if (time) cotejo::fuzz::require(cotejo::parse_time(cotejo::format_time(*time)) == time);
  return 0;
}
