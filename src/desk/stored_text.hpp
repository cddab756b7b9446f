// Documents and alignments as the store keeps them: numbers with blanks between.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/batch.hpp"
#include "cotejo/document.hpp"
#include "cotejo/segment.hpp"
#include "cotejo/store.hpp"

namespace cotejo::detail {

std::string stored_blocks(std::span<const Block> blocks);

/// What a version's text is aligned as. `name` is how reports call it.
Document document_of(const ItemVersion& version, const std::string& name);

StoredAlignment stored_alignment(const AlignedPair& pair);

/// The pair as it was aligned; `documents` are those of the versions that the alignment names.
AlignedPair aligned_pair(DocumentPair documents, const StoredAlignment& alignment);

/// A unit for each bead with both sides, but for those less sure than `min_confidence`.
std::vector<StoredUnit> units_of(const AlignedPair& pair, double min_confidence);

}  // namespace cotejo::detail
