// robots.txt of any bytes, asked for any path; and whoever is let in by name is, whatever is said to the others.
#include <cstdint>
#include <string>

#include "fetch/robots.hpp"
#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using cotejo::detail::RobotsRules;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t end = all.find('\n');
  const std::string target = "/" + std::string(all.substr(0, end));
  const std::string text(end == std::string_view::npos ? std::string_view() : all.substr(end + 1));
  (void)RobotsRules::parse(text, "cotejo").allows(target);
  const std::string agent = "nobody whom the bytes above would name by chance";
  cotejo::fuzz::require(
      RobotsRules::parse(text + "\nallow: /\nuser-agent: " + agent + "\nallow: /\n", agent).allows(target));
  return 0;
}
