#include "segment/breaks.hpp"

#include <stdexcept>
#include <utility>

namespace cotejo {
namespace {

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(what);
}

std::unique_ptr<icu::BreakIterator> make_iterator(Side language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(language == Side::es ? "es" : "en");
  std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createSentenceInstance(locale, status));
  require(status, "ICU has no sentence break data");
  return iterator;
}

}  // namespace

Breaks::Breaks(Side language) : iterator_(make_iterator(language)) {}

void Breaks::start(std::string_view text) {
  excerpt_.assign(text);
  next_ = end_ = text.size();
  done_ = text.empty();
  if (excerpt_.shown().empty()) return;  // without a stop there is but the end
  UErrorCode status = U_ZERO_ERROR;
  const std::string& shown = excerpt_.shown();
  UText* const opened = utext_openUTF8(opened_.get(), shown.data(), static_cast<std::int64_t>(shown.size()), &status);
  require(status, "ICU does not take the text");
  if (!opened_) opened_.reset(opened);
  iterator_->setText(opened, status);
  require(status, "ICU does not take the text");
  find_next();
}

void Breaks::find_next() {
  const std::int32_t found = iterator_->next();
  next_ = found == icu::BreakIterator::DONE ? end_ : excerpt_.place(static_cast<std::size_t>(found));
}

std::size_t Breaks::pop() {
  const std::size_t popped = next_;
  done_ = popped == end_;
  if (!done_) find_next();
  return popped;
}

}  // namespace cotejo
