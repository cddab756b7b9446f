// Translation memories: what a TMX file holds, and whether it is one that CAT tools take.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/error.hpp"

namespace cotejo {

/// What a file may ask of us; beyond it the reading stops with a fatal problem (problems apart: the first are kept).
struct TmxLimits {
  std::size_t max_depth = 256;       ///< of nested elements
  std::size_t max_attributes = 64;   ///< of one element
  std::size_t max_problems = 1'000;  ///< listed, of each severity
};

struct TmProperty {
  std::string type;
  std::string value;
};

/// A unit (TU) of a translation memory, as far as the two languages go.
/// Its texts are plain: one line, trimmed, without the codes that inline elements stand for. What <hi> holds is text;
/// what <bpt>, <ept>, <ph>, <it> and <ut> hold is code of the original format, and a <sub> within it is a text of its
/// own that is not part of this one. A <ph> between two words (a line break, an image) leaves a space.
struct TmUnit {
  std::string es, en;            ///< not empty
  std::string es_lang, en_lang;  ///< as the file has them: "es-MX"
  std::string id;                ///< tuid; empty: none
  std::size_t line = 0;          ///< of the <tu>, 1-based
  std::size_t number = 0;        ///< of the <tu> among all of the file, 0-based
  std::vector<std::string> notes;
  std::vector<TmProperty> properties;
};

struct TmxReadOptions {
  /// A unit's variant of just this tag counts before the first one of the language, whatever its region.
  std::string es_lang = "es";
  std::string en_lang = "en";
  TmxLimits limits;
};

struct TmxCounts {
  std::size_t units = 0;        ///< with text in both languages
  std::size_t passed_over = 0;  ///< the others
};

/// Hears of one unit after the other, in file order; the unit is good until it returns.
using TakeUnit = std::function<void(const TmUnit& unit)>;

/// Hands on the units of a TMX of any version. Takes what it understands, of files that are well-formed: elements out
/// of place are passed over, which validate_tmx tells of. `name` is how the user knows the input. Errors: encoding,
/// also for a file without any text; malformed with "name:line". Units before that place have been handed on. Reads no
/// other file (DTD, entity). Time is linear; memory for one unit, besides a copy of text that is not UTF-8.
Result<TmxCounts> scan_tmx(std::string_view bytes, std::string_view name, const TakeUnit& take,
                           const TmxReadOptions& options = {});

/// What a TMX holds, at once.
struct TranslationMemory {
  std::vector<TmUnit> units;
  std::size_t passed_over = 0;  ///< units without text in both languages
};
Result<TranslationMemory> parse_tmx(std::string_view bytes, std::string_view name, const TmxReadOptions& options = {});

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

/// Checks well-formedness, the TMX 1.4 structure and the traps CAT tools fall into. Never fails: what is wrong is the
/// result. Reads no other file (DTD, entity). Linear; memory for a few words a unit.
TmxValidation validate_tmx(std::string_view bytes, const TmxLimits& limits = {});

}  // namespace cotejo
