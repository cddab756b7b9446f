// The basic idea: ICU's sentence breaks and the junctions of the text are walked side by side. At a junction the rules
// decide; a break away from any junction (a stop of another script) stands. Linear time.
#include "cotejo/segment.hpp"
#include "segment/breaks.hpp"
#include "segment/characters.hpp"
#include "segment/junction.hpp"
#include "segment/rules.hpp"

namespace cotejo {
namespace {

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
  Breaks breaks;
};

Segmenter::Segmenter(Side language) : impl_(std::make_unique<Impl>(Impl{lexis_of(language), Breaks(language)})) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<ByteRange> Segmenter::sentences(std::string_view block) const {
  Breaks& breaks = impl_->breaks;
  breaks.start(block);
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
