// Translation memories: what a TMX file holds, and whether it is one that CAT tools take.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// What a strict TMX 1.4 reader would refuse or silently lose.
struct TmxProblem {
  std::size_t line = 0;  ///< 1-based; 0: the whole file
  std::size_t column = 0;
  bool fatal = false;  ///< a strict reader rejects the file; else it loses or alters something
  Message what;
};

struct TmxStats {
  std::size_t units = 0;
  std::size_t variants = 0;
  std::size_t same_source_different_target = 0;  ///< units whose source text has another translation elsewhere
};

struct TmxValidation {
  TmxStats stats;
  std::vector<TmxProblem> problems;  ///< in file order
};

/// What a file may ask of us; beyond it the reading stops with a fatal problem (problems apart: the first are kept).
struct TmxLimits {
  std::size_t max_depth = 256;       ///< of nested elements
  std::size_t max_attributes = 64;   ///< of one element
  std::size_t max_problems = 1'000;  ///< listed, of each severity
};

/// Checks well-formedness, the TMX 1.4 structure and the traps CAT tools fall into. Never fails: what is wrong is the
/// result. Reads no other file (DTD, entity). Linear; memory for a few words a unit.
TmxValidation validate_tmx(std::string_view bytes, const TmxLimits& limits = {});

}  // namespace cotejo
