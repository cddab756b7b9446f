// validate_tmx of any bytes: no crash, every problem has a place in the file (or none) and words, and the counts agree.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cotejo/tm.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const cotejo::TmxValidation validation = cotejo::validate_tmx(bytes, {.max_depth = 32, .max_problems = 50});
  for (const cotejo::TmxProblem& problem : validation.problems) {
    const bool is_placed = problem.line >= 1 && problem.column >= 1;
    const bool is_of_the_file = problem.line == 0 && problem.column == 0;
    if (!is_placed && !is_of_the_file) std::abort();
    if (problem.line > size + 1 || problem.column > size + 1 || to_string(problem.what).empty()) std::abort();
  }
  if (validation.stats.same_source_different_target > validation.stats.units) std::abort();
  return 0;
}
