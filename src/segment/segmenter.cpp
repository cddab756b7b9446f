// The basic idea: ICU's sentence breaks and the junctions of the text are walked side by side. At a junction the rules
// decide; a break away from any junction (a stop of another script) stands. Linear time; one copy of the block.
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <stdexcept>

#include "cotejo/segment.hpp"
#include "segment/characters.hpp"
#include "segment/junction.hpp"
#include "segment/rules.hpp"

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

/// To ICU a line end is the end of a paragraph; in a block it is white space. Every byte keeps its place.
void blank_line_ends(std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '\n':
      case '\r':
        text[at] = ' ';
        break;
      case '\xC2':
        if (text.compare(at, 2, "\u0085") == 0) text.replace(at, 2, "\u00A0");
        break;
      case '\xE2':
        if (text.compare(at, 3, "\u2028") == 0 || text.compare(at, 3, "\u2029") == 0) text.replace(at, 3, "\u2003");
        break;
      default:
        break;
    }
  }
}

/// ICU's breaks of one text, in order. Both arguments must outlive it.
class Breaks {
 public:
  Breaks(icu::BreakIterator& iterator, const std::string& text) : iterator_(iterator) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_.setText(&text_, status);
    require(status, "ICU does not take the text");
    pop();
  }
  Breaks(const Breaks&) = delete;
  Breaks& operator=(const Breaks&) = delete;
  ~Breaks() { utext_close(&text_); }

  /// Whether a break at or before `limit` is left.
  [[nodiscard]] bool any_up_to(std::size_t limit) const { return !done_ && next_ <= limit; }

  std::size_t pop() {
    const std::size_t popped = next_;
    const std::int32_t found = iterator_.next();
    done_ = found == icu::BreakIterator::DONE;
    if (!done_) next_ = static_cast<std::size_t>(found);
    return popped;
  }

 private:
  icu::BreakIterator& iterator_;
  UText text_ = UTEXT_INITIALIZER;
  std::size_t next_ = 0;
  bool done_ = false;
};

/// The sentences found so far, and the beginning of the one that is open.
class Sentences {
 public:
  explicit Sentences(std::string_view text) : text_(text) {}

  void cut(std::size_t at) {
    const ByteRange sentence = trim(text_, {begin_, at});
    if (!sentence.empty()) found_.push_back(sentence);
    begin_ = first_word_ = at;
  }

  /// First letter or digit of the open sentence; `limit` when there is none before it. Limits rise from call to call.
  std::size_t first_word(std::size_t limit) {
    first_word_ = skip(text_.substr(0, limit), first_word_, [](char32_t c) { return !is_letter(c) && !is_digit(c); });
    return first_word_;
  }

  /// What is left and has no word in it, "… …”", belongs to the sentence before.
  std::vector<ByteRange> finish() && {
    const bool has_word = first_word(text_.size()) < text_.size();
    if (!has_word && !found_.empty()) {
      begin_ = found_.back().begin;
      found_.pop_back();
    }
    cut(text_.size());
    return std::move(found_);
  }

 private:
  std::string_view text_;
  std::vector<ByteRange> found_;
  std::size_t begin_ = 0, first_word_ = 0;
};

}  // namespace

struct Segmenter::Impl {
  const Lexis& lexis;
  std::unique_ptr<icu::BreakIterator> iterator;
  std::string text;  ///< the block as ICU sees it; kept for its memory
};

Segmenter::Segmenter(Side language)
    : impl_(std::make_unique<Impl>(Impl{lexis_of(language), make_iterator(language), {}})) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<ByteRange> Segmenter::sentences(std::string_view block) const {
  impl_->text.assign(block);
  blank_line_ends(impl_->text);
  Breaks breaks(*impl_->iterator, impl_->text);
  Sentences sentences(block);
  JunctionFinder junctions(block);
  while (auto junction = junctions.next()) {
    while (breaks.any_up_to(junction->stop)) sentences.cut(breaks.pop());
    while (breaks.any_up_to(junction->next)) {
      breaks.pop();
      junction->broken = true;
    }
    junction->first_word = sentences.first_word(junction->stop);
    if (ends_sentence(*junction, impl_->lexis)) sentences.cut(junction->next);
  }
  while (breaks.any_up_to(block.size())) sentences.cut(breaks.pop());
  return std::move(sentences).finish();
}

}  // namespace cotejo
