#include "lexicon/term_words.hpp"

#include <algorithm>

#include "cotejo/lexicon.hpp"

namespace cotejo {
namespace {

constexpr char kAnyLetters = '*', kPrefixEnd = '|';

bool is_mark(std::string_view written) {
  return written.size() == 1 && (written[0] == kAnyLetters || written[0] == kPrefixEnd);
}

/// Neighbours of which one is a mark, and nothing between them.
bool is_joined(std::string_view term, const Word& a, const Word& b) {
  return a.range.end == b.range.begin && (is_mark(slice(term, a.range)) || is_mark(slice(term, b.range))) &&
         (a.kind != WordKind::sign || is_mark(slice(term, a.range))) &&
         (b.kind != WordKind::sign || is_mark(slice(term, b.range)));
}

std::string folded_form(const Word&, std::string_view written) { return fold(written); }

/// Words and marks without space between them, as one word: what follows a '|' may be anything.
TermWord joined(std::string_view term, std::span<const Word> parts) {
  TermWord out;
  for (const Word& part : parts) {
    const std::string_view written = slice(term, part.range);
    if (written == "*" || written == "|") {
      if (!out.folded.ends_with(kAnyLetters)) out.folded += kAnyLetters;
      out.is_pattern = true;
      if (written == "|") break;
    } else {
      out.folded += fold(written);
    }
  }
  return out;
}

}  // namespace

bool TermWord::covers(std::string_view word) const {
  std::string_view pattern = folded;
  const std::string_view begin = beginning();
  if (!word.starts_with(begin)) return false;
  word.remove_prefix(begin.size());
  pattern.remove_prefix(begin.size() + 1);
  for (std::size_t star = pattern.find(kAnyLetters); star != std::string_view::npos; star = pattern.find(kAnyLetters)) {
    const std::size_t found = word.find(pattern.substr(0, star));
    if (found == std::string_view::npos) return false;
    word.remove_prefix(found + star);
    pattern.remove_prefix(star + 1);
  }
  return word.ends_with(pattern);
}

std::vector<TermWord> term_words(std::string_view term) { return term_words(term, folded_form); }

std::vector<TermWord> term_words(std::string_view term, const ComparedForm& form) {
  const std::vector<Word> words = split_words(term);
  std::vector<TermWord> out;
  for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
    for (end = begin + 1; end < words.size() && is_joined(term, words[end - 1], words[end]); ++end) {
    }
    if (end == begin + 1 && !is_mark(slice(term, words[begin].range))) {
      out.push_back({form(words[begin], slice(term, words[begin].range)), false});
    } else if (TermWord word = joined(term, std::span(words).subspan(begin, end - begin)); word.folded != "*") {
      out.push_back(std::move(word));
    }
  }
  return out;
}

std::string without_marks(std::string_view term) {
  const std::vector<Word> words = split_words(term);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const bool touches = (k > 0 && is_joined(term, words[k - 1], words[k])) ||
                         (k + 1 < words.size() && is_joined(term, words[k], words[k + 1]));
    if (!is_mark(slice(term, words[k].range)) || !touches) continue;
    out += term.substr(copied, words[k].range.begin - copied);
    copied = words[k].range.end;
  }
  return out += term.substr(copied);
}

}  // namespace cotejo
