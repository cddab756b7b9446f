// Plain text. A blank line ends a paragraph, and so does every line end, unless the text is hard-wrapped: broken at a
// width, in the middle of its sentences. A line was broken at a width when the next line's first word would not have
// fitted on it any more, which is rare by chance; and a sentence goes on when no full stop comes before the break and
// no capital after it. A text is hard-wrapped when most of its line ends are both. Linear in the text.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "document/line_ends.hpp"
#include "document/readers.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kNarrowest = 30;  // code points; lines of less are lists and verse, not running text
constexpr std::size_t kLongLines = 50;  // one line in so many may stick out over the width: addresses, tables
constexpr std::size_t kHeading = 150;   // code points a heading may have

/// A line of the text and what of its looks matters. Lengths in code points.
struct Line {
  ByteRange visible;       ///< without white space at its ends
  std::size_t indent = 0;  ///< white space before
  std::size_t length = 0;  ///< with the indentation
  std::size_t first_word = 0;
  bool is_item = false;      ///< begins with a list's mark
  bool is_finished = false;  ///< ends as a sentence does
  bool is_capital = false;   ///< begins with a capital letter

  [[nodiscard]] bool is_blank() const { return visible.empty(); }
};

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U' ' : next_code_point(text, at);
}

/// The last code point. Requires well-formed UTF-8.
char32_t last_code_point(std::string_view text) {
  const std::size_t window = std::min<std::size_t>(text.size(), 4);
  std::string_view tail = text.substr(text.size() - window);
  char32_t last = U' ';
  for (std::size_t at = 0; at < tail.size();) last = next_code_point(tail, at);
  return last;
}

bool is_any_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Quotes and brackets may stand after the stop.
bool ends_sentence(std::string_view text) {
  while (!text.empty() && is_any_of(last_code_point(text), U"\"'”’»)]")) {
    text.remove_suffix(1);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) text.remove_suffix(1);
  }
  return is_any_of(last_code_point(text), U".!?…:;");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "1. ", "12) ", "a) "
bool has_number_mark(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  const bool is_letter = digits == 0 && text.size() > 1 && text[0] >= 'a' && text[0] <= 'z' && text[1] == ')';
  const std::size_t mark = is_letter ? 1 : digits;
  return mark > 0 && mark + 1 < text.size() && (text[mark] == '.' || text[mark] == ')') && text[mark + 1] == ' ';
}

/// "- ", "• " and the like, or a number.
bool has_item_mark(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t mark = next_code_point(text, at);
  if (is_any_of(mark, U"-*•·▪◦‣●")) return at < text.size() && (text[at] == ' ' || text[at] == '\t');
  return has_number_mark(text);
}

Line make_line(std::string_view text, ByteRange range) {
  Line line{.visible = trim(text, range)};
  if (line.is_blank()) return line;
  const std::string_view visible = slice(text, line.visible);
  const char32_t first = first_code_point(visible);
  line.indent = count_code_points(text.substr(range.begin, line.visible.begin - range.begin));
  line.length = line.indent + count_code_points(visible);
  line.first_word = count_code_points(visible.substr(0, visible.find_first_of(" \t")));
  line.is_item = has_item_mark(visible);
  line.is_finished = ends_sentence(visible);
  line.is_capital = u_isupper(static_cast<UChar32>(first)) || u_istitle(static_cast<UChar32>(first));
  return line;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  detail::LineEnds ends(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = ends.end_of_line(begin);
    lines.push_back(make_line(text, {begin, end}));
    begin = ends.next_line(end);
  }
  return lines;
}

// --- Hard-wrapping -------------------------------------------------------------------------------------------------

/// The length that hardly any line goes beyond; 0 without lines.
std::size_t common_width(const std::vector<Line>& lines) {
  std::vector<std::size_t> lengths;
  for (const Line& line : lines) {
    if (!line.is_blank()) lengths.push_back(line.length);
  }
  if (lengths.empty()) return 0;
  const auto at = lengths.end() - 1 - static_cast<std::ptrdiff_t>(lengths.size() / kLongLines);
  std::ranges::nth_element(lengths, at);
  return *at;
}

/// The next line's first word would not have fitted on this one.
bool is_full(const Line& line, const Line& next, std::size_t width) {
  return line.length + 1 + next.first_word > width;
}

bool goes_on(const Line& line, const Line& next) { return !line.is_finished && !next.is_capital && !next.is_item; }

/// What width the text was wrapped at; 0: it was not.
std::size_t wrap_width(const std::vector<Line>& lines) {
  const std::size_t width = common_width(lines);
  if (width < kNarrowest) return 0;
  std::size_t borders = 0, wrapped = 0;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const Line &line = lines[k - 1], &next = lines[k];
    if (line.is_blank() || next.is_blank()) continue;
    ++borders;
    wrapped += is_full(line, next, width) && goes_on(line, next) ? 1 : 0;
  }
  return 2 * wrapped > borders ? width : 0;
}

/// Whether `next` continues the paragraph of `line` in a text wrapped at `width`. `in_item`: that paragraph is a list
/// item, whose further lines stand deeper than its first.
bool continues(const Line& line, const Line& next, std::size_t width, bool in_item) {
  if (width == 0) return false;
  // "between 2 and⏎4. The next": a number at the begin of a line need not be a list's.
  if (next.is_item && (in_item || line.is_finished || !is_full(line, next, width))) return false;
  if (next.indent > line.indent && !in_item) return false;  // the first line of a paragraph
  return is_full(line, next, width) || goes_on(line, next);
}

// --- Blocks --------------------------------------------------------------------------------------------------------

/// The lines [first, last] are one block.
struct Paragraph {
  std::size_t first = 0, last = 0;
};

std::vector<Paragraph> find_paragraphs(const std::vector<Line>& lines, std::size_t width) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (lines[k].is_blank()) continue;
    const bool has_open = !paragraphs.empty() && paragraphs.back().last + 1 == k;
    if (has_open && continues(lines[k - 1], lines[k], width, lines[paragraphs.back().first].is_item)) {
      paragraphs.back().last = k;
    } else {
      paragraphs.push_back({k, k});
    }
  }
  return paragraphs;
}

bool looks_like_heading(const Line& line) { return !line.is_item && !line.is_finished && line.length <= kHeading; }

/// One short line that ends without a stop, over a text that does not look like it; or the first of all.
bool is_heading(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t k) {
  const auto is_line_like_heading = [&](const Paragraph& paragraph) {
    return paragraph.first == paragraph.last && looks_like_heading(lines[paragraph.first]);
  };
  if (!is_line_like_heading(paragraphs[k]) || k + 1 == paragraphs.size()) return false;
  const Line& next = lines[paragraphs[k + 1].first];
  return k == 0 ||
         (!is_line_like_heading(paragraphs[k + 1]) && !next.is_item &&
          (paragraphs[k + 1].first < paragraphs[k + 1].last || next.length > lines[paragraphs[k].first].length));
}

BlockKind kind_of(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t k) {
  if (lines[paragraphs[k].first].is_item) return BlockKind::list_item;
  return is_heading(lines, paragraphs, k) ? BlockKind::heading : BlockKind::paragraph;
}

std::vector<Block> find_blocks(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const std::vector<Paragraph> paragraphs = find_paragraphs(lines, wrap_width(lines));
  std::vector<Block> blocks;
  blocks.reserve(paragraphs.size());
  for (std::size_t k = 0; k < paragraphs.size(); ++k) {
    const auto [first, last] = paragraphs[k];
    blocks.push_back({kind_of(lines, paragraphs, k), {lines[first].visible.begin, lines[last].visible.end}});
  }
  return blocks;
}

std::vector<Block> line_blocks(std::string_view text) {
  std::vector<Block> blocks;
  for (const Line& line : split_lines(text)) {
    if (!line.is_blank()) blocks.push_back({BlockKind::paragraph, line.visible});
  }
  return blocks;
}

Result<Document> parse_txt(std::string_view bytes, std::string_view name, const DocumentOptions& options) {
  Result<DecodedText> decoded = decode(bytes, name, {.encoding = options.encoding, .hint = {}});
  if (!decoded) return tl::unexpected(std::move(decoded).error());
  Document document = detail::begin_document(detail::kTxtReader.name, name, *decoded);
  document.text = std::move(decoded->utf8);
  document.blocks = options.one_sentence_a_line ? line_blocks(document.text) : find_blocks(document.text);
  if (document.blocks.empty()) return fail(Errc::empty, std::string(name), "no text in it");
  document.source = SourceMap::identity(document.text);
  return document;
}

constexpr std::array<std::string_view, 2> kTextExtensions{".txt", ".text"};

}  // namespace

constinit const DocumentReader detail::kTxtReader{"txt", kTextExtensions, nullptr, parse_txt};

}  // namespace cotejo
