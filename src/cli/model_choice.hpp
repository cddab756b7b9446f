// Models by the names that users call them: a file's, builtin, none.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cotejo/lexicon.hpp"

namespace cotejo::cli {

/// A file, or builtin for the one that comes with cotejo.
Result<std::shared_ptr<const Model>> read_model(const std::string& choice);

/// 16 hexadecimal digits, by which one sees whether two are the same.
std::string checksum_text(const Model& model);

/// The models that the --model options stand for, each by its name; none for none.
std::vector<std::string> chosen_models(const std::vector<std::string>& choices);

/// What the --model options choose together. Without any, the built-in one if it is there: cotejo works without, only
/// less well. Errors: usage when none is not alone, and those of reading.
Result<std::vector<std::shared_ptr<const Model>>> read_models(const std::vector<std::string>& choices);

}  // namespace cotejo::cli
