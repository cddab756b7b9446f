// Sentence pairs from what a bitext comes in: TMX, lines of two columns, two texts side by side.
#include <algorithm>

#include "cotejo/lexicon.hpp"
#include "cotejo/tm.hpp"

namespace cotejo {
namespace {

using namespace std::string_view_literals;

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

/// As UTF-8, in `buffer` where the bytes are not that themselves. Whether they are sound is looked at line by line,
/// which has its place to tell; a guessed encoding would teach the model a language of garbage.
Result<std::string_view> text_of(const BitextFile& file, std::string& buffer) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (file.bytes.starts_with(kUtf8Mark)) return file.bytes.substr(kUtf8Mark.size());
  if (!has_utf16_mark(file.bytes)) return file.bytes;
  Result<DecodedText> decoded = decode(file.bytes, file.name);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  buffer = std::move(decoded->utf8);
  return buffer;
}

bool is_tmx(std::string_view name, std::string_view text) {
  return fold(name).ends_with(".tmx") || text.starts_with("<?xml") || text.starts_with("<tmx") ||
         text.starts_with("<!DOCTYPE tmx");
}

/// Takes the lines of a text one after the other, without their ends.
class LineReader {
 public:
  LineReader(std::string_view text, std::string_view name) : rest_(text), name_(name) {}

  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  Result<std::string_view> next() {
    ++number_;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (find_invalid_utf8(line) != std::string_view::npos) return fail(Errc::encoding, where(), "not UTF-8");
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  /// Of the line next() gave last.
  [[nodiscard]] std::string where() const { return std::string(name_) + ":" + std::to_string(number_); }

 private:
  std::string_view rest_, name_;
  std::size_t number_ = 0;
};

std::size_t count_lines(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  return ends + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

/// Hands on what is a pair, and counts.
class PairSink {
 public:
  explicit PairSink(const TakePair& take) : take_(take) {}

  void add(std::string_view es, std::string_view en) {
    const bool is_pair = !es.empty() && !en.empty();
    ++(is_pair ? counts_.pairs : counts_.passed_over);
    if (is_pair) take_(es, en);
  }
  [[nodiscard]] const BitextCounts& counts() const { return counts_; }

 private:
  const TakePair& take_;
  BitextCounts counts_;
};

Result<void> add_columns(std::string_view line, const LineReader& lines, PairSink& sink) {
  const auto tabs = static_cast<std::size_t>(std::ranges::count(line, '\t'));
  if (tabs < 1 || tabs > 2) {
    return fail(Errc::malformed, lines.where(), "expected 2 or 3 tab-separated fields, found {1}",
                std::to_string(tabs + 1));
  }
  if (tabs == 2) line.remove_prefix(line.find('\t') + 1);
  const std::size_t tab = line.find('\t');
  sink.add(line.substr(0, tab), line.substr(tab + 1));
  return {};
}

Result<BitextCounts> scan_columns(std::string_view text, std::string_view name, const TakePair& take) {
  PairSink sink(take);
  LineReader lines(text, name);
  while (!lines.is_done()) {
    const Result<std::string_view> line = lines.next();
    if (!line) return tl::unexpected(line.error());
    if (line->empty()) continue;
    if (const Result<void> added = add_columns(*line, lines, sink); !added) return tl::unexpected(added.error());
  }
  return sink.counts();
}

Result<BitextCounts> scan_units(const BitextFile& file, const TakePair& take) {
  const Result<TmxCounts> counts = scan_tmx(file.bytes, file.name, [&](const TmUnit& unit) { take(unit.es, unit.en); });
  if (!counts) return tl::unexpected(counts.error());
  if (counts->units == 0) {
    return fail(Errc::unsuitable, std::string(file.name),
                "no unit with text in both languages (expected variants of es and en)");
  }
  return BitextCounts{counts->units, counts->passed_over};
}

Result<BitextCounts> scan_side_by_side(LineReader es, LineReader en, const TakePair& take) {
  PairSink sink(take);
  while (!es.is_done()) {
    const Result<std::string_view> es_line = es.next();
    if (!es_line) return tl::unexpected(es_line.error());
    const Result<std::string_view> en_line = en.next();
    if (!en_line) return tl::unexpected(en_line.error());
    sink.add(*es_line, *en_line);
  }
  return sink.counts();
}

}  // namespace

Result<BitextCounts> scan_bitext(const BitextFile& file, const TakePair& take) {
  std::string buffer;
  const Result<std::string_view> text = text_of(file, buffer);
  if (!text) return tl::unexpected(text.error());
  return is_tmx(file.name, *text) ? scan_units(file, take) : scan_columns(*text, file.name, take);
}

Result<BitextCounts> scan_parallel(const BitextFile& es, const BitextFile& en, const TakePair& take) {
  std::string es_buffer, en_buffer;
  const Result<std::string_view> es_text = text_of(es, es_buffer);
  if (!es_text) return tl::unexpected(es_text.error());
  const Result<std::string_view> en_text = text_of(en, en_buffer);
  if (!en_text) return tl::unexpected(en_text.error());
  const std::size_t es_lines = count_lines(*es_text), en_lines = count_lines(*en_text);
  if (es_lines != en_lines) {
    return fail(Errc::malformed, std::string(es.name), "the number of lines is {1}, but {2} in {3} (expected the same)",
                std::to_string(es_lines), std::to_string(en_lines), std::string(en.name));
  }
  return scan_side_by_side({*es_text, es.name}, {*en_text, en.name}, take);
}

}  // namespace cotejo
