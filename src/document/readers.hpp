// The readers, one a file. A new format is a new file with its reader here and a row in document.cpp.
#pragma once

#include <optional>

#include "cotejo/document.hpp"

namespace cotejo::detail {

extern const DocumentReader kHtmlReader;
extern const DocumentReader kTxtReader;

/// A Document with what decoding tells of it; the text itself is `decoded.utf8`, left to the reader.
Document begin_document(std::string_view format, std::string_view name, const DecodedText& decoded);

}  // namespace cotejo::detail
