#include "article/runs.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cotejo/text.hpp"
#include "document/html_tags.hpp"
#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

bool is_space_byte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

constexpr std::size_t kLongestFunctionWord = 12;

bool is_function_word(std::string_view word) {
  if (word.size() > kLongestFunctionWord) return false;
  std::array<char, kLongestFunctionWord> lower{};
  std::size_t size = 0;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    lower[size++] = ascii::to_lower(c);
  }
  const std::string_view folded(lower.data(), size);
  return cotejo::is_function_word(Side::es, folded) || cotejo::is_function_word(Side::en, folded);
}

/// Counts what stands in a piece of source without tags. General punctuation beyond ASCII (“ ” — …) separates words.
class Counter {
 public:
  void add(std::string_view text, bool is_link) {
    const std::uint32_t before = counts_.chars;
    for (std::size_t at = 0; at < text.size();) at = step(text, at);
    if (is_link) counts_.links += counts_.chars - before;
  }
  void add_gap() { last_stop_ = false; }

  [[nodiscard]] const TextCounts& counts() const { return counts_; }
  [[nodiscard]] bool ends_sentence() const { return ends_sentence_; }

 private:
  std::size_t step(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (is_space_byte(c)) {
      if (last_stop_) ++counts_.stops;
      last_stop_ = false;
      return at + 1;
    }
    if (c == '&') return step_reference(text, at);
    if (is_punctuation_beyond_ascii(text, at)) return step_mark(text, at);
    if (!is_word_byte(c)) {
      ++counts_.chars;
      if (is_stop(c)) last_stop_ = true;
      const bool closes = c == '"' || c == ')' || c == '\'' || c == ']';
      ends_sentence_ = is_stop(c) || c == ':' || c == ';' || (closes && ends_sentence_);
      return at + 1;
    }
    return step_word(text, at);
  }

  std::size_t step_word(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    for (; at < text.size() && is_word_byte(text[at]) && !is_punctuation_beyond_ascii(text, at); ++at) {
      counts_.chars += is_continuation(text[at]) ? 0 : 1;
    }
    ++counts_.words;
    if (is_function_word(text.substr(begin, at - begin))) ++counts_.function_words;
    last_stop_ = ends_sentence_ = false;
    return at;
  }

  /// U+2000 to U+206F, « and », ¿ and ¡, no-break space; ideographic stops count as stops.
  static bool is_punctuation_beyond_ascii(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first == 0xE2) return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x81;
    if (first == 0xE3) return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80;
    if (first != 0xC2 || at + 1 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return second == 0xA0 || second == 0xA1 || second == 0xAB || second == 0xBB || second == 0xBF;
  }

  /// U+200B to U+200F: no width, or a direction.
  static bool is_unseen(std::string_view mark) {
    return mark.size() == 3 && mark.substr(0, 2) == "\xE2\x80" && mark[2] >= '\x8B' && mark[2] <= '\x8F';
  }

  std::size_t step_mark(std::string_view text, std::size_t at) {
    const bool is_space = text.substr(at, 2) == "\xC2\xA0";
    const std::size_t size = static_cast<unsigned char>(text[at]) >= 0xE0 ? 3 : 2;
    const std::string_view mark = text.substr(at, size);
    if (is_space && last_stop_) ++counts_.stops;
    if (is_space) last_stop_ = false;
    if (is_unseen(mark)) return at + size;
    if (!is_space) ++counts_.chars;
    const bool is_end = mark == "…" || mark == "。";
    if (is_end) last_stop_ = true;
    const bool closes = mark == "”" || mark == "’" || mark == "»";
    if (!is_space) ends_sentence_ = is_end || (closes && ends_sentence_);
    return std::min(at + size, text.size());
  }

  std::size_t step_reference(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 10;
    const std::size_t size = text.substr(at, kLongest + 1).find(';');
    if (size == std::string_view::npos) {
      ++counts_.chars;
      return at + 1;
    }
    const std::size_t end = at + size;
    const std::string_view name = text.substr(at, end - at);
    const bool is_space = name == "&nbsp" || name == "&#160" || name == "&#xA0";
    if (!is_space) ++counts_.chars;
    const bool keeps = is_space || name == "&quot" || name == "&rdquo" || name == "&#8221" || name == "&raquo" ||
                       name == "&rsquo" || name == "&#8217";
    if (!keeps) ends_sentence_ = name == "&hellip" || name == "&#8230";
    if (is_space && last_stop_) ++counts_.stops;
    if (is_space) last_stop_ = false;
    return end + 1;
  }

  TextCounts counts_;
  bool last_stop_ = false, ends_sentence_ = false;
};

struct OpenBlock {
  std::uint32_t node, end;
  BlockKind kind;
  Roles around;
  bool is_quote;
};

class RunFinder {
 public:
  explicit RunFinder(const Page& page) : page_(page) {
    found_.first_run.resize(page.nodes.size() + 1);
    found_.roles.resize(page.nodes.size());
    blocks_.push_back({0, static_cast<std::uint32_t>(page.nodes.size()), BlockKind::paragraph, 0, false});
  }

  PageRuns run() && {
    const auto size = static_cast<std::uint32_t>(page_.nodes.size());
    for (std::uint32_t node = 1; node < size; node = visit(node)) leave_blocks(node);
    end_run();
    std::uint32_t before = 0;
    for (std::uint32_t node = 0; node <= size; ++node) {
      found_.first_run[node] = before;
      if (before < found_.runs.size() && found_.runs[before].first == node) ++before;
    }
    return std::move(found_);
  }

 private:
  std::uint32_t visit(std::uint32_t node) {
    const PageNode& what = page_.nodes[node];
    if (what.is_text) {
      add_text(node);
      return node + 1;
    }
    found_.roles[node] = roles_of(page_, node);
    if (what.tag == GUMBO_TAG_BR) return line_end(node);
    if (unread_tags().has(what.tag) && what.tag != GUMBO_TAG_HEAD) return what.end;
    if (what.tag == GUMBO_TAG_A) link_end_ = std::max(link_end_, what.end);
    if (block_tags().has(what.tag) && what.tag != GUMBO_TAG_BODY) enter_block(node);
    return node + 1;
  }

  std::uint32_t line_end(std::uint32_t node) {
    counter_.add_gap();
    if (++line_ends_ == 2) end_run();
    return node + 1;
  }

  void enter_block(std::uint32_t node) {
    end_run();
    const PageNode& what = page_.nodes[node];
    const OpenBlock& outer = blocks_.back();
    BlockKind kind = kind_of(what.tag, outer.kind);
    if (what.tag == GUMBO_TAG_FIGURE) kind = BlockKind::caption;
    blocks_.push_back({node, what.end, kind, static_cast<Roles>(outer.around | found_.roles[node]),
                       outer.is_quote || what.tag == GUMBO_TAG_BLOCKQUOTE});
  }

  void leave_blocks(std::uint32_t node) {
    while (blocks_.size() > 1 && blocks_.back().end <= node) {
      end_run();
      blocks_.pop_back();
    }
  }

  void add_text(std::uint32_t node) {
    const std::string_view text = page_.source_of(node);
    const bool is_blank = std::ranges::all_of(text, is_space_byte);
    if (is_blank) return counter_.add(" ", false);
    if (!open_) {
      open_ = TextRun{.first = node,
                      .block = blocks_.back().node,
                      .kind = blocks_.back().kind,
                      .around = blocks_.back().around,
                      .is_quote = blocks_.back().is_quote};
    }
    line_ends_ = 0;
    counter_.add(text, node < link_end_);
    open_->end = node + 1;
  }

  void end_run() {
    line_ends_ = 0;
    if (open_ && counter_.counts().chars > 0) {
      open_->counts = counter_.counts();
      open_->ends_sentence = counter_.ends_sentence();
      found_.runs.push_back(*open_);
    }
    open_.reset();
    counter_ = {};
  }

  const Page& page_;
  PageRuns found_;
  std::vector<OpenBlock> blocks_;
  std::optional<TextRun> open_;
  Counter counter_;
  std::uint32_t link_end_ = 0;
  int line_ends_ = 0;
};

}  // namespace

PageRuns find_runs(const Page& page) { return RunFinder(page).run(); }

std::string text_of(const Page& page, const TextRun& run, Entities& entities) {
  std::string text;
  for (std::uint32_t node = run.first; node < run.end;) {
    const PageNode& what = page.nodes[node];
    if (what.is_text) text.append(entities.decode(page.source_of(node)));
    if (!what.is_text && what.tag == GUMBO_TAG_BR) text.push_back(' ');
    node = !what.is_text && unread_tags().has(what.tag) ? what.end : node + 1;
  }
  std::string collapsed;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    const char32_t c = next_code_point(text, next);
    if (!is_space(c))
      collapsed.append(text, at, next - at);
    else if (!collapsed.empty() && collapsed.back() != ' ')
      collapsed.push_back(' ');
  }
  if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
  return collapsed;
}

}  // namespace cotejo::detail
