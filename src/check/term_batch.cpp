#include "check/term_batch.hpp"

namespace cotejo {

TermBatch::TermBatch(CheckBatch batch, const Lexicon& lexicon) : impl_(std::make_unique<Impl>(batch, lexicon)) {}
TermBatch::~TermBatch() = default;

}  // namespace cotejo
